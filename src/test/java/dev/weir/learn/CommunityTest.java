package dev.weir.learn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommunityTest {

    private final Community community = new Community();

    @Test
    void aContributorCountsOnceWithTheMostThatItShowed() {
        sample("17", "[1,2,3,4,5,6,7]");
        sample("17", "[3,1,3,4,5,6,9]");
        assertThat(peaks()).singleElement().isEqualTo(new int[] {3, 2, 3, 4, 5, 6, 9});
        assertThat(community.peaks("plays")).isEmpty();
    }

    @Test
    void whatWasWithdrawnIsForgottenAndWhatComesAfterCounts() {
        sample("17", "[9,9,9,9,9,9,9]");
        community.sample("f:2", line("17", "\"withdrawn\":true"));
        assertThat(peaks()).isEmpty();
        sample("17", "[1,1,1,1,1,1,1]");
        assertThat(peaks()).singleElement().isEqualTo(new int[] {1, 1, 1, 1, 1, 1, 1});
    }

    @Test
    void whoDoesNotStandClearDoesNotCount() {
        for (String standing : List.of("watched", "suspended", "excluded", "allowed")) {
            sample("17", "[1,1,1,1,1,1,1]");
            standing("17", standing);
            assertThat(peaks()).as(standing).isEmpty();
            standing("17", "clear");
            assertThat(peaks()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"9, 9", "10, 10", "11, 10", "1000, 10"})
    void ofMoreThanAreKeptSomeAreDrawn(int contributors, int drawn) {
        Community few = new Community(7, 10);
        for (int sample = 1; sample <= 2; sample++) {
            for (int i = 0; i < contributors; i++) {
                few.sample("f:1", line("c" + i, "\"peaks\":[" + i + ",0,0,0,0,0," + sample + "]"));
            }
        }
        assertThat(few.peaks("ratings"))
                .hasSize(drawn)
                .allSatisfy(peaks ->
                        assertThat(peaks[6]).as("with all that it showed").isEqualTo(2));
    }

    /** Else who was put out comes back with half of what it showed. */
    @Test
    void whoWasNotDrawnTakesNoPlaceOfOneWhoWithdraws() {
        Community few = new Community(7, 10);
        for (int i = 0; i < 1_000; i++) {
            few.sample("f:1", line("c" + i, "\"peaks\":[" + i + ",0,0,0,0,0,9]"));
        }
        int gone = few.peaks("ratings").get(0)[0];
        few.sample("f:2", line("c" + gone, "\"withdrawn\":true"));
        for (int i = 0; i < 1_000; i++) {
            if (i != gone) {
                few.sample("f:3", line("c" + i, "\"peaks\":[" + i + ",0,0,0,0,0,1]"));
            }
        }
        assertThat(few.peaks("ratings"))
                .hasSize(9)
                .allSatisfy(peaks -> assertThat(peaks[6]).isEqualTo(9));
    }

    @Test
    void whatIsNoSampleIsNamedWithItsPlace() {
        assertThatThrownBy(() -> sample("17", "[1,2]"))
                .isInstanceOf(LearnException.class)
                .hasMessageContaining("f:1")
                .hasMessageContaining("7 numbers, there are 2");
        assertThatThrownBy(() -> community.sample("f:3", "{".getBytes(UTF_8))).hasMessageContaining("f:3: is not JSON");
        assertThatThrownBy(() -> community.standing("f:4", "{}".getBytes(UTF_8)))
                .hasMessageContaining("f:4: is no sample or standing: actorType is missing");
    }

    private List<int[]> peaks() {
        return community.peaks("ratings");
    }

    private void sample(String actor, String peaks) {
        community.sample("f:1", line(actor, "\"peaks\":" + peaks));
    }

    private void standing(String actor, String standing) {
        community.standing("f:1", line(actor, "\"standing\":\"" + standing + '"'));
    }

    private static byte[] line(String actor, String more) {
        return ("{\"v\":1,\"stream\":\"ratings\",\"actor\":\"" + actor + "\",\"actorType\":\"customer\"," + more + '}')
                .getBytes(UTF_8);
    }
}
