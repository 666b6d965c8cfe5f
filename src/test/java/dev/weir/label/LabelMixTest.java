package dev.weir.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelMixTest {

    private static final long MEMORY = 1_000;
    private static final int WELL = 0;
    private static final int SICK = 1;

    private LabelMix mix = mix();

    @Test
    void whoNeverGivesAClassIsFoundAndNobodyElse() {
        // Given: a class of one in ten, which s0 hides
        List<Skewed> found = run(20, 400, 0.1, 1);

        // Then
        assertThat(found).singleElement().satisfies(skewed -> {
            assertThat(skewed.who()).isEqualTo("s0");
            assertThat(skewed.given()).isEqualTo(skewed.label() == SICK ? 0 : skewed.labels());
            assertThat(skewed.labels()).isLessThan(400);
            assertThat(skewed.since()).isZero();
            assertThat(skewed.surprisal()).isPositive();
        });
    }

    /** Names that give a label each are not compared, so that they make nobody else harder to find. */
    @Test
    void namesThatHardlySayAnythingHideNobody() {
        int alone = run(20, 400, 0.1, 1).get(0).labels();
        mix = mix();
        for (int i = 0; i < LabelMix.MOST - 20; i++) {
            mix.on("name" + i, 0, WELL);
        }
        assertThat(run(20, 400, 0.1, 1))
                .singleElement()
                .satisfies(skewed -> assertThat(skewed.labels()).isEqualTo(alone));
    }

    @Test
    void severalThatTurnLabelsDoNotMakeOthersLookOdd() {
        assertThat(run(30, 2_000, 0.1, 3)).extracting(Skewed::who).containsExactlyInAnyOrder("s0", "s1", "s2");
    }

    @Test
    void whereHonestLabellersDifferMuchNobodyIsFound() {
        // Given: shares from 1 to 20 in 100
        Random random = new Random(3);
        List<Skewed> found = new ArrayList<>();
        for (int round = 0; round < 400; round++) {
            for (int s = 0; s < 20; s++) {
                found.addAll(mix.on("s" + s, 0, random.nextInt(100) <= s ? SICK : WELL));
            }
        }
        assertThat(found).isEmpty();
    }

    /** With seven others nobody knows how far honest ones differ. */
    @ParameterizedTest
    @CsvSource({"8, 0", "9, 1", "10, 1"})
    void fewPeersAreNotCompared(int labellers, int found) {
        assertThat(run(labellers, 1_000, 0.3, 1)).hasSize(found);
    }

    /** Others give the class in a tenth of their labels, odds of 1 to 9: four times are 30.8 in 100, half is 5.3. */
    @ParameterizedTest
    @CsvSource({"30, 0", "31, 1", "32, 1", "6, 0", "5, 1", "4, 1"})
    void aClassHasToHaveFourTimesTheOddsOrHalf(int inAHundred, int found) {
        // Given: peers that are alike, so that any difference is none of chance
        for (int s = 0; s < 40; s++) {
            even("s" + s, 2_000, 10);
        }

        // Then
        assertThat(even("a", 4_000, inAHundred)).hasSize(found);
    }

    @Test
    void ofAFewNobodyKnowsHowTheyComeTogether() {
        // Given
        for (int s = 0; s < 20; s++) {
            even("s" + s, 4_000, 1);
        }

        // When: 10 are what others would have given
        List<Skewed> before = repeat("a", 990, SICK);
        List<Skewed> after = repeat("a", 400, SICK);

        // Then
        assertThat(before).isEmpty();
        assertThat(after).extracting(Skewed::who).containsExactly("a");
    }

    @Test
    void countsAreHalved() {
        even("a", LabelMix.MOST_LABELS - 1, 1);
        assertThat(only().labels).isEqualTo(LabelMix.MOST_LABELS - 1);
        repeat("a", 1, WELL);
        assertThat(only().labels).isBetween(LabelMix.MOST_LABELS / 2, LabelMix.MOST_LABELS / 2 + 2);
    }

    @Test
    void whoWasNotMetForLongestIsForgotten() {
        for (int i = 0; i < LabelMix.MOST; i++) {
            mix.on("p" + i, 0, WELL);
        }
        mix.on("p0", 0, WELL);
        mix.on("new", 0, WELL);
        assertThat(mix.peers()).hasSize(LabelMix.MOST);
        assertThat(mix.peers())
                .extracting(peer -> peer.who)
                .contains("p0", "new")
                .doesNotContain("p1");
    }

    @Test
    void whoIsNotMetForTheMemoryIsForgotten() {
        mix.on("a", 0, WELL);
        mix.on("b", MEMORY, WELL);
        assertThat(mix.peers()).hasSize(2);
        mix.on("b", MEMORY + 1, WELL);
        assertThat(mix.peers()).extracting(peer -> peer.who).containsExactly("b");
        assertThat(mix.on("", MEMORY, WELL)).isEmpty();
        assertThat(mix.peers()).as("nobody is counted").hasSize(1);
    }

    @Test
    void itGoesOnWhereItWas() throws IOException {
        // Given: half way, and to the end
        run(20, 200, 0.1, 0);
        LabelMix resumed = mix();
        resumed.read(new DataInputStream(new ByteArrayInputStream(bytes(mix))));

        // When
        List<Skewed> whole = repeat("s0", 400, SICK);
        LabelMix other = mix;
        mix = resumed;

        // Then
        assertThat(repeat("s0", 400, SICK)).isEqualTo(whole).isNotEmpty();
        assertThat(bytes(mix)).isEqualTo(bytes(other));
        assertThatThrownBy(() -> new LabelMix(3, Duration.ofMillis(1))
                        .read(new DataInputStream(new ByteArrayInputStream(bytes(other)))))
                .hasMessageContaining("8 classes");
    }

    /** Labellers of whom the first ones hide a class that comes with this share; an even number of labels each. */
    private List<Skewed> run(int labellers, int labels, double share, int bad) {
        Random random = new Random(1);
        List<Skewed> found = new ArrayList<>();
        for (int round = 0; round < labels; round++) {
            for (int s = 0; s < labellers; s++) {
                boolean sick = random.nextDouble() < share;
                found.addAll(mix.on("s" + s, 0, sick && s >= bad ? SICK : WELL));
            }
        }
        return found;
    }

    private List<Skewed> even(String who, int labels, int inAHundred) {
        List<Skewed> found = new ArrayList<>();
        for (int i = 0; i < labels; i++) {
            found.addAll(mix.on(who, 0, (i + 1) * inAHundred / 100 > i * inAHundred / 100 ? SICK : WELL));
        }
        return found;
    }

    private List<Skewed> repeat(String who, int times, int label) {
        List<Skewed> found = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            found.addAll(mix.on(who, 0, label));
        }
        return found;
    }

    private LabelMix.Peer only() {
        assertThat(mix.peers()).hasSize(1);
        return mix.peers().iterator().next();
    }

    private static LabelMix mix() {
        return new LabelMix(8, Duration.ofMillis(MEMORY));
    }

    private static byte[] bytes(LabelMix mix) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mix.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
