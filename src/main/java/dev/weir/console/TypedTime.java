package dev.weir.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as a person types it: a day, an instant, or how far from now: {@code 90m}, {@code 24h}, {@code 7d}. */
final class TypedTime {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})([mhd])");

    private TypedTime() {}

    /**
     * The time; a span lies before now, to the second.
     *
     * @throws Refusal when it cannot be understood, with the name of the field
     */
    static Instant past(String name, String text, Instant now) {
        return of(name, text, now, -1);
    }

    /** The time; a span lies behind now, to the second. */
    static Instant future(String name, String text, Instant now) {
        return of(name, text, now, 1);
    }

    private static Instant of(String name, String text, Instant now, int direction) {
        Matcher span = SPAN.matcher(text);
        try {
            if (span.matches()) {
                return now.plus(length(span).multipliedBy(direction)).truncatedTo(ChronoUnit.SECONDS);
            }
            Instant time = text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            // Years that a decision cannot hold are none.
            return Instant.ofEpochMilli(time.toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw Refusal.wrong("'" + text + "' for " + name
                    + " is no time. Allowed: 2026-01-31, 2026-01-31T12:00:00Z, or how far from now: 90m, 24h, 7d.");
        }
    }

    private static Duration length(Matcher span) {
        long amount = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
