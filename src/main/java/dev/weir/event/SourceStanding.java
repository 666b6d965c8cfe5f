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

    /** The same, where its stream has another number. */
    public SourceStanding numbered(int number) {
        return new SourceStanding(number, source, cap, surprisal, observed, expected, unit, sentence, time);
    }
}
