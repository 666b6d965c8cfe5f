package dev.weir.evaluate;

import dev.weir.learner.Learner;
import dev.weir.learner.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * How good one model is after one training.
 *
 * @param learner what learned
 * @param training from what
 * @param rows from how many rows
 * @param metrics on the clean test
 * @param triggered share of the test's rows of the other label that the attack's pattern turns to the label it is to mean;
 *     null where there is no pattern
 */
public record ModelFigures(
        Learner learner,
        Training training,
        int rows,
        Metrics metrics,
        @Nullable Double triggered) {}
