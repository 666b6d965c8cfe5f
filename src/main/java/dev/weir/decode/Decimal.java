package dev.weir.decode;

/**
 * A plain decimal number, taken apart exactly: an optional sign, digits with at most one point among or around them, an
 * optional exponent. Nothing else is a number here: no white space, no digit groups, no hexadecimal, no comma. One object
 * is used again for every number.
 */
final class Decimal {

    /** The answer of {@link #floor} for a number that no long holds. */
    static final long OUT_OF_RANGE = Long.MIN_VALUE;

    /** Digits that a long holds whatever they are. */
    private static final int MAX_KEPT = 18;

    /** Below this, an integer is exact as a double, and so is a power of ten up to {@link #EXACT_POWER}. */
    private static final long EXACT_DIGITS = 1L << 53;

    private static final int EXACT_POWER = 22;

    /** Beyond this, an exponent only says zero or infinite, whatever the digits before it (a record has fewer). */
    private static final int MAX_EXPONENT = 1_000_000_000;

    private static final double[] POWERS = new double[EXACT_POWER + 1];
    private static final long[] LONG_POWERS = new long[MAX_KEPT + 1];

    static {
        POWERS[0] = 1;
        LONG_POWERS[0] = 1;
        for (int i = 1; i <= EXACT_POWER; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
        for (int i = 1; i <= MAX_KEPT; i++) {
            LONG_POWERS[i] = LONG_POWERS[i - 1] * 10;
        }
    }

    private String text = "";
    private boolean negative;
    private long digits;
    private int kept;
    private long exponent;
    private boolean more;

    /** Takes {@code number} apart. False if it is not a plain decimal number; then nothing else may be asked. */
    boolean read(String number) {
        text = number;
        digits = 0;
        kept = 0;
        exponent = 0;
        more = false;
        int end = number.length();
        int at = 0;
        negative = end > 0 && number.charAt(0) == '-';
        if (negative || (end > 0 && number.charAt(0) == '+')) {
            at++;
        }
        int whole = digitsFrom(at, 0);
        int fraction = 0;
        int next = at + whole;
        if (next < end && number.charAt(next) == '.') {
            fraction = digitsFrom(next + 1, -1);
            next += 1 + fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        return next == end || exponentFrom(next);
    }

    /** Collects a run of digits; each stands {@code step} powers of ten below the one before the point. */
    private int digitsFrom(int from, int step) {
        int at = from;
        for (; at < text.length(); at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            if (kept < MAX_KEPT) {
                digits = digits * 10 + digit;
                kept += digits == 0 ? 0 : 1;
                exponent += step;
            } else {
                more |= digit != 0;
                exponent += step + 1;
            }
        }
        return at - from;
    }

    private boolean exponentFrom(int from) {
        if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
            return false;
        }
        int at = from + 1;
        boolean below = at < text.length() && text.charAt(at) == '-';
        if (below || (at < text.length() && text.charAt(at) == '+')) {
            at++;
        }
        if (at == text.length()) {
            return false;
        }
        int power = 0;
        for (; at < text.length(); at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            power = power > MAX_EXPONENT / 10 - 1 ? MAX_EXPONENT : power * 10 + digit;
        }
        exponent += below ? -power : power;
        return true;
    }

    /** The nearest double: infinite if too large, and zero, never minus zero, if too small. */
    double toDouble() {
        double value;
        if (digits == 0) {
            value = 0;
        } else if (!more && digits < EXACT_DIGITS && Math.abs(exponent) <= EXACT_POWER) {
            // Both are exact, so one rounding gives the nearest double (Clinger, How to Read Floating Point Numbers
            // Accurately, 1990).
            int power = (int) Math.abs(exponent);
            value = exponent < 0 ? digits / POWERS[power] : digits * POWERS[power];
        } else {
            return Double.parseDouble(text) + 0.0; // + 0.0 turns minus zero into zero
        }
        return negative && value != 0 ? -value : value;
    }

    /** The greatest whole number not above this one times ten to {@code power}, or {@link #OUT_OF_RANGE}. */
    long floor(int power) {
        if (digits == 0) {
            return 0;
        }
        long scale = exponent + power;
        // A rest below the last kept digit only matters to a negative number that is rounded: it takes it one down.
        long signed = negative ? -digits - (more ? 1 : 0) : digits;
        if (scale > MAX_KEPT) {
            return OUT_OF_RANGE;
        }
        if (scale < -MAX_KEPT) {
            return negative ? -1 : 0;
        }
        if (scale < 0) {
            return Math.floorDiv(signed, LONG_POWERS[(int) -scale]);
        }
        long factor = LONG_POWERS[(int) scale];
        return digits > Long.MAX_VALUE / factor ? OUT_OF_RANGE : signed * factor;
    }
}
