package dev.weir.source;

import java.time.Instant;
import java.util.Locale;

/**
 * What is unusual about a source in an hour.
 *
 * @param what which of its ways
 * @param surprisal -ln P(by chance), in nats
 * @param observed in {@code what}'s unit
 * @param expected by its own past, in the same
 */
record Unusual(What what, double surprisal, double observed, double expected) {

    /** In which way. */
    enum What {
        VOLUME("contributors in 1 h", "%s contributors came within an hour, where %s are usual"),
        NEWCOMERS("newcomers in 1 h", "%s contributors came for the first time within an hour, where %s are usual"),
        HELD("contributors held in 1 h", "of %s contributors something was held within an hour, where %s are usual"),
        MIX("% of the values elsewhere", "%s %% of the values moved, of %s contributors"),
        SILENCE("contributors", "%s contributors came since, where %s would be usual by now");

        private final String unit;
        private final String sentence;

        What(String unit, String sentence) {
            this.unit = unit;
            this.sentence = sentence;
        }

        String unit() {
            return unit;
        }
    }

    /** One sentence, with the event time since when it has been so. */
    String sentence(String source, String stream, long since) {
        String seen = String.format(Locale.ROOT, what.sentence, number(observed), number(expected));
        return String.format(
                Locale.ROOT,
                "source '%s' of %s: %s (%.0f nats by its own past), since %s",
                shown(source),
                stream,
                seen,
                surprisal,
                Instant.ofEpochMilli(since));
    }

    /** Somebody unknown wrote the name: it stays short and on one line. */
    static String shown(String source) {
        String line = source.replaceAll("\\p{C}", "?");
        return line.length() <= 60 ? line : line.substring(0, 60) + '…';
    }

    private static String number(double value) {
        boolean whole = value >= 9.95 || Math.abs(value - Math.rint(value)) < 0.0005;
        return String.format(Locale.ROOT, whole ? "%.0f" : value >= 1 ? "%.1f" : "%.3f", value);
    }
}
