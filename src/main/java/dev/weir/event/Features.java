package dev.weir.event;

import java.util.Arrays;

/** The named numbers of an event, in the order of its stream's settings. Immutable. */
public final class Features {

    /** The most that a stream may name: what is kept of every row grows with it. */
    public static final int MOST = 64;

    /** No features. */
    public static final Features NONE = new Features(new double[0]);

    private final double[] values;

    private Features(double[] values) {
        this.values = values;
    }

    /**
     * The features of an event.
     *
     * @param values finite, or NaN where the record has none
     */
    public static Features of(double... values) {
        return values.length == 0 ? NONE : new Features(values.clone());
    }

    /** How many the stream names, 0 to {@link #MOST}. */
    public int size() {
        return values.length;
    }

    /** The value at a place, from 0; NaN where the record has none. */
    public double at(int place) {
        return values[place];
    }

    /** All values, the caller's own. */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features features && Arrays.equals(values, features.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
