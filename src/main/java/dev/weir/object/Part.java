package dev.weir.object;

import org.jspecify.annotations.Nullable;

/**
 * What a crowd may be of one mind about: one class of values, or a side of the scale. Who varies between a four and a five, or
 * between a one and a two, is in two classes and on one side. A side begins where the second value of the usual scales lies; docs/evaluation.md
 * says what honest people's sides reach.
 */
enum Part {
    LOWEST(ValueClass.LOWEST, ValueClass.LOWEST, ValueClass.LOWEST),
    LOW(1, 1, 1),
    MIDDLE(2, 2, 2),
    HIGH(3, 3, 3),
    HIGHEST(ValueClass.HIGHEST, ValueClass.HIGHEST, ValueClass.HIGHEST),
    /** The lowest third of the scale. */
    LOWER(ValueClass.LOWEST, 1, 1),
    /** The highest quarter. */
    HIGHER(3, ValueClass.HIGHEST, 3),
    /** All actions, where events carry no value: who plays, likes and buys in turn is in one crowd. */
    ANY(ValueClass.LOWEST, ValueClass.HIGHEST, ValueClass.LOWEST);

    private static final Part[] CLASSES = {LOWEST, LOW, MIDDLE, HIGH, HIGHEST};

    private final int from;
    private final int to;
    private final int place;

    Part(int from, int to, int place) {
        this.from = from;
        this.to = to;
        this.place = place;
    }

    /** One class, 0 to 4. */
    static Part of(int valueClass) {
        return CLASSES[valueClass];
    }

    /** The side that a class is on; null in the middle. */
    static @Nullable Part side(int valueClass) {
        return valueClass <= LOWER.to ? LOWER : valueClass >= HIGHER.from ? HIGHER : null;
    }

    /**
     * Where its bursts and shifts are kept, 0 to 4: a side's with those of its inner class, and those of all actions with those of the
     * first class, of which the stronger counts.
     */
    int place() {
        return place;
    }

    /** Whether it is more than one class. */
    boolean isSide() {
        return from < to;
    }

    boolean has(int valueClass) {
        return valueClass >= from && valueClass <= to;
    }

    /** Its sum, of one figure for each class. */
    long in(long[] byClass) {
        long sum = 0;
        for (int i = from; i <= to; i++) {
            sum += byClass[i];
        }
        return sum;
    }

    /** Its sum, of one figure for each class. */
    double in(double[] byClass) {
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum += byClass[i];
        }
        return sum;
    }
}
