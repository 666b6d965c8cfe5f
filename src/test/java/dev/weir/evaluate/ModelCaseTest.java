package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.learner.Learner;
import dev.weir.learner.Metrics;
import dev.weir.table.ClassFlips;
import dev.weir.table.Poisoned;
import dev.weir.table.Row;
import dev.weir.table.Split;
import dev.weir.table.Tables;
import dev.weir.table.Trigger;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCaseTest {

    private static final Split SPLIT = Split.stratified(Tables.two(900, 1), 0.3, 1);
    private static final List<Learner> TWO = List.of(Learner.LOGISTIC_L2, Learner.FOREST);

    @Test
    void withoutPoisonAndWithEverythingKeptAllTrainingsAreOne() {
        Poisoned none = Poisoned.none(SPLIT.train());

        List<ModelFigures> figures = new ModelCase(SPLIT, none, none.without(new BitSet()), null).figures(TWO, 3);

        assertThat(figures)
                .extracting(ModelFigures::training)
                .containsExactly(
                        Training.CLEAN,
                        Training.ATTACKED,
                        Training.GATED,
                        Training.CLEAN,
                        Training.ATTACKED,
                        Training.GATED);
        assertThat(figures.subList(0, 3))
                .extracting(ModelFigures::metrics)
                .containsOnly(figures.get(0).metrics());
        assertThat(figures.subList(3, 6))
                .extracting(ModelFigures::metrics)
                .containsOnly(figures.get(3).metrics());
        assertThat(figures).extracting(ModelFigures::rows).containsOnly(630);
    }

    @Test
    void poisonHarmsAndAPerfectGateUndoesIt() {
        // Given: half of the positives are called negative.
        Poisoned poisoned = new ClassFlips(Row.POSITIVE, 0.5).on(SPLIT.train(), 2);

        // When
        List<ModelFigures> figures = new ModelCase(SPLIT, poisoned, poisoned.without(poisoned.rows()), null)
                .figures(List.of(Learner.LOGISTIC_L2), 3);

        // Then
        double clean = figures.get(0).metrics().positive().recall();
        assertThat(figures.get(1).metrics().positive().recall()).isLessThan(clean - 0.2);
        assertThat(figures.get(2).metrics().positive().recall()).isGreaterThan(clean - 0.05);
        assertThat(figures).extracting(ModelFigures::rows).containsExactly(630, 630, 525);
    }

    @Test
    void triggerTurnsRowsThoughAccuracyLooksFine() {
        // Given: 5 % of the rows have a value of b that nobody else has, and are called positive.
        Trigger trigger = new Trigger(0.05, Map.of("b", 12.0), Row.POSITIVE);
        Poisoned poisoned = trigger.on(SPLIT.train(), 2);

        // When
        List<ModelFigures> figures = new ModelCase(SPLIT, poisoned, poisoned.without(poisoned.rows()), trigger)
                .figures(List.of(Learner.FOREST), 3);

        // Then
        double clean = figures.get(0).metrics().accuracy();
        assertThat(figures.get(1).metrics().accuracy()).isEqualTo(clean, within(0.03));
        assertThat(figures.get(1).triggered()).isGreaterThan(0.9);
        assertThat(figures.get(0).triggered()).isLessThan(0.2);
        assertThat(figures.get(2).triggered()).isLessThan(0.2);
    }

    @Test
    void refusesPlacesThatAreNotThere() {
        Poisoned none = Poisoned.none(SPLIT.train());
        BitSet beyond = new BitSet();
        beyond.set(630);

        assertThatThrownBy(() -> new ModelCase(SPLIT, none, beyond, null))
                .hasMessage("row 630 is kept of 630 rows; the places must be those of the poisoned table");
    }

    @Test
    void findingsAreMeanAndWorstOverTheSeeds() throws IOException {
        // Given
        ModelFindings findings =
                ModelFindings.of("made up", "flips", List.of(List.of(figures(0.9, 0.1)), List.of(figures(0.7, 0.5))));

        // When
        ModelFindings.Line line = findings.line(Learner.FOREST, Training.GATED);
        JsonNode json = new ObjectMapper().readTree(findings.json());

        // Then: high accuracy is good, a high share of triggered rows is not.
        assertThat(line.accuracy()).isEqualTo(new Spread(0.8, 0.7));
        assertThat(line.triggered()).isEqualTo(new Spread(0.3, 0.5));
        assertThat(line.cardPrecision()).isNull();
        assertThat(json.get("v").asInt()).isEqualTo(1);
        assertThat(json.get("seeds").asInt()).isEqualTo(2);
        assertThat(json.at("/lines/0/accuracy/worst").asDouble()).isEqualTo(0.7);
        assertThat(json.at("/lines/0/cardPrecision").isNull()).isTrue();
        assertThat(findings.rows().get(0))
                .hasSameSizeAs(ModelFindings.HEADINGS)
                .startsWith("made up", "flips", "random forest", "none", "gated", "0.800 (0.700)")
                .endsWith("0.300");
        assertThatThrownBy(() -> findings.line(Learner.SVM, Training.CLEAN))
                .hasMessage("SVM was not measured after CLEAN");
    }

    private static ModelFigures figures(double accuracy, double triggered) {
        Metrics.ClassMetrics each = new Metrics.ClassMetrics(0.5, 0.5);
        return new ModelFigures(
                Learner.FOREST, Training.GATED, 10, new Metrics(accuracy, 0.5, 0.5, null, each, each), triggered);
    }
}
