package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.index.BlindFigures.Figure;
import dev.weir.index.Estimate.Answer;
import dev.weir.index.Estimate.Stratum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {

    @Test
    void withTooFewAnswersNothingIsSaid() {
        assertThat(Estimate.share(answers(19, 10)).isKnown()).isFalse();
        assertThat(Estimate.share(answers(20, 10)).isKnown()).isTrue();
        for (int few = 19; few <= 20; few++) {
            Stratum held = new Stratum(100, answers(few, 10));
            Stratum admitted = new Stratum(1_000, answers(39 - few, 1));
            assertThat(Estimate.recall(held, admitted).isKnown()).isFalse();
            assertThat(Estimate.cost(held, admitted).isKnown()).isFalse();
        }
    }

    @Test
    void twentyAnswersOfWhichHalfAreRightSayAsLittleAsTheLimitIsSetFor() {
        Figure half = Estimate.share(answers(20, 10));

        assertThat(half.high() - half.low()).isCloseTo(0.40, within(0.005));
    }

    @Test
    void anAnswerCountsByTheInverseOfItsProbability() {
        List<Answer> answers = new ArrayList<>(Collections.nCopies(10, new Answer(0.5, 1)));
        answers.addAll(Collections.nCopies(10, new Answer(0.25, 0)));

        // 10 * 2 that are not honest, 10 * 4 that are
        assertThat(Estimate.share(answers).value()).isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void sharesOfBothKindsAreWeighedByHowManyThereAre() {
        Stratum held = new Stratum(100, answers(40, 30));
        Stratum admitted = new Stratum(10_000, answers(50, 1));

        // 75 held of 75 + 200 that are not honest; 25 held of 25 + 9,800 that are
        assertThat(Estimate.recall(held, admitted).value()).isCloseTo(75.0 / 275, within(1e-9));
        assertThat(Estimate.cost(held, admitted).value()).isCloseTo(25.0 / 9_825, within(1e-9));
    }

    @Test
    void thatNothingBadWasSeenAmongWhatWasAdmittedDoesNotMakeRecallCertain() {
        Figure recall = Estimate.recall(new Stratum(100, answers(40, 40)), new Stratum(100_000, answers(100, 0)));

        assertThat(recall.value()).isEqualTo(1);
        assertThat(recall.low()).isLessThan(0.05);
    }

    /** Days of different sizes, a sample by the rule of the days, and people who answer some of it. */
    @ParameterizedTest
    @CsvSource({"0.9, 0.002, 1.0", "0.6, 0.01, 0.7", "0.98, 0.0005, 0.5", "0.3, 0.05, 0.8"})
    void theTruthIsInNineteenOfTwentyIntervals(double badOfHeld, double badOfAdmitted, double answered) {
        // Given
        Random random = new Random(11);
        int runs = 200;
        int[] right = new int[3];
        for (int run = 0; run < runs; run++) {
            long[] bad = new long[2];
            long[] all = new long[2];
            List<List<Answer>> answers = List.of(new ArrayList<>(), new ArrayList<>());
            for (int day = 0; day < 30; day++) {
                for (int stratum = 0; stratum < 2; stratum++) {
                    int events = (stratum == 0 ? 40 : 1_500) * (1 + random.nextInt(4));
                    double share = stratum == 0 ? badOfHeld : badOfAdmitted;
                    // A hundred million draws in all: only those are kept that may be asked about.
                    TreeMap<Double, Integer> lowest = new TreeMap<>();
                    for (int i = 0; i < events; i++) {
                        int isBad = random.nextDouble() < share ? 1 : 0;
                        bad[stratum] += isBad;
                        double draw = random.nextDouble();
                        if (lowest.size() <= 10 || draw < lowest.lastKey()) {
                            lowest.put(draw, isBad);
                            if (lowest.size() > 11) {
                                lowest.pollLastEntry();
                            }
                        }
                    }
                    all[stratum] += events;
                    double limit = Math.min(0.1, lowest.lastKey());
                    List<Answer> said = answers.get(stratum);
                    lowest.headMap(limit).values().stream()
                            .filter(one -> random.nextDouble() < answered)
                            .forEach(one -> said.add(new Answer(limit, one)));
                }
            }

            // When
            Stratum held = new Stratum(all[0], answers.get(0));
            Stratum admitted = new Stratum(all[1], answers.get(1));
            right[0] += in(Estimate.share(held.answers()), (double) bad[0] / all[0]);
            right[1] += in(Estimate.recall(held, admitted), (double) bad[0] / (bad[0] + bad[1]));
            double good = all[0] - bad[0];
            right[2] += in(Estimate.cost(held, admitted), good / (good + all[1] - bad[1]));
        }

        // Then: 190 of 200, less three deviations of 3.1
        assertThat(right[0]).isGreaterThanOrEqualTo(180);
        assertThat(right[1]).isGreaterThanOrEqualTo(180);
        assertThat(right[2]).isGreaterThanOrEqualTo(180);
    }

    private static int in(Figure figure, double truth) {
        return figure.low() <= truth && truth <= figure.high() ? 1 : 0;
    }

    private static List<Answer> answers(int all, int dishonest) {
        List<Answer> answers = new ArrayList<>(Collections.nCopies(dishonest, new Answer(0.1, 1)));
        answers.addAll(Collections.nCopies(all - dishonest, new Answer(0.1, 0)));
        return answers;
    }
}
