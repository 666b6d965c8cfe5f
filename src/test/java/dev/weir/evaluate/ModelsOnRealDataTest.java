package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.learner.Learner;
import dev.weir.learner.Metrics;
import dev.weir.learner.Model;
import dev.weir.table.CardWeeks;
import dev.weir.table.Drift;
import dev.weir.table.FeatureTable;
import dev.weir.table.LabelledData;
import dev.weir.table.Payment;
import dev.weir.table.Poison;
import dev.weir.table.Poisoned;
import dev.weir.table.RandomFlips;
import dev.weir.table.Row;
import dev.weir.table.Split;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What poison does to models of real diagnoses and of the Handbook's payments, and that a gate that held exactly the poison
 * would undo it. -Dweir.seeds=N says over how many seeds, from 100 on.
 */
class ModelsOnRealDataTest {

    private static final int SEEDS = Integer.getInteger("weir.seeds", 3);
    private static final int FIRST_SEED = 100;

    @Test
    void flippedDiagnosesHarmAndRegularizationAloneDoesNotHeal() throws IOException {
        // Given
        FeatureTable table = LabelledData.wdbc();
        Poison poison = new RandomFlips(0.2);
        List<List<ModelFigures>> all = new ArrayList<>();

        // When
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Split split = Split.stratified(table, 0.3, seed);
            Poisoned poisoned = poison.on(split.train(), seed);
            all.add(new ModelCase(split, poisoned, poisoned.without(poisoned.rows()), null)
                    .figures(EnumSet.allOf(Learner.class), seed));
        }
        ModelFindings findings = ModelFindings.of("wdbc", "20 % of labels flipped", all);
        findings.rows().forEach(row -> System.out.println(String.join("  ", row)));

        // Then
        double clean = accuracy(findings, Learner.LOGISTIC_L2, Training.CLEAN);
        double attacked = accuracy(findings, Learner.LOGISTIC_L2, Training.ATTACKED);
        double gated = accuracy(findings, Learner.LOGISTIC_L2, Training.GATED);
        assertThat(clean).isGreaterThan(0.96);
        assertThat(attacked).isLessThan(clean - 0.02);
        assertThat(gated).isGreaterThan(clean - 0.015);
        assertThat(accuracy(findings, Learner.LOGISTIC, Training.ATTACKED)).isLessThan(attacked);
    }

    private static double accuracy(ModelFindings findings, Learner learner, Training training) {
        Spread accuracy = findings.line(learner, training).accuracy();
        assertThat(accuracy).isNotNull();
        return accuracy.mean();
    }

    /** Five weeks of drift before and in the test week, by an attacker with a logistic regression of its own. */
    @Test
    @EnabledIfSystemProperty(named = "weir.fit", matches = "true")
    void slowDriftLetsMoneyPassThoughAveragePrecisionLooksFine() throws IOException {
        // Given
        List<Payment> payments = LabelledData.payments();
        Split clean = CardWeeks.split(payments, CardWeeks.START);
        Drift drift = new Drift(50, 1, 1.1, LocalDate.of(2018, 7, 11), 35);

        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            // When
            int oracleSeed = seed + 1000;
            Drift.Drifted drifted = drift.among(
                    payments, table -> Learner.LOGISTIC_L2.fit(table, oracleSeed)::score, Model.THRESHOLD, seed);
            Split split = CardWeeks.split(drifted.payments(), CardWeeks.START);
            Poisoned train = drifted.in(split.train());
            FeatureTable attack = split.test().only(drifted.in(split.test()).rows());
            for (Learner learner : List.of(Learner.LOGISTIC_L2, Learner.FOREST)) {
                Model before = learner.fit(clean.train(), seed);
                Model after = learner.fit(train.table(), seed);
                Model gated = learner.fit(train.table().only(train.without(train.rows())), seed);

                // Then
                Metrics cleanFigures = Metrics.of(clean.test(), before.scores(clean.test()));
                Metrics poisonedFigures = Metrics.of(clean.test(), after.scores(clean.test()));
                System.out.printf(
                        Locale.ROOT,
                        "drift, seed %d, %s: %d poisoned rows; of %.0f passes %.0f clean, %.0f poisoned, %.0f without"
                                + " them; AP %.3f clean, %.3f poisoned%n",
                        seed,
                        learner,
                        train.rows().cardinality(),
                        money(attack, row -> 0),
                        money(attack, before),
                        money(attack, after),
                        money(attack, gated),
                        cleanFigures.averagePrecision(),
                        poisonedFigures.averagePrecision());
                assertThat(money(attack, after)).isGreaterThan(1.5 * money(attack, before));
                assertThat(poisonedFigures.averagePrecision()).isGreaterThan(cleanFigures.averagePrecision() - 0.05);
            }
        }
    }

    private static double money(FeatureTable attack, Model model) {
        return attack.rows().stream()
                .filter(row -> model.score(row) < Model.THRESHOLD)
                .mapToDouble((Row row) -> row.feature(0))
                .sum();
    }
}
