package dev.weir.behavior;

/**
 * When a contributor acts: how even its pauses are, and since when it did not rest.
 *
 * @param last the latest event, epoch milliseconds; {@link Long#MIN_VALUE} before the first
 * @param awake the first event after the latest rest, epoch milliseconds
 * @param rests how many rests it had, at most 127
 * @param pauses natural logarithms of the latest pauses in seconds, fewer than {@link #PAUSES}
 * @param unevenness of the last full {@link #PAUSES} pauses: the standard deviation of their logarithms, about the relative
 *     difference from pause to pause; NaN before
 */
record Pace(long last, long awake, int rests, Spread pauses, float unevenness) {

    static final Pace NONE = new Pace(Long.MIN_VALUE, Long.MIN_VALUE, 0, Spread.NONE, Float.NaN);

    /** In milliseconds: 4 hours, a short night. */
    static final long REST = 4L * 3_600_000;

    /** In milliseconds: where times are whole seconds, pauses below two of them look even to anybody; imports have none. */
    static final long LEAST_PAUSE = 2_000;

    /** Pauses are looked at in rounds of so many, so that what a person did before a script took over is soon forgotten. */
    static final int PAUSES = 24;

    /** An event that comes late, by the time of the ones before it, tells no pause. */
    Pace with(long time) {
        if (last == Long.MIN_VALUE) {
            return new Pace(time, time, 0, Spread.NONE, Float.NaN);
        }
        long pause = time - last;
        if (pause < 0) {
            return this;
        }
        Pace after = pause < LEAST_PAUSE ? this : paused(pauses.with(Math.log(pause / 1000.0), PAUSES));
        return pause >= REST
                ? new Pace(time, time, Math.min(rests + 1, Byte.MAX_VALUE), after.pauses, after.unevenness)
                : new Pace(time, awake, rests, after.pauses, after.unevenness);
    }

    private Pace paused(Spread after) {
        return after.count() < PAUSES
                ? new Pace(last, awake, rests, after, unevenness)
                : new Pace(last, awake, rests, Spread.NONE, (float) after.deviation());
    }

    /** Hours since it woke, 0 before the first event. */
    double hoursAwake() {
        return (last - awake) / 3_600_000.0;
    }
}
