package dev.weir.table;

import java.util.Arrays;

/** One row: who said it, about whom, when, what was measured, and what it is called. Cannot be changed. */
public final class Row {

    /** The label of what is looked for: a fraud, a tumour. */
    public static final int POSITIVE = 1;

    /** The label of everything else. */
    public static final int NEGATIVE = 0;

    private final String id;
    private final long time;
    private final String source;
    private final String actor;
    private final String object;
    private final double[] features;
    private final int label;

    /**
     * A row.
     *
     * @param id unique in its table
     * @param time milliseconds since 1970
     * @param source who delivered it; empty where nobody is named
     * @param actor whose it is, such as a card
     * @param object what it is about, such as a terminal; empty where there is none
     * @param features as many as the table has; copied
     * @param label {@link #POSITIVE} or {@link #NEGATIVE}
     */
    public Row(String id, long time, String source, String actor, String object, double[] features, int label) {
        if (label != POSITIVE && label != NEGATIVE) {
            throw new IllegalArgumentException("row " + id + ": label " + label + " must be 0 or 1");
        }
        this.id = id;
        this.time = time;
        this.source = source;
        this.actor = actor;
        this.object = object;
        this.features = features.clone();
        this.label = label;
    }

    /** Unique in its table. */
    public String id() {
        return id;
    }

    /** Milliseconds since 1970. */
    public long time() {
        return time;
    }

    /** Who delivered it. */
    public String source() {
        return source;
    }

    /** Whose it is. */
    public String actor() {
        return actor;
    }

    /** What it is about. */
    public String object() {
        return object;
    }

    /** {@link #POSITIVE} or {@link #NEGATIVE}. */
    public int label() {
        return label;
    }

    /** Is it what is looked for. */
    public boolean isPositive() {
        return label == POSITIVE;
    }

    /** One feature, by its place. */
    public double feature(int place) {
        return features[place];
    }

    /** How many features it has. */
    public int width() {
        return features.length;
    }

    /** All features, a copy. */
    public double[] features() {
        return features.clone();
    }

    /** The same row with the other label. */
    public Row flipped() {
        return labelled(POSITIVE - label);
    }

    /** The same row with this label. */
    public Row labelled(int other) {
        return new Row(id, time, source, actor, object, features, other);
    }

    /** The same row at another time. */
    public Row at(long other) {
        return new Row(id, other, source, actor, object, features, label);
    }

    /** The same row from this source. */
    public Row from(String other) {
        return new Row(id, time, other, actor, object, features, label);
    }

    /** The same row with these features. */
    public Row with(double[] other) {
        return new Row(id, time, source, actor, object, other, label);
    }

    /** The same row under this id. */
    public Row named(String other) {
        return new Row(other, time, source, actor, object, features, label);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row
                && id.equals(row.id)
                && time == row.time
                && source.equals(row.source)
                && actor.equals(row.actor)
                && object.equals(row.object)
                && label == row.label
                && Arrays.equals(features, row.features);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id + " of " + source + " at " + time + ": " + Arrays.toString(features) + " is " + label;
    }
}
