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
     * The share of honest contributors who ever reach {@code count} in {@code window}, above 0, at most 1. A longer window
     * contains a shorter one, so the share is never below a shorter window's, whatever the curves say.
     */
    public double share(RateWindow window, double count) {
        double share = 0;
        for (int i = 0; i <= window.ordinal(); i++) {
            share = Math.max(share, curves.get(i).share(count));
        }
        return share;
    }

    /** The smallest count that at most {@code share} of the contributors ever reach; at most {@link #MAX_COUNT}. */
    public int reachedBy(RateWindow window, double share) {
        int low = 0;
        int high = MAX_COUNT;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (share(window, middle) <= share) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The largest count that at least half of the contributors reach, 1 or more. */
    public int median(RateWindow window) {
        return Math.max(1, reachedBy(window, Math.nextDown(0.5)) - 1);
    }
}
