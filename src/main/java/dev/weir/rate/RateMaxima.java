package dev.weir.rate;

import dev.weir.model.RateWindow;

/**
 * The most that one contributor ever had in each window, taken by the counter that the check itself uses: what a baseline
 * is learned from.
 */
public final class RateMaxima {

    private RateWindows windows = RateWindows.empty();
    private final int[] maxima = new int[RateWindow.values().length];

    /** Counts an event at {@code time}, epoch milliseconds, not older than the one before by more than a few seconds. */
    public void add(long time) {
        Tally tally = Tally.atEventTime(windows, time);
        windows = tally.admit();
        for (int ring = 0; ring < maxima.length; ring++) {
            maxima[ring] = Math.max(maxima[ring], tally.count(ring));
        }
    }

    /** For each {@link RateWindow} the most so far. */
    public int[] maxima() {
        return maxima.clone();
    }
}
