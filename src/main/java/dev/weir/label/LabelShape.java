package dev.weir.label;

import java.time.Duration;

/**
 * What the labelled rows of a stream look like, and how many are remembered.
 *
 * @param features of each row, 1 to 64
 * @param classes 2 to 8
 * @param rows in the reference beside the trusted ones, 64 to 4,096
 * @param memory a row leaves the reference so long before the latest, by event time
 */
public record LabelShape(int features, int classes, int rows, Duration memory) {

    /**
     * With 256 the wdbc rows that are flipped at random are found 3 in 100 less often; with more a refit, which keeps all
     * other rows waiting, takes longer than its 30 ms at 30 features.
     */
    static final int ROWS = 512;

    /** Limits of what is offered; a refit grows with rows times the square of features. */
    public LabelShape {
        require("features", features, 1, 64);
        require("classes", classes, 2, 8);
        require("rows", rows, 64, 4_096);
    }

    /** The usual reference: 512 rows. */
    public static LabelShape of(int features, int classes, Duration memory) {
        return new LabelShape(features, classes, ROWS, memory);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ": give " + least + " to " + most);
        }
    }

    void check(LabelledRow row) {
        if (row.features().length != features) {
            throw new IllegalArgumentException("row " + row.id() + " has " + row.features().length
                    + " features: the stream has " + features + "; give NaN for what is absent");
        }
        require("label of row " + row.id(), row.label(), 0, classes - 1);
    }
}
