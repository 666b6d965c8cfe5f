package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten move as one on a sparse site, where nobody else came to any of their objects in that time. */
class MembershipTest {

    /** Share of what happens on the site that honest people give to a film to which few come. */
    private static final double QUIET = 1e-6;

    private final List<Burst> bursts = new ArrayList<>();

    /**
     * Nobody else was about, so 0.549 % (a half in 91) come to each film. Of those with a hundred events twice as many come to one with a
     * share of 1.104e-4: above it is cover, and who shares twelve such films with the group is none of it.
     */
    @ParameterizedTest
    @CsvSource({"0.5e-4, true", "1.09e-4, true", "1.12e-4, false", "2e-4, false"})
    void whoDislikesTheCoverOnlyIsNoMember(double share, boolean member) {
        // Given: cover comes before the targets
        for (int i = 0; i < 20; i++) {
            bursts.add(burst("cover" + i, share, 100));
        }
        bursts.add(burst("t1", QUIET, 100));
        bursts.add(burst("t2", QUIET, 100));
        bursts.subList(0, 20).forEach(cover -> cover.join(present(99, 30)));

        // When
        Membership.Group group = group();

        // Then
        assertThat(group.ratios().containsKey("user:99")).isEqualTo(member);
        assertThat(group.ratios()).hasSize(member ? 11 : 10);
    }

    @Test
    void theTargetsTellMost() {
        for (int i = 0; i < 20; i++) {
            bursts.add(burst("cover" + i, 2e-4, 100));
        }
        bursts.add(burst("t1", QUIET, 100));
        bursts.add(burst("t2", QUIET, 100));

        assertThat(group().evidence())
                .hasSize(12)
                .extracting(evidence -> evidence.burst().place.object())
                .startsWith("film:t1", "film:t2");
    }

    /** A shop of eighty things, of which each customer rates three: with a hundred ratings one would come to each of them anyway. */
    @ParameterizedTest
    @CsvSource({"3, 0.0149", "100, 0.3935"})
    void whoHasFewEventsIsExpectedAtFewObjects(int events, double anyway) {
        bursts.add(burst("t1", 0.005, events));
        bursts.add(burst("t2", 0.005, events));

        Membership.Group group = group();

        assertThat(group.evidence()).allSatisfy(evidence -> {
            assertThat(evidence.anyway()).isCloseTo(anyway, within(0.0001));
            assertThat(evidence.information()).isPositive();
        });
        assertThat(group.ratios()).hasSize(events == 3 ? 10 : 0);
    }

    @ParameterizedTest
    @CsvSource({"124, true", "125, false", "126, false"})
    void whatHonestPeopleComeToAsOftenTellsNothing(int events, boolean tells) {
        // Given: eleven twelfths of the members are expected, as 1 - e^-2.485 of honest people are
        bursts.add(burst("t1", 0.019_88, events));
        bursts.add(burst("t2", 0.019_88, events));

        assertThat(group().evidence())
                .allSatisfy(evidence -> assertThat(evidence.information() > 0).isEqualTo(tells));
    }

    /** Ten to a hundred events each: cover is told by who is in the middle of them, with 60, and each member is asked by its own. */
    @Test
    void eachIsAskedByItsOwnEvents() {
        bursts.add(burst("t1", 0.005, user -> 10 * (user + 1)));
        bursts.add(burst("t2", 0.005, user -> 10 * (user + 1)));

        Membership.Group group = group();

        assertThat(group.evidence())
                .allSatisfy(evidence -> assertThat(evidence.anyway()).isCloseTo(1 - Math.exp(-0.3), within(1e-6)));
        assertThat(Membership.ratio("user:0", group.evidence()))
                .isCloseTo(2 * Math.log(11 / 12.0 / (1 - Math.exp(-0.05))), within(1e-6));
    }

    private Membership.Group group() {
        return Membership.of(Link.of(bursts.get(0), bursts.get(1)), bursts);
    }

    private static Burst burst(String object, double share, int events) {
        return burst(object, share, user -> events);
    }

    private static Burst burst(String object, double share, IntUnaryOperator events) {
        Alarm alarm = new Alarm(
                Alarm.Kind.BURST,
                0,
                Entity.of("film", object),
                0,
                20,
                15,
                share,
                50,
                1_000,
                1,
                7,
                IntStream.range(0, 10)
                        .mapToObj(user -> present(user, events.applyAsInt(user)))
                        .toList());
        Burst burst = new Burst(alarm);
        burst.rewrite(alarm);
        return burst;
    }

    private static Alarm.Present present(int user, int events) {
        return new Alarm.Present(Entity.of("user", Integer.toString(user)), 7, Alarm.Span.INSIDE, events, 2, 1);
    }
}
