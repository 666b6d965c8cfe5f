package dev.weir.learner;

import dev.weir.table.FeatureTable;
import dev.weir.table.Row;

/** A way to learn from a table, under the settings that are usual where nobody tunes. */
public enum Learner {
    /** Logistic regression without a penalty. */
    LOGISTIC("logistic regression", "none") {
        @Override
        Model learn(FeatureTable table, long seed) {
            return Logistic.learn(table, 0);
        }
    },
    /** Logistic regression with half the sum of squared weights as penalty (scikit-learn's default). */
    LOGISTIC_L2("logistic regression", "L2") {
        @Override
        Model learn(FeatureTable table, long seed) {
            return Logistic.learn(table, 1);
        }
    },
    /** Logistic regression with the sum of absolute weights as penalty. */
    LOGISTIC_L1("logistic regression", "L1") {
        @Override
        Model learn(FeatureTable table, long seed) {
            return SparseLogistic.learn(table, 1);
        }
    },
    /** The share of positives among the eleven nearest rows. */
    NEIGHBOURS("k-NN", "k = 11") {
        @Override
        Model learn(FeatureTable table, long seed) {
            return Neighbours.learn(table, seed);
        }
    },
    /** A support vector machine with a Gaussian kernel, C = 1. */
    SVM("SVM", "C = 1") {
        @Override
        Model learn(FeatureTable table, long seed) {
            return Machine.learn(table, seed);
        }
    },
    /** A hundred trees, each grown to the end. */
    FOREST("random forest", "none") {
        @Override
        Model learn(FeatureTable table, long seed) {
            return Forest.learn(table, seed);
        }
    };

    private final String model;
    private final String regularization;

    Learner(String model, String regularization) {
        this.model = model;
        this.regularization = regularization;
    }

    /** What it learns. */
    public String model() {
        return model;
    }

    /** What keeps it from believing every row. */
    public String regularization() {
        return regularization;
    }

    /**
     * Learns.
     *
     * @param seed where it draws
     * @throws IllegalArgumentException if the table has rows of one label only
     */
    public Model fit(FeatureTable table, long seed) {
        for (int label : new int[] {Row.NEGATIVE, Row.POSITIVE}) {
            if (table.rows().stream().noneMatch(row -> row.label() == label)) {
                throw new IllegalArgumentException(
                        "no row of " + table.size() + " has the label " + label + "; a model needs both");
            }
        }
        return learn(table, seed);
    }

    abstract Model learn(FeatureTable table, long seed);
}
