package dev.weir.model;

import dev.weir.event.Kind;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * How fast the honest contributors of one kind of stream are, in every window.
 *
 * @param kind the kind of stream it describes
 * @param source what it rests on
 * @param curves one for each {@link RateWindow}, in their order
 */
public record RateBaseline(Kind kind, Source source, List<RateCurve> curves) implements Serializable {

    /** The largest count that is ever looked at; counters stay far from overflow. */
    public static final int MAX_COUNT = 1 << 28;

    /** Logarithms of the same number written in two ways differ by less. */
    private static final double ROUNDING = 1e-9;

    /** Whether a baseline was seen or supposed. */
    public enum Basis {
        /** Counted on data. */
        MEASURED,
        /** Derived by a stated rule, because no data at hand could be counted. */
        ASSUMED
    }

    /**
     * Where a baseline comes from.
     *
     * @param basis seen or supposed
     * @param note one sentence for people: what was counted, or what was supposed and why
     * @param data the data sets, with their sizes; empty where it is only supposed
     * @param contributors how many contributors were counted, 0 where it is only supposed
     * @param command the command that makes it again
     */
    public record Source(Basis basis, String note, List<String> data, int contributors, String command)
            implements Serializable {
        public Source {
            Objects.requireNonNull(basis, "basis");
            data = List.copyOf(data);
            if (contributors < 0) {
                throw new IllegalArgumentException("contributors: " + contributors + " is not 0 or more");
            }
        }
    }

    public RateBaseline {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
        curves = List.copyOf(curves);
        if (curves.size() != RateWindow.values().length) {
            throw new IllegalArgumentException(
                    "windows: " + curves.size() + " given, " + RateWindow.values().length + " needed");
        }
    }

    /**
     * -ln of the share of honest contributors who ever reach {@code count} in {@code window}, in nats, 0 or more. A longer
     * window contains a shorter one, so it is never above a shorter window's, whatever the curves say.
     *
     * @param count 1 or more
     */
    public double surprisal(RateWindow window, int count) {
        double logCount = StrictMath.log(count);
        double least = Double.MAX_VALUE;
        for (int i = 0; i <= window.ordinal(); i++) {
            least = Math.min(least, curves.get(i).surprisal(logCount));
        }
        return least;
    }

    /**
     * The smallest count that at most one in {@code oneIn} contributors ever reaches; at most {@link #MAX_COUNT}.
     *
     * @param oneIn 1 or more
     */
    public int beyond(RateWindow window, double oneIn) {
        double needed = StrictMath.log(oneIn) - ROUNDING;
        int low = 0;
        int high = MAX_COUNT;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (surprisal(window, middle) >= needed) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The largest count that at least half of the contributors reach, 1 or more. */
    public int median(RateWindow window) {
        int beyond = beyond(window, 2);
        boolean justHalf = surprisal(window, beyond) <= StrictMath.log(2) + ROUNDING;
        return Math.max(1, justHalf ? beyond : beyond - 1);
    }
}
