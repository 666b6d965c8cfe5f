package dev.weir.model;

import org.jspecify.annotations.Nullable;

/**
 * The windows in which contributions are counted, shortest first. Each is at least four times as long as the one before,
 * so that what a shorter one covers, the next covers too (see {@link #BUCKETS}).
 */
public enum RateWindow {
    TEN_SECONDS("10s", "10 s", 10_000L),
    MINUTE("1m", "1 min", 60_000L),
    TEN_MINUTES("10m", "10 min", 600_000L),
    HOUR("1h", "1 h", 3_600_000L),
    SIX_HOURS("6h", "6 h", 6 * 3_600_000L),
    DAY("1d", "1 day", 24 * 3_600_000L),
    WEEK("7d", "7 days", 7 * 24 * 3_600_000L);

    /**
     * A window is counted in this many buckets, aligned to the epoch: the current one and the ones before. So a count
     * covers between three quarters of the window and all of it. The baselines are measured with the same counter, so the
     * shortfall cancels.
     */
    public static final int BUCKETS = 4;

    private final String key;
    private final String text;
    private final long millis;

    RateWindow(String key, String text, long millis) {
        this.key = key;
        this.text = text;
        this.millis = millis;
    }

    /** As it stands in a baseline file: {@code 10m}. */
    public String key() {
        return key;
    }

    /** For people: {@code 10 min}. */
    public String text() {
        return text;
    }

    /** The length in milliseconds. */
    public long millis() {
        return millis;
    }

    /** The length of one bucket in milliseconds. */
    public long bucketMillis() {
        return millis / BUCKETS;
    }

    /** The window with this {@link #key}, or null. */
    public static @Nullable RateWindow ofKey(String key) {
        for (RateWindow window : values()) {
            if (window.key.equals(key)) {
                return window;
            }
        }
        return null;
    }
}
