package dev.weir.evaluate;

import dev.weir.learner.Learner;
import dev.weir.learner.Metrics;
import dev.weir.learner.Model;
import dev.weir.table.FeatureTable;
import dev.weir.table.Poisoned;
import dev.weir.table.Row;
import dev.weir.table.Split;
import dev.weir.table.Trigger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A poisoned table, and what a gate let through of it.
 *
 * @param split the clean data; its test is what models are measured with
 * @param poisoned the training part with the poison in it
 * @param kept the places in {@code poisoned} whose label and row are there to learn from: admitted or released, and not taken
 *     back
 * @param trigger the pattern that was written into rows; null where there is none
 */
public record ModelCase(
        Split split,
        Poisoned poisoned,
        BitSet kept,
        @Nullable Trigger trigger) {

    /** Takes copies. */
    public ModelCase {
        kept = (BitSet) kept.clone();
        if (kept.length() > poisoned.table().size()) {
            throw new IllegalArgumentException("row " + (kept.length() - 1) + " is kept of "
                    + poisoned.table().size() + " rows; the places must be those of the poisoned table");
        }
    }

    /** Each learner after each training that there is, in this order. The same case and seed give the same figures. */
    public List<ModelFigures> figures(Collection<Learner> learners, long seed) {
        List<ModelFigures> figures = new ArrayList<>();
        for (Learner learner : learners) {
            for (Training training : List.of(Training.CLEAN, Training.ATTACKED, Training.GATED)) {
                FeatureTable table = learned(training);
                Model model = learner.fit(table, seed);
                figures.add(new ModelFigures(
                        learner,
                        training,
                        table.size(),
                        Metrics.of(split.test(), model.scores(split.test())),
                        triggered(model)));
            }
        }
        return figures;
    }

    private FeatureTable learned(Training training) {
        return switch (training) {
            case CLEAN -> split.train();
            case ATTACKED -> poisoned.table();
            case GATED, RETRACTED -> poisoned.table().only(kept);
        };
    }

    /** Of the test's rows with another label than the pattern is to mean, the share that the pattern turns. */
    private @Nullable Double triggered(Model model) {
        if (trigger == null) {
            return null;
        }
        int others = 0;
        int turned = 0;
        for (Row row : split.test().rows()) {
            if (row.label() != trigger.label()) {
                boolean called = model.score(trigger.stamped(split.test(), row)) >= Model.THRESHOLD;
                others++;
                turned += called == (trigger.label() == Row.POSITIVE) ? 1 : 0;
            }
        }
        return (double) turned / others;
    }
}
