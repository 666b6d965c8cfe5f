package dev.weir.sequence;

import org.jspecify.annotations.Nullable;

/**
 * A signature's id that counts, {@code RUN/NUMBER}: the number of its record among those that one run of a producer signed for its topic, from 1.
 *
 * @param run which run of the producer counts: 1 to {@value #LONGEST} characters without {@code /}
 * @param number 1 to 999,999,999,999,999
 */
public record Numbered(String run, long number) {

    /** The longest name of a run, in characters: a UUID is shorter. */
    public static final int LONGEST = 64;

    /** More than a million a second for 30 years. */
    private static final int DIGITS = 15;

    /** What an id says, or null where it does not count. Each number is written in one way only, so that a repeat is a copy. */
    public static @Nullable Numbered of(String id) {
        int slash = id.indexOf('/');
        int digits = id.length() - slash - 1;
        if (slash < 1 || slash > LONGEST || digits < 1 || digits > DIGITS || id.charAt(slash + 1) == '0') {
            return null;
        }
        long number = 0;
        for (int i = slash + 1; i < id.length(); i++) {
            char digit = id.charAt(i);
            if (digit < '0' || digit > '9') {
                return null;
            }
            number = 10 * number + (digit - '0');
        }
        return new Numbered(id.substring(0, slash), number);
    }
}
