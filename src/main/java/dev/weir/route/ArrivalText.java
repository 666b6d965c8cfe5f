package dev.weir.route;

import java.time.Instant;

/** Arrival times as ISO-8601 with milliseconds. Remembers the last second's text, since arrivals come in order. Not thread-safe. */
public final class ArrivalText {

    private long second = Long.MIN_VALUE;
    private String prefix = "";

    /** {@code 2026-01-31T12:00:00.123Z}. */
    public String of(long epochMillis) {
        long wanted = Math.floorDiv(epochMillis, 1000L);
        if (wanted != second) {
            String text = Instant.ofEpochSecond(wanted).toString();
            prefix = text.substring(0, text.length() - 1) + '.';
            second = wanted;
        }
        int millis = Math.floorMod(epochMillis, 1000);
        return prefix + (millis < 10 ? "00" : millis < 100 ? "0" : "") + millis + 'Z';
    }
}
