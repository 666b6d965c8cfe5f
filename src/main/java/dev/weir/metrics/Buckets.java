package dev.weir.metrics;

/**
 * A histogram as Prometheus adds it up over subtasks: how many values were at most so large. One thread adds, any may read.
 */
public final class Buckets {

    private final double[] bounds;
    private final long[] counts;
    private double sum;

    /** @param bounds upper ends, rising; values beyond the last are counted too */
    public Buckets(double... bounds) {
        this.bounds = bounds.clone();
        this.counts = new long[bounds.length + 1];
        for (int i = 1; i < bounds.length; i++) {
            if (!(bounds[i] > bounds[i - 1])) {
                throw new IllegalArgumentException(
                        "bounds of a histogram rise; " + bounds[i] + " comes after " + bounds[i - 1]);
            }
        }
    }

    /** Counts a value. From the largest bound down: most values of {@link Metric#TRUST} are 1. */
    public void add(double value) {
        int bucket = bounds.length;
        while (bucket > 0 && value <= bounds[bucket - 1]) {
            bucket--;
        }
        counts[bucket]++;
        sum += value;
    }

    /** How many bounds it has. */
    int bounds() {
        return bounds.length;
    }

    /** The upper end of a bucket as the label {@code le} says it; {@code +Inf} of the one behind the last bound. */
    String bound(int bucket) {
        return bucket == bounds.length ? "+Inf" : Double.toString(bounds[bucket]);
    }

    /** How many values were in this bucket or one below it. */
    long upTo(int bucket) {
        long all = 0;
        for (int i = 0; i <= bucket; i++) {
            all += counts[i];
        }
        return all;
    }

    /** All values added up. */
    double sum() {
        return sum;
    }
}
