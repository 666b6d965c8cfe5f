package dev.weir.spending;

/**
 * How many payments come at once.
 *
 * @param last the latest payment, epoch milliseconds; {@link Long#MIN_VALUE} before the first
 * @param now payments lately, each counting half as much for every hour since
 * @param usual of ln {@code now}
 */
record Pace(long last, float now, Usual usual) {

    static final Pace NONE = new Pace(Long.MIN_VALUE, 0, Usual.from(Pace.LEAST));

    /** Two payments within minutes are two scales for somebody who pays once a day, and ordinary. */
    static final float LEAST = 0.35f;

    /** In milliseconds: an hour, as for surges at objects. */
    private static final double HALF = 3_600_000;

    /** With a payment; one that is older than the latest tells no pace. */
    Pace with(long time) {
        if (last == Long.MIN_VALUE) {
            return new Pace(time, 1, usual.with(0, LEAST));
        }
        if (time < last) {
            return this;
        }
        float next = (float) (now * Math.pow(0.5, (time - last) / HALF) + 1);
        return new Pace(time, next, usual.with(Math.log(next), LEAST));
    }
}
