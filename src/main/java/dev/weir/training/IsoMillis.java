package dev.weir.training;

import java.time.Instant;
import java.time.LocalDate;

/** Times as Weir writes them, a tenth of the cost of {@link Instant#parse}, which a set of ten million rows would pay thrice. */
public final class IsoMillis {

    private static final int SECONDS = "2018-06-01T00:00:00".length();
    private static final int MILLIS = ".000".length();

    private IsoMillis() {}

    /**
     * Epoch milliseconds of {@code 2018-06-01T00:00:00Z} or {@code 2018-06-01T00:00:00.123Z}; of any other text what {@link Instant#parse}
     * says.
     *
     * @throws java.time.DateTimeException when it is no time
     */
    public static long parse(String text) {
        boolean hasMillis = text.length() == SECONDS + MILLIS + 1;
        if (!(hasMillis || text.length() == SECONDS + 1) || !isPlain(text)) {
            return Instant.parse(text).toEpochMilli();
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text).toEpochMilli();
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int millis = hasMillis ? number(text, SECONDS + 1, SECONDS + MILLIS) : 0;
        return (((day * 24 + hour) * 60 + minute) * 60 + second) * 1000 + millis;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits = switch (i) {
                case 4, 7 -> c == '-';
                case 10 -> c == 'T';
                case 13, 16 -> c == ':';
                default -> i == text.length() - 1 ? c == 'Z' : i == SECONDS ? c == '.' : c >= '0' && c <= '9';
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
