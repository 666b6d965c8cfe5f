package dev.weir.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Suspicion;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandingsTest {

    private static final Entity ACTOR = Entity.of("customer", "u1");
    private static final String CAMPAIGN = "ratings/film:1/5";

    @Test
    void aMemberIsSuspendedAndItsPartRetracted() {
        Standings.Outcome outcome = member(null, CAMPAIGN, "film:1", "film:2");
        assertThat(outcome.change())
                .isEqualTo(new StandingChange(ACTOR, Standing.SUSPENDED, 5, 9, CAMPAIGN, "because"));
        assertThat(outcome.retractions())
                .containsExactly(new Retraction(
                        CAMPAIGN + " customer:u1 1",
                        Retraction.Op.RETRACT,
                        ACTOR,
                        List.of("ratings"),
                        5,
                        List.of("film:1", "film:2"),
                        null,
                        "because",
                        CAMPAIGN,
                        9));
        assertThat(outcome.after().now()).isEqualTo(Standing.SUSPENDED);
    }

    @ParameterizedTest
    @EnumSource
    void saidTwiceIsSaidOnce(Suspicion.Kind kind) {
        StandingMemory suspended = member(null, CAMPAIGN, "film:1").after();
        StandingMemory once = apply(suspended, kind, CAMPAIGN, "film:1").after();
        Standings.Outcome twice = apply(once, kind, CAMPAIGN, "film:1");
        assertThat(twice.after()).isSameAs(once);
        assertThat(twice.change()).isNull();
        assertThat(twice.retractions()).isEmpty();
    }

    @Test
    void aSuspendedOneLosesOnlyWhatIsNew() {
        StandingMemory suspended = member(null, CAMPAIGN, "film:1").after();
        Standings.Outcome more = member(suspended, "ratings/film:2/7", "film:1", "film:2");
        assertThat(more.change()).isNull();
        assertThat(more.retractions()).singleElement().satisfies(retraction -> {
            assertThat(retraction.id()).isEqualTo("ratings/film:2/7 customer:u1 2");
            assertThat(retraction.objects()).containsExactly("film:2");
        });
        assertThat(more.after().campaign()).isEqualTo(CAMPAIGN);
    }

    /** A campaign a day for years: what is kept of the contributor ends somewhere, and what is taken back is what is kept. */
    @Test
    void whoIsFoundForYearsIsNotKeptWithAllThatItWasFoundOn() {
        StandingMemory standing = StandingMemory.CLEAR;
        int takenBack = 0;
        for (int day = 0; day < 1_000; day++) {
            int campaign = day;
            Standings.Outcome outcome = member(
                    standing,
                    "ratings/film:" + day + "/5",
                    IntStream.range(0, Suspicion.MAX_OBJECTS)
                            .mapToObj(i -> "film:" + campaign + "/" + i)
                            .toArray(String[]::new));
            standing = outcome.after();
            takenBack += outcome.retractions().stream()
                    .mapToInt(entry -> entry.objects().size())
                    .sum();
        }
        assertThat(Standings.named(standing, "ratings")).isEqualTo(Standings.MOST_NAMED);
        assertThat(takenBack).isEqualTo(Standings.MOST_NAMED);
        assertThat(standing.now()).isEqualTo(Standing.SUSPENDED);
        assertThat(Standings.apply(standing, suspicion(Suspicion.Kind.MEMBER, CAMPAIGN, "film:new"), "views")
                        .retractions())
                .as("another stream has room of its own")
                .hasSize(1);
    }

    @Test
    void anObjectOfTheSameNameOnAnotherStreamIsNew() {
        StandingMemory suspended = member(null, CAMPAIGN, "film:1").after();
        Suspicion other = suspicion(Suspicion.Kind.MEMBER, CAMPAIGN, "film:1");
        assertThat(Standings.apply(suspended, other, "views").retractions())
                .singleElement()
                .satisfies(retraction -> assertThat(retraction.streams()).containsExactly("views"));
    }

    @Test
    void whatIsExplainedIsReinstatedEntryForEntry() {
        StandingMemory first = member(null, CAMPAIGN, "film:1").after();
        StandingMemory second = member(first, CAMPAIGN, "film:1", "film:2").after();
        Standings.Outcome cleared = apply(second, Suspicion.Kind.EXPLAINED, CAMPAIGN, "film:1");
        assertThat(Objects.requireNonNull(cleared.change()).standing()).isEqualTo(Standing.CLEAR);
        assertThat(cleared.retractions()).extracting(Retraction::op).containsOnly(Retraction.Op.REINSTATE);
        assertThat(cleared.retractions())
                .extracting(Retraction::reverses)
                .containsExactly(CAMPAIGN + " customer:u1 1", CAMPAIGN + " customer:u1 2");
        assertThat(cleared.retractions())
                .extracting(Retraction::id)
                .containsExactly(CAMPAIGN + " customer:u1 3", CAMPAIGN + " customer:u1 4");
        assertThat(cleared.after().inForce()).isEmpty();

        Standings.Outcome again = member(cleared.after(), CAMPAIGN, "film:1");
        assertThat(again.retractions())
                .as("an id is never used twice")
                .extracting(Retraction::id)
                .containsExactly(CAMPAIGN + " customer:u1 5");
    }

    @Test
    void anotherCampaignsExplanationChangesNothing() {
        StandingMemory suspended = member(null, CAMPAIGN, "film:1").after();
        assertThat(apply(suspended, Suspicion.Kind.EXPLAINED, "other", "film:1").after())
                .isSameAs(suspended);
    }

    @ParameterizedTest
    @EnumSource(names = {"ALLOWED", "EXCLUDED"})
    void whatAPersonOrTwoFamiliesDecidedStays(Standing standing) {
        StandingMemory decided = new StandingMemory(standing.name(), "", 0, 0, 0, List.of());
        for (Suspicion.Kind kind : Suspicion.Kind.values()) {
            Standings.Outcome outcome = apply(decided, kind, CAMPAIGN, "film:1");
            assertThat(outcome.after()).isSameAs(decided);
            assertThat(outcome.change()).isNull();
            assertThat(outcome.retractions()).isEmpty();
        }
    }

    @Test
    void whoWasOnlyWatchedIsSuspended() {
        StandingMemory watched = new StandingMemory(Standing.WATCHED.name(), "", 0, 0, 0, List.of());
        assertThat(member(watched, CAMPAIGN, "film:1").after().now()).isEqualTo(Standing.SUSPENDED);
    }

    private static Standings.Outcome member(@Nullable StandingMemory before, String campaign, String... objects) {
        return apply(before, Suspicion.Kind.MEMBER, campaign, objects);
    }

    private static Standings.Outcome apply(
            @Nullable StandingMemory before, Suspicion.Kind kind, String campaign, String... objects) {
        return Standings.apply(before, suspicion(kind, campaign, objects), "ratings");
    }

    private static Suspicion suspicion(Suspicion.Kind kind, String campaign, String... objects) {
        return new Suspicion(0, ACTOR, kind, campaign, List.of(objects), 5, 9, 12.5, 40, "because");
    }
}
