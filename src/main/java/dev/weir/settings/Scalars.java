package dev.weir.settings;

import dev.weir.event.Code;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of one word: how they are read from text and what they are called. */
final class Scalars {

    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    private Scalars() {}

    /**
     * Reads {@code text} as a value of {@code type}.
     *
     * @throws IllegalArgumentException with the value, what it should be and an example
     */
    static Object read(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == int.class) {
            return (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class) {
            return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == double.class || type == Double.class) {
            return number(text);
        }
        if (type == Duration.class) {
            return Durations.parse(text);
        }
        if (type == ZoneId.class) {
            return zone(text);
        }
        if (type == Instant.class) {
            return instant(text);
        }
        if (type.isEnum()) {
            return choice(type, text);
        }
        throw new IllegalStateException("no reader for values of " + type);
    }

    /** What a value of {@code type} is called, with its article. */
    static String name(Class<?> type) {
        if (type == String.class) {
            return "text";
        }
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == Duration.class) {
            return "a duration";
        }
        if (type == ZoneId.class) {
            return "a time zone";
        }
        if (type == Instant.class) {
            return "a time";
        }
        return "one of " + String.join(", ", choices(type));
    }

    /** The words of an enum as they are written: {@code dead-letter}. */
    static List<String> choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Code.of((Enum<?>) constant))
                .toList();
    }

    private static long whole(String text, long least, long most) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no whole number; write it like 64");
        }
        BigInteger value = new BigInteger(text);
        if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new IllegalArgumentException(text + " is out of range; allowed: " + least + " to " + most);
        }
        return value.longValue();
    }

    private static Object number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no number; write it like 0.5");
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException(text + " is too large for a number");
        }
        return value;
    }

    private static Object zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no time zone; "
                    + meant(Spelling.nearest(
                            text, ZoneId.getAvailableZoneIds().stream().sorted().toList()))
                    + "write a place like Europe/Berlin, UTC, or an offset like +01:00");
        }
    }

    private static Object instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no time; write it like 2026-01-31T00:00:00Z", e);
        }
    }

    private static Object choice(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (Code.of((Enum<?>) constant).equals(text)) {
                return constant;
            }
        }
        List<String> choices = choices(type);
        throw new IllegalArgumentException("'" + text + "' is no choice here; " + meant(Spelling.nearest(text, choices))
                + "allowed: " + String.join(", ", choices));
    }

    /** {@code did you mean 'x'? }, or nothing. */
    static String meant(Optional<String> nearest) {
        return nearest.map(word -> "did you mean '" + word + "'? ").orElse("");
    }
}
