package dev.weir.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.table.CardWeeks;
import dev.weir.table.LabelledData;
import dev.weir.table.Row;
import dev.weir.table.Split;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Does the lab measure what the Fraud Detection Handbook measures? Its weeks, its features, its baseline models, chapter 3.
 * Logistic regression has one answer, and it is the Handbook's to the last digit that is printed. Forests are drawn; Smile's
 * ranks a little better than scikit-learn's, see {@link Forest}.
 */
class HandbookOnRealDataTest {

    @Test
    void modelsAreAsGoodAsTheHandbookSays() throws IOException {
        // Given
        Split split = CardWeeks.split(LabelledData.payments(), CardWeeks.START);
        assertThat(split.train().size()).isEqualTo(67_240);
        assertThat(split.test().size()).isEqualTo(58_264);
        assertThat(split.test().places(Row.POSITIVE)).hasSize(385);

        // When
        Metrics logistic = measured(Learner.LOGISTIC_L2, split);
        Metrics forest = measured(Learner.FOREST, split);

        // Then
        assertThat(logistic.auc()).isEqualTo(0.871, within(0.001));
        assertThat(logistic.averagePrecision()).isEqualTo(0.606, within(0.001));
        assertThat(logistic.cardPrecision()).isEqualTo(0.291, within(0.001));
        assertThat(forest.auc()).isEqualTo(0.867, within(0.03));
        assertThat(forest.averagePrecision()).isEqualTo(0.658, within(0.03));
        assertThat(forest.cardPrecision()).isEqualTo(0.287, within(0.03));
    }

    private static Metrics measured(Learner learner, Split split) {
        Metrics metrics = Metrics.of(split.test(), learner.fit(split.train(), 1).scores(split.test()));
        System.out.printf(
                Locale.ROOT,
                "card-handbook, %s: AUC %.4f, AP %.4f, card precision %.4f%n",
                learner,
                metrics.auc(),
                metrics.averagePrecision(),
                metrics.cardPrecision());
        return metrics;
    }
}
