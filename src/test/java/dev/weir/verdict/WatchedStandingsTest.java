package dev.weir.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Entity;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Suspicion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the company that a contributor keeps does to its standing. */
class WatchedStandingsTest {

    private static final Entity ACTOR = Entity.of("customer", "u1");
    private static final String CAMPAIGN = "ratings/film:1/5";

    @Test
    void whoKeepsOddCompanyIsWatchedAndThenClear() {
        // When
        Standings.Outcome watched = watch(null);

        // Then: told, nothing taken back
        assertThat(watched.change()).isEqualTo(new StandingChange(ACTOR, Standing.WATCHED, 9, 9, null, "odd"));
        assertThat(watched.retractions()).isEmpty();
        assertThat(watched.after().now()).isEqualTo(Standing.WATCHED);
        assertThat(watched.after().strongestWatch())
                .isEqualTo(new StandingMemory.Watch("ratings", 3.5, 1.5, 4.25, "odd"));

        // When
        Standings.Outcome lifted = unwatch(watched.after());

        // Then
        assertThat(lifted.change()).isEqualTo(new StandingChange(ACTOR, Standing.CLEAR, 9, 9, null, "usual"));
        assertThat(lifted.after()).isEqualTo(StandingMemory.CLEAR);
    }

    @Test
    void saidTwiceIsSaidOnce() {
        StandingMemory watched = watch(null).after();
        assertThat(watch(watched).after()).isEqualTo(watched);
        assertThat(watch(watched).change()).isNull();
        StandingMemory lifted = unwatch(watched).after();
        assertThat(unwatch(lifted).after()).isEqualTo(lifted);
        assertThat(unwatch(lifted).change()).isNull();
    }

    @Test
    void whoIsWatchedAndThenSuspendedIsWatchedAgainOnceThatIsExplained() {
        StandingMemory watched = watch(null).after();
        Standings.Outcome suspended = member(watched, Suspicion.Kind.MEMBER);
        assertThat(suspended.after().now()).isEqualTo(Standing.SUSPENDED);
        Standings.Outcome explained = member(suspended.after(), Suspicion.Kind.EXPLAINED);
        assertThat(explained.change().standing()).isEqualTo(Standing.WATCHED);
        assertThat(explained.after().now()).isEqualTo(Standing.WATCHED);
        assertThat(unwatch(explained.after()).after().now()).isEqualTo(Standing.CLEAR);
    }

    @Test
    void aSuspensionOutranksWhatIsWatched() {
        // Given
        StandingMemory suspended = member(null, Suspicion.Kind.MEMBER).after();

        // When: watched meanwhile
        Standings.Outcome watched = watch(suspended);

        // Then: in mind, and told once the suspension is gone
        assertThat(watched.change()).isNull();
        assertThat(watched.after().now()).isEqualTo(Standing.SUSPENDED);
        assertThat(watched.after().inForce()).isEqualTo(suspended.inForce());
        assertThat(member(watched.after(), Suspicion.Kind.EXPLAINED).after().now())
                .isEqualTo(Standing.WATCHED);
        Standings.Outcome lifted = unwatch(watched.after());
        assertThat(lifted.change()).isNull();
        assertThat(lifted.after()).isEqualTo(suspended);
    }

    @ParameterizedTest
    @EnumSource(names = {"ALLOWED", "EXCLUDED"})
    void whatAPersonOrTwoFamiliesDecidedIsNotTouched(Standing standing) {
        StandingMemory decided = new StandingMemory(standing.name(), "", 0, 0, 0, List.of());
        assertThat(watch(decided).after()).isEqualTo(decided);
        assertThat(watch(decided).change()).isNull();
    }

    @Test
    void oneStreamIsEnoughToBeWatched() {
        StandingMemory both =
                Standings.apply(watch(null).after(), odd(), "reviews").after();
        assertThat(both.watches()).hasSize(2);
        StandingMemory one = unwatch(both).after();
        assertThat(one.now()).isEqualTo(Standing.WATCHED);
        assertThat(one.watches()).extracting(StandingMemory.Watch::stream).containsExactly("reviews");
    }

    @Test
    void inShadowItIsNotedAndNothingElse() {
        Standings.Outcome noted = Standings.noted(StandingMemory.CLEAR, odd(), "ratings");
        assertThat(noted.change()).isNull();
        assertThat(noted.after().now()).isEqualTo(Standing.CLEAR);
        assertThat(noted.after().strongestWatch()).isNotNull();
        Suspicion member = suspicion(Suspicion.Kind.MEMBER, CAMPAIGN);
        assertThat(Standings.noted(StandingMemory.CLEAR, member, "ratings").after())
                .isEqualTo(StandingMemory.CLEAR);
    }

    private static Standings.Outcome watch(@Nullable StandingMemory before) {
        return Standings.apply(before, odd(), "ratings");
    }

    private static Standings.Outcome unwatch(StandingMemory before) {
        Suspicion usual = new Suspicion(0, ACTOR, Suspicion.Kind.UNWATCHED, "", List.of(), 9, 9, 0, 40, "usual");
        return Standings.apply(before, usual, "ratings");
    }

    private static Standings.Outcome member(@Nullable StandingMemory before, Suspicion.Kind kind) {
        return Standings.apply(before, suspicion(kind, CAMPAIGN), "ratings");
    }

    private static Suspicion odd() {
        return new Suspicion(
                0,
                ACTOR,
                Suspicion.Kind.WATCHED,
                "",
                List.of(),
                9,
                9,
                4.25,
                40,
                "odd",
                new Suspicion.Company(3.5, 1.5));
    }

    private static Suspicion suspicion(Suspicion.Kind kind, String campaign) {
        return new Suspicion(0, ACTOR, kind, campaign, List.of("film:1", "film:2"), 5, 9, 12.5, 40, "because");
    }
}
