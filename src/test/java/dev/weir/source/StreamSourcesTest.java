package dev.weir.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Alert;
import dev.weir.event.SourceStanding;
import dev.weir.event.SourceTally;
import dev.weir.wire.Passage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two sources with ten contributors an hour each, and what happens to one of them. */
class StreamSourcesTest {

    private static final int WEEKS = 24 * 28;
    private static final List<Integer> NO_VALUES = Collections.nCopies(Mix.BINS, 0);

    private final StreamSources sources = new StreamSources(3, "ratings", 8);
    private final List<Passage> said = new ArrayList<>();

    private static SourceTally part(String source, long hour, int visits, int newcomers, int held) {
        return new SourceTally(3, source, hour, visits, newcomers, held, 0, NO_VALUES, hour);
    }

    private void hour(long hour, SourceTally... parts) {
        for (SourceTally part : parts) {
            sources.take(part);
        }
        said.addAll(sources.closeBefore(hour + 1));
    }

    private void usual(long from, long to) {
        for (long hour = from; hour < to; hour++) {
            hour(hour, part("app", hour, 10, 1, 0), part("web", hour, 10, 1, 0));
        }
    }

    private List<Alert> alerts() {
        return said.stream()
                .filter(passage -> passage.what() == Passage.What.ALERT)
                .map(Passage::alert)
                .toList();
    }

    private List<Double> caps() {
        return said.stream()
                .filter(passage -> passage.what() == Passage.What.SOURCE_STANDING)
                .map(Passage::sourceStanding)
                .map(SourceStanding::cap)
                .toList();
    }

    @Test
    void fiveTimesTheContributorsAreSaidOnceAndCapTrustUntilTheHourThatIsUsualAgain() {
        usual(0, WEEKS);
        hour(WEEKS, part("app", WEEKS, 50, 1, 0), part("web", WEEKS, 10, 1, 0));
        hour(WEEKS + 1, part("app", WEEKS + 1, 50, 1, 0), part("web", WEEKS + 1, 10, 1, 0));
        assertThat(caps()).containsExactly(0.9);
        usual(WEEKS + 2, WEEKS + 5);
        assertThat(caps()).containsExactly(0.9, 1.0);
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.stream()).isEqualTo(3);
            assertThat(alert.type()).isEqualTo(Alert.Type.SOURCE_UNUSUAL);
            assertThat(alert.subject()).isEqualTo("ratings app volume");
            assertThat(alert.sentence())
                    .contains("50 contributors came within an hour, where 10 are usual", "since 1970-01-29T00:00:00Z");
            assertThat(alert.time()).isEqualTo((WEEKS + 1) * Tally.HOUR);
        });
    }

    @Test
    void aDayLaterTheSameIsNewsAgain() {
        usual(0, WEEKS);
        for (long hour : new long[] {WEEKS, WEEKS + 24, WEEKS + 49}) {
            usual(sources(hour), hour);
            hour(hour, part("app", hour, 50, 1, 0), part("web", hour, 10, 1, 0));
        }
        assertThat(alerts())
                .extracting(Alert::time)
                .containsExactly((WEEKS + 1) * Tally.HOUR, (WEEKS + 50) * Tally.HOUR);
    }

    private static long sources(long hour) {
        return hour == WEEKS ? WEEKS : hour == WEEKS + 24 ? WEEKS + 1 : WEEKS + 25;
    }

    @Test
    void whoRisesWithAllOthersIsNotUnusual() {
        usual(0, WEEKS);
        hour(WEEKS, part("app", WEEKS, 50, 1, 0), part("web", WEEKS, 50, 1, 0));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void newcomersAndWhatIsHeldStandOutThoughAsManyComeAsEver() {
        usual(0, WEEKS);
        hour(WEEKS, part("app", WEEKS, 10, 10, 10), part("web", WEEKS, 10, 1, 0));
        assertThat(alerts())
                .extracting(Alert::subject)
                .containsExactlyInAnyOrder("ratings app newcomers", "ratings app held");
    }

    @Test
    void aSourceThatFallsSilentIsSaidOnceUntilItComesBack() {
        usual(0, WEEKS);
        for (long hour = WEEKS; hour < WEEKS + 60; hour++) {
            hour(hour, part("web", hour, 10, 1, 0));
        }
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.subject()).isEqualTo("ratings app silence");
            assertThat(alert.sentence()).contains("0 contributors came since", "since 1970-01-29T00:00:00Z");
            assertThat(alert.time()).isLessThanOrEqualTo((WEEKS + 3) * Tally.HOUR);
        });
        usual(WEEKS + 60, WEEKS + 62);
        assertThat(caps()).containsExactly(0.9, 1.0);
        for (long hour = WEEKS + 62; hour < WEEKS + 70; hour++) {
            hour(hour, part("web", hour, 10, 1, 0));
        }
        assertThat(alerts()).hasSize(2);
    }

    @Test
    void ofASourceThatIsForgottenNothingIsSaidAnyMore() {
        usual(0, WEEKS);
        for (long hour = WEEKS; hour <= WEEKS + 90 * 24; hour++) {
            hour(hour, part("web", hour, 10, 1, 0));
        }
        assertThat(caps()).as("90 days later").containsExactly(0.9, 1.0);
        assertThat(sources.size()).isEqualTo(1);
    }

    @Test
    void aStreamThatSleepsMakesNoSourceSilent() {
        usual(0, WEEKS);
        usual(WEEKS + 500, WEEKS + 501);
        assertThat(said).isEmpty();
    }

    @Test
    void whatIsKnownForLessThanTwelveDaysIsNotJudged() {
        usual(0, 11 * 24);
        hour(11 * 24, part("app", 11 * 24, 1_000, 1_000, 1_000), part("web", 11 * 24, 10, 1, 0));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void partsOfAnHourAddUpAndOneThatIsOverTakesNoMore() {
        usual(0, WEEKS);
        hour(WEEKS, part("app", WEEKS, 25, 1, 0), part("app", WEEKS, 25, 0, 0), part("web", WEEKS, 10, 1, 0));
        sources.take(part("app", WEEKS, 1_000, 0, 0));
        usual(WEEKS + 1, WEEKS + 3);
        assertThat(alerts())
                .singleElement()
                .extracting(Alert::sentence)
                .asString()
                .contains("50 contributors came");
    }

    @Test
    void inventedNamesDriveOutNobodyWhoIsKnown() {
        usual(0, WEEKS);
        for (int i = 0; i < 100; i++) {
            sources.take(part("made up " + i, WEEKS, 1, 1, 0));
        }
        hour(WEEKS, part("app", WEEKS, 50, 1, 0), part("web", WEEKS, 10, 1, 0));
        assertThat(sources.size()).isEqualTo(8);
        assertThat(alerts()).extracting(Alert::subject).containsExactly("ratings app volume");
        usual(WEEKS + 1, WEEKS + 7 * 24 + 2);
        assertThat(sources.size()).as("a week later they are forgotten").isEqualTo(2);
    }

    @Test
    void aSourceOfWhichMuchIsHeldForWeeksIsCapped() {
        for (long hour = 0; hour < WEEKS; hour++) {
            hour(hour, part("app", hour, 10, 0, 3), part("web", hour, 10, 0, 0));
        }
        assertThat(alerts()).isEmpty();
        assertThat(caps()).isNotEmpty().isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(caps().get(caps().size() - 1)).isBetween(0.70, 0.75);
        SourceStanding last = said.get(said.size() - 1).sourceStanding();
        assertThat(last.source()).isEqualTo("app");
        assertThat(last.sentence()).contains("of 2", "% of its contributors something was held");
    }

    private static SourceTally takenBack(String source, int contributors) {
        return SourceTally.ofTakenBack(3, source, contributors, Long.MIN_VALUE + 1);
    }

    @Test
    void aSourceOfWhichMuchIsTakenBackLaterIsCappedAsIfItHadBeenHeld() {
        for (long hour = 0; hour < WEEKS; hour++) {
            if (hour % 2 == 1) {
                sources.take(takenBack("app", 3));
                sources.take(takenBack("app", 4));
            }
            hour(hour, part("app", hour, 10, 0, 0), part("web", hour, 10, 0, 0));
        }
        assertThat(alerts()).as("as many come as ever, and nobody is held").isEmpty();
        assertThat(caps()).startsWith(0.95, 0.94, 0.93);
        // An hour in two has 7 bad of 17, of a weight of 17/37, and the other none of 10, of 10/30.
        assertThat(caps().get(caps().size() - 1)).isBetween(0.76, 0.80);
        SourceStanding last = said.get(said.size() - 1).sourceStanding();
        assertThat(last.source()).isEqualTo("app");
        assertThat(last.sentence()).contains("something was held or taken back");
    }

    @Test
    void whatIsTakenBackMakesNoHourOfItsOwnAndIsNotLostByARestart() throws IOException {
        // Given
        for (long hour = 0; hour < WEEKS; hour++) {
            hour(hour, part("app", hour, 2, 0, 0), part("web", hour, 10, 0, 0));
        }
        sources.take(takenBack("app", 1_000));
        assertThat(sources.closeBefore(WEEKS + 100)).isEmpty();

        // When
        StreamSources after = new StreamSources(3, "ratings", 8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sources.write(new DataOutputStream(bytes));
        after.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        sources.unfinished().forEach(after::resume);
        StreamSources lossy = new StreamSources(3, "ratings", 8);
        lossy.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        // Then
        int hours = hoursUntilCapped(sources);
        assertThat(hoursUntilCapped(after)).isEqualTo(hours);
        assertThat(hoursUntilCapped(lossy)).isGreaterThan(hours);
    }

    /** How many hours, of which most is held, it takes until the source is capped below 0.9. */
    private static int hoursUntilCapped(StreamSources sources) {
        int hours = 0;
        for (long hour = WEEKS; hour < WEEKS + 400; hour++) {
            sources.take(part("app", hour, 10, 0, 8));
            sources.take(part("web", hour, 10, 0, 0));
            for (Passage news : sources.closeBefore(hour + 1)) {
                if (news.what() == Passage.What.SOURCE_STANDING
                        && news.sourceStanding().cap() < 0.9) {
                    return hours;
                }
            }
            hours++;
        }
        return hours;
    }
}
