package dev.weir.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.table.FeatureTable;
import dev.weir.table.Row;
import dev.weir.table.Split;
import dev.weir.table.Tables;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearnerTest {

    private static final Split SPLIT = Split.stratified(Tables.two(600, 1), 0.5, 1);

    @ParameterizedTest
    @EnumSource
    void learnsWhatIsThereToLearn(Learner learner) {
        Model model = learner.fit(SPLIT.train(), 1);

        // The classes are four deviations apart: the best rule is right in 97.7 %.
        Metrics metrics = Metrics.of(SPLIT.test(), model.scores(SPLIT.test()));
        assertThat(metrics.accuracy()).isGreaterThan(0.95);
        assertThat(metrics.auc()).isGreaterThan(0.985);
        assertThat(Arrays.stream(model.scores(SPLIT.test()))).allMatch(score -> score >= 0 && score <= 1);
    }

    @ParameterizedTest
    @EnumSource
    void sameSeedScoresAlikeWhateverWasLearnedBetween(Learner learner) {
        double[] first = learner.fit(SPLIT.train(), 5).scores(SPLIT.test());
        Learner.SVM.fit(SPLIT.test(), 9);

        assertThat(learner.fit(SPLIT.train(), 5).scores(SPLIT.test())).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(names = {"SVM", "FOREST"})
    void whatIsDrawnIsDrawnFromTheSeed(Learner learner) {
        assertThat(learner.fit(SPLIT.train(), 5).scores(SPLIT.test()))
                .isNotEqualTo(learner.fit(SPLIT.train(), 6).scores(SPLIT.test()));
    }

    @ParameterizedTest
    @EnumSource
    void refusesOneLabelAlone(Learner learner) {
        FeatureTable table = SPLIT.train();
        BitSet negatives = new BitSet();
        for (int place : table.places(Row.NEGATIVE)) {
            negatives.set(place);
        }

        assertThatThrownBy(() -> learner.fit(table.only(negatives), 1))
                .hasMessage("no row of 200 has the label 1; a model needs both");
    }

    @Test
    void sampleOfALargeTableKeepsHalfOfEachAtMostAndKnowsHowMuchItThinned() {
        // Given: one row too many, then as many as may be.
        FeatureTable large = Tables.two(Sample.MOST + 1, 1);
        FeatureTable small = Tables.two(Sample.MOST, 1);

        // When
        Sample sample = Sample.of(large, 1);

        // Then: 2,001 positives are fewer than half of the most, 4,000 negatives are more.
        assertThat(sample.table().places(Row.POSITIVE)).hasSize(2001);
        assertThat(sample.table().places(Row.NEGATIVE)).hasSize(Sample.MOST / 2);
        assertThat(sample.positives()).isEqualTo(1);
        assertThat(sample.negatives()).isEqualTo(4000.0 / 3000);
        assertThat(Sample.of(small, 1)).isEqualTo(new Sample(small, 1, 1));
        assertThat(Sample.of(large, 1)).isEqualTo(sample);
    }

    @Test
    void thinnedClassWeighsInAShareAsMuchAsIfItWereWhole() {
        // Of ten neighbours five negatives that stand for four each: 5 of 25 are positive.
        assertThat(new Sample(SPLIT.train(), 1, 4).among(0.5)).isEqualTo(0.2, within(1e-12));
        assertThat(new Sample(SPLIT.train(), 4, 1).among(0.5)).isEqualTo(0.8, within(1e-12));
        assertThat(new Sample(SPLIT.train(), 1, 1).among(0.3)).isEqualTo(0.3, within(1e-12));
    }
}
