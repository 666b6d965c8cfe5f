package dev.weir.feature;

/**
 * One row of features with who sent it. The array is read and kept, never written: the caller must not change it afterwards.
 *
 * @param features 1 to 64 finite values, NaN where absent; as many in every row of a stream
 * @param label the class, 0 to 7, or {@link #NO_LABEL}
 * @param source where it comes from, empty if nothing says so
 * @param actor who contributed it, empty for nobody in particular
 * @param time milliseconds since 1970, of the event
 * @param id what a late verdict names it by
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one look, or is kept unread.
public record FeatureRow(double[] features, int label, String source, String actor, long time, long id) {

    /** The row has no label yet. */
    public static final int NO_LABEL = -1;

    /** More features than this are not looked at in one row. */
    public static final int MOST_FEATURES = 64;

    /** Labels are below this. */
    public static final int LABELS = 8;

    public FeatureRow {
        if (features.length < 1 || features.length > MOST_FEATURES) {
            throw new IllegalArgumentException(
                    features.length + " features in row " + id + ", allowed are 1 to 64: name fewer in the settings");
        }
        if (label < NO_LABEL || label >= LABELS) {
            throw new IllegalArgumentException("label " + label + " of row " + id + ", allowed are -1 (none) to 7");
        }
    }
}
