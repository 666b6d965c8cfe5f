package dev.weir.index;

/**
 * Where a page begins: behind the row with this key. What is added or leaves in the meantime moves nothing, as numbers of pages
 * would.
 *
 * @param key of the last row seen, by the order of the list
 * @param id of the last row seen: where several have one key
 */
public record Cursor(double key, long id) {

    /** The beginning of any list. */
    public static final Cursor START = new Cursor(Double.NaN, 0);

    /** Whether it is the beginning. */
    public boolean isStart() {
        return Double.isNaN(key);
    }

    /** As it stands in an address: digits, dots and signs. */
    public String text() {
        return isStart() ? "" : Long.toHexString(Double.doubleToRawLongBits(key)) + '.' + id;
    }

    /**
     * The cursor with this text.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Cursor parse(String text) {
        if (text.isEmpty()) {
            return START;
        }
        int dot = text.indexOf('.');
        try {
            double key = Double.longBitsToDouble(Long.parseUnsignedLong(text, 0, dot, 16));
            return new Cursor(key, Long.parseLong(text, dot + 1, text.length(), 10));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "cursor '" + text + "' is none; take it from the page before, or leave it out to begin", e);
        }
    }
}
