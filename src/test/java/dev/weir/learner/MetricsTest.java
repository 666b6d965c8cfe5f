package dev.weir.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.table.FeatureTable;
import dev.weir.table.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final long DAY = 86_400_000L;

    @Test
    void rankingIsMeasuredByHandComputedFigures() {
        // Given: positives rank 1, 3 and 5 of 6.
        FeatureTable table = labelled(1, 0, 1, 0, 1, 0);

        // When
        Metrics metrics = Metrics.of(table, new double[] {0.9, 0.8, 0.7, 0.6, 0.5, 0.4});

        // Then: of 9 pairs 3 + 2 + 1 are in order; precision at each positive 1, 2/3, 3/5.
        assertThat(metrics.auc()).isEqualTo(6 / 9.0, within(1e-12));
        assertThat(metrics.averagePrecision()).isEqualTo((1 + 2 / 3.0 + 3 / 5.0) / 3, within(1e-12));
        assertThat(metrics.cardPrecision()).isNull();
    }

    @Test
    void equalScoresComeTogether() {
        // Given: one positive alone on top, one tied with two negatives.
        FeatureTable table = labelled(0, 1, 0, 1);

        // When
        Metrics metrics = Metrics.of(table, new double[] {0.5, 0.5, 0.5, 0.9});

        // Then: pairs 2 + 2 halves of 4; precision 1, then 2 of 4.
        assertThat(metrics.auc()).isEqualTo(0.75, within(1e-12));
        assertThat(metrics.averagePrecision()).isEqualTo(0.75, within(1e-12));
    }

    @Test
    void thresholdItselfIsPositive() {
        // Given
        FeatureTable table = labelled(1, 1, 1, 0, 0);

        // When: of the positives one is just under, one at, one over; one negative is over.
        Metrics metrics = Metrics.of(table, new double[] {0.4999, 0.5, 0.5001, 0.6, 0.1});

        // Then
        assertThat(metrics.accuracy()).isEqualTo(3 / 5.0);
        assertThat(metrics.positive()).isEqualTo(new Metrics.ClassMetrics(2 / 3.0, 2 / 3.0));
        assertThat(metrics.negative()).isEqualTo(new Metrics.ClassMetrics(0.5, 0.5));
    }

    @Test
    void precisionOfWhatIsNeverSaidIsUnknown() {
        Metrics metrics = Metrics.of(labelled(1, 0), new double[] {0.1, 0.1});

        assertThat(metrics.positive()).isEqualTo(new Metrics.ClassMetrics(0, null));
        assertThat(metrics.negative()).isEqualTo(new Metrics.ClassMetrics(1, 0.5));
    }

    @Test
    void oneLabelAloneCannotBeMeasured() {
        assertThatThrownBy(() -> Metrics.of(labelled(1, 1), new double[] {0.1, 0.1}))
                .hasMessage("of 2 rows to measure with, 2 are positive; some of both labels are needed");
    }

    @Test
    void cardsAreLookedAtOnceEach() {
        // Given: two days, two cards a day are looked at.
        FeatureTable table = new FeatureTable(
                List.of(),
                List.of(
                        row(0, "a", 1),
                        row(0, "a", 0),
                        row(0, "b", 0),
                        row(0, "c", 1),
                        row(DAY, "a", 1),
                        row(DAY, "b", 0),
                        row(DAY, "c", 1),
                        row(DAY, "d", 1)));
        double[] scores = {0.1, 0.9, 0.8, 0.7, 0.9, 0.8, 0.7, 0.6};

        // When: a and b on the first day; a is known then, so b and c on the second.
        double precision = CardPrecision.of(table, scores, 2);

        // Then
        assertThat(precision).isEqualTo((0.5 + 0.5) / 2);
        assertThat(CardPrecision.of(table, scores, 3)).isEqualTo((2 / 3.0 + 1 / 3.0) / 2);
    }

    private static FeatureTable labelled(int... labels) {
        List<Row> rows = new ArrayList<>();
        for (int label : labels) {
            rows.add(new Row("r" + rows.size(), 0, "", "a", "", new double[0], label));
        }
        return new FeatureTable(List.of(), rows);
    }

    private static int next;

    private static Row row(long time, String card, int label) {
        return new Row("r" + next++, time, "", card, "shop", new double[0], label);
    }
}
