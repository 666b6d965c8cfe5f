package dev.weir.object;

/**
 * How popular the objects are that contributors of one stream choose at present, as one subtask sees them: a running mean and
 * spread of ln(1 + events of the object so far). Popularity as such grows with a site's age; where a choice stands among the
 * choices of its time does not. Mutable; not thread-safe. A restart begins anew and says nothing for {@link #LEAST} events.
 */
public final class Popularity {

    /** Fewer choices than this say nothing. */
    static final int LEAST = 200;

    /** Choices that weigh: the busiest honest contributor of an hour sends 600, an eighth of it. */
    private static final double SPAN = 5_000;

    /** No stream of choices is more alike than this; keeps a stream about one object from dividing by nothing. */
    private static final double LEAST_SPREAD = 0.1;

    private long choices;
    private double mean;
    private double variance;

    /**
     * Where a choice stands among those before it, in standard deviations; NaN while too few are known. The choice counts for
     * those after it.
     *
     * @param count events about the object before this one, 0 or more
     */
    public double place(long count) {
        double height = Math.log1p((double) count);
        double delta = height - mean;
        double place = choices < LEAST ? Double.NaN : delta / Math.max(LEAST_SPREAD, Math.sqrt(variance));
        choices++;
        double weight = Math.max(1.0 / choices, 1 / SPAN);
        mean += weight * delta;
        variance = (1 - weight) * (variance + weight * delta * delta);
        return place;
    }
}
