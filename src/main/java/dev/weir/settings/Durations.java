package dev.weir.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 5s}, {@code 12h}, {@code 7d}. */
public final class Durations {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,13})(ms|s|m|h|d)");

    /** More than any knob takes, and far from where milliseconds overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException when the text is not a whole number with one of the units ms, s, m, h, d
     */
    public static Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no duration: write 500ms, 5s, 10m, 12h or 7d");
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration = of(amount, matcher.group(2));
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is too long; allowed: 0s to " + LONGEST.toDays() + "d, a hundred years");
        }
        return duration;
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** The shortest text that {@link #parse} reads back. */
    public static String text(Duration value) {
        long ms = value.toMillis();
        if (ms % 1000 != 0) {
            return ms + "ms";
        }
        long s = ms / 1000;
        if (s == 0 || s % 60 != 0) {
            return s + "s";
        }
        if (s % 3600 != 0) {
            return s / 60 + "m";
        }
        return s % 86_400 != 0 ? s / 3600 + "h" : s / 86_400 + "d";
    }

    /** The duration in its largest fitting unit, for people: {@code 73 years}, {@code 9 days}, {@code 4 minutes}. */
    public static String about(Duration value) {
        long seconds = value.toSeconds();
        if (seconds >= 2 * 365 * 86_400L) {
            return seconds / (365 * 86_400L) + " years";
        }
        if (seconds >= 2 * 86_400) {
            return seconds / 86_400 + " days";
        }
        if (seconds >= 2 * 3600) {
            return seconds / 3600 + " hours";
        }
        return seconds >= 120 ? seconds / 60 + " minutes" : seconds + " seconds";
    }
}
