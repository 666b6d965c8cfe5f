package dev.weir.object;

/**
 * How often something happens, by tick, against its own past: MIDAS-F (Bhatia, Liu, Hooi, Yoon, Shin, Faloutsos, "Real-Time
 * Anomaly Detection in Edge Streams", TKDD 2022, sections 4 to 6), with exact counts instead of sketches. A tick that stood out
 * adds no more than the mean to the past, so that an attack does not become what is usual. State: only add components.
 *
 * <p>Two differences from the paper: the past begins with the first event of what is counted, not of the stream; and fewer
 * than usual is no surge. Written with the mean m of a past tick, the paper's (a + s - at)^2 / (s(t - 1)) is (a - m)^2 / m.
 *
 * @param since the first tick
 * @param tick the tick of the newest event
 * @param now events of this tick, those of each tick before counting half as much as of the one after
 * @param past events of the ticks before, without what stood out
 * @param score the score at the newest event, 0 or more
 */
public record Pulse(long since, long tick, double now, double past, double score) {

    /** From here a tick stands out and stays out of the past; the authors' own choice. */
    static final double STANDS_OUT = 1_000;

    /** The first event, at a tick. */
    public static Pulse first(long tick) {
        return new Pulse(tick, tick, 1, 0, 0);
    }

    /** With one more event. One from an earlier tick counts as of the newest. */
    public Pulse next(long newTick) {
        long later = Math.max(tick, newTick);
        double passed = later - tick;
        double kept = Math.pow(0.5, passed);
        double events = now * kept + 1;
        double before = past + grown(later, kept);
        double mean = later == since ? 0 : before / (later - since);
        double excess = Math.max(0, events - mean);
        return new Pulse(since, later, events, before, mean == 0 ? 0 : excess * excess / mean);
    }

    /** What the ticks from this one to the one before {@code later} add to the past, all at once. */
    private double grown(long later, double kept) {
        if (score < STANDS_OUT) {
            return now * 2 * (1 - kept);
        }
        return past / (tick - since) * (later - tick);
    }

    /** Events of a past tick, on average; 0 in the first one. */
    public double mean() {
        return tick == since ? 0 : past / (tick - since);
    }
}
