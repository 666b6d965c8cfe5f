package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTest {

    /** -ln P(all ten of a hundred are the same ten) = ln(100 over 10) = 30.48. */
    private static final double OVERLAP = 30.48;

    @ParameterizedTest
    @CsvSource({"21.99, false", "22, true", "22.01, true"})
    void theWeakerOfTwoGatheringsOfTheSamePeopleDecides(double weaker, boolean campaign) {
        Link link = Link.of(gathering("a", weaker, 0, 10), gathering("b", 60, 0, 10));
        assertThat(link.strength()).isEqualTo(2 * weaker);
        assertThat(link.isCampaign()).isEqualTo(campaign);
    }

    @Test
    void gatheringsCountNoMoreThanTheirOverlap() {
        Link link = Link.of(gathering("a", 60, 0, 10), gathering("b", 60, 0, 10));
        assertThat(link.strength()).isCloseTo(2 * OVERLAP, within(0.02));
    }

    @Test
    void twoReleasesThatShareHalfOfTheirPeopleAreNoCampaign() {
        Link link = Link.of(gathering("a", 75, 0, 40), gathering("b", 75, 13, 53));
        assertThat(link.core()).hasSize(27);
        assertThat(link.isCampaign()).isFalse();
    }

    @Test
    void twoBurstsOfOneMindCountTheirScoresAndTheirOverlap() {
        Link link = Link.of(burst("a", 10, 10), burst("b", 10, 10));
        assertThat(link.strength()).isCloseTo(40 + OVERLAP, within(0.02));
        assertThat(link.isCampaign()).isTrue();
    }

    private static Burst gathering(String object, double presence, int from, int until) {
        return of(Alarm.Kind.GATHERING, object, presence, 0, from, until);
    }

    private static Burst burst(String object, double presence, double unanimity) {
        return of(Alarm.Kind.BURST, object, presence, unanimity, 0, 10);
    }

    private static Burst of(Alarm.Kind kind, String object, double presence, double unanimity, int from, int until) {
        Alarm alarm = new Alarm(
                kind,
                0,
                Entity.of("film", object),
                0,
                presence,
                unanimity,
                0,
                0,
                200,
                0,
                1,
                IntStream.range(from, until)
                        .mapToObj(user -> new Alarm.Present(
                                Entity.of("user", Integer.toString(user)), 1, Alarm.Span.INSIDE, 1, 1, 1))
                        .toList());
        Burst burst = new Burst(alarm);
        burst.rewrite(alarm);
        return burst;
    }
}
