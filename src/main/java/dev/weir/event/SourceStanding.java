package dev.weir.event;

/**
 * How far events of one source are trusted at most, from now on.
 *
 * @param stream the stream's number
 * @param source the source's name
 * @param cap 0 to 1; 1 says nothing against it
 * @param surprisal how unlikely an honest source gets there by chance, in nats
 * @param observed what was seen, in {@code unit}
 * @param expected what is usual for it, in {@code unit}
 * @param unit the unit of the two: {@code contributors in 1 h}
 * @param sentence what was seen, in one sentence; empty where nothing speaks against it
 * @param time event time, epoch milliseconds
 */
public record SourceStanding(
        int stream,
        String source,
        double cap,
        double surprisal,
        double observed,
        double expected,
        String unit,
        String sentence,
        long time) {

    /** The share of honest evidence that trust begins with everywhere: odds of 99 to 1. */
    private static final double PRIOR = 0.99;

    /** What the prior weighs. In hours a day; in contributors as many. */
    private static final double PRIOR_WEIGHT = 24;

    /** Nothing is said of a source that is trusted as much: an honest crowd that waits for its explanation may be as large. */
    private static final double SAID_BELOW = 0.95;

    /** A source is not an event: most of what a bad one sends may be honest, and anybody can write its name into a record. */
    private static final double LEAST = 0.5;

    /**
     * How far a source is trusted: the mean of a beta distribution.
     *
     * @param good weight of the evidence for it, 0 and more
     * @param bad weight of the evidence against it, 0 and more
     */
    public static double mean(double good, double bad) {
        return (PRIOR * PRIOR_WEIGHT + good) / (PRIOR_WEIGHT + good + bad);
    }

    /** How far its events are trusted at most, by the same evidence; 1 where nothing is said. */
    public static double cap(double good, double bad) {
        double mean = mean(good, bad);
        return mean >= SAID_BELOW ? 1 : Math.max(LEAST, Math.rint(mean * 100) / 100);
    }

    /** The same, where its stream has another number. */
    public SourceStanding numbered(int number) {
        return new SourceStanding(number, source, cap, surprisal, observed, expected, unit, sentence, time);
    }
}
