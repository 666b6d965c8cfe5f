package dev.weir.decode;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * Reads ISO-8601 date and time by hand, because {@code DateTimeFormatter} takes some microseconds and knows fewer of the
 * forms that people write: {@code 2018-06-15T00:03:59.123456789+02:00}, with a space for the T, seconds and fraction
 * optional, the offset as Z, +02, +0200 or +02:00, or none. A date alone, a leap second (:60) and hour 24 are not read.
 *
 * <p>A local time that the zone skips (spring) is moved on by the gap; one that it has twice (autumn) is the earlier one.
 */
final class IsoTime {

    /** The answer for text that is not a date and time. */
    static final long UNREADABLE = Long.MIN_VALUE;

    /** The answer for a local time when no zone is set. */
    static final long NO_ZONE = Long.MIN_VALUE + 1;

    /** The shortest text: 2018-06-15T00:03. */
    private static final int SHORTEST = 16;

    private static final int MAX_OFFSET_MINUTES = 18 * 60;
    private static final int BAD = -1;

    private final @Nullable ZoneId zone;
    private String text = "";
    private int at;

    IsoTime(@Nullable ZoneId zone) {
        this.zone = zone;
    }

    /** Epoch milliseconds, cut off towards the past; {@link #UNREADABLE} or {@link #NO_ZONE}. */
    long millis(String iso) {
        text = iso;
        at = 0;
        if (iso.length() < SHORTEST) {
            return UNREADABLE;
        }
        int year = number(4);
        boolean shaped = skip('-');
        int month = number(2);
        shaped &= skip('-');
        int day = number(2);
        shaped &= skip('T') || skip(' ') || skip('t');
        int hour = number(2);
        shaped &= skip(':');
        int minute = number(2);
        int second = skip(':') ? number(2) : 0;
        int nanos = second >= 0 && (skip('.') || skip(',')) ? fraction() : 0;
        if (!shaped || (year | month | day | hour | minute | second | nanos) < 0) {
            return UNREADABLE;
        }
        try {
            return onClock(LocalDateTime.of(year, month, day, hour, minute, second, nanos));
        } catch (DateTimeException e) {
            return UNREADABLE; // a 30th of February, an hour 25
        }
    }

    private long onClock(LocalDateTime local) {
        long seconds;
        if (at == text.length()) {
            if (zone == null) {
                return NO_ZONE;
            }
            seconds = local.atZone(zone).toEpochSecond();
        } else {
            skip(' ');
            int offset = offsetMinutes();
            if (Math.abs(offset) > MAX_OFFSET_MINUTES || at != text.length()) {
                return UNREADABLE;
            }
            seconds = local.toEpochSecond(ZoneOffset.UTC) - offset * 60L;
        }
        return seconds * 1000 + local.get(ChronoField.MILLI_OF_SECOND);
    }

    /** Minutes east of UTC, or more than {@link #MAX_OFFSET_MINUTES} if there is no offset here. */
    private int offsetMinutes() {
        if (skip('Z') || skip('z')) {
            return 0;
        }
        boolean west = skip('-');
        if (!west && !skip('+')) {
            return Integer.MAX_VALUE;
        }
        int hours = number(2);
        boolean colon = skip(':');
        int minutes = colon || at < text.length() ? number(2) : 0;
        if (hours < 0 || minutes < 0 || minutes > 59) {
            return Integer.MAX_VALUE;
        }
        return (west ? -1 : 1) * (hours * 60 + minutes);
    }

    private boolean skip(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** The number of exactly {@code count} digits here, or negative. */
    private int number(int count) {
        if (at + count > text.length()) {
            return BAD;
        }
        int number = 0;
        for (int end = at + count; at < end; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return BAD;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** A fraction of 1 to 9 digits in nanoseconds, or negative. */
    private int fraction() {
        int start = at;
        int nanos = 0;
        int unit = 100_000_000;
        for (; at < text.length() && at - start < 9; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            nanos += digit * unit;
            unit /= 10;
        }
        return at == start ? BAD : nanos;
    }
}
