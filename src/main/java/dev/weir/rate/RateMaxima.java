package dev.weir.rate;

/**
 * The most that one contributor ever had in each window, taken by the counter that the check itself uses: what a baseline
 * is learned from.
 */
public final class RateMaxima {

    private RateWindows windows = RateWindows.empty();

    /** Counts an event at {@code time}, epoch milliseconds, not older than the one before by more than a few seconds. */
    public void add(long time) {
        windows = Tally.atEventTime(windows, time).admit();
    }

    /** For each {@link dev.weir.model.RateWindow} the most so far. */
    public int[] maxima() {
        return windows.peaks();
    }
}
