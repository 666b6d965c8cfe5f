package dev.weir.decode;

/** Untrusted text made fit for an error sentence: short, on one line, without characters that act on a terminal. */
final class Shown {

    /** The longest error sentence: it travels in a header and stands in one line of a console. */
    static final int ERROR_CHARS = 300;

    /** The longest excerpt of a producer's value: a few words, so that a sentence holds two of them. */
    static final int VALUE_CHARS = 60;

    private static final String HEX = "0123456789abcdef";

    private Shown() {}

    /** {@code 'text'}, shortened with an ellipsis and with control and formatting characters as {@code \u001b}. */
    static String text(String text) {
        StringBuilder shown = new StringBuilder(VALUE_CHARS + 8).append('\'');
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (shown.length() > VALUE_CHARS) {
                shown.append('…');
                break;
            }
            if (isSafe(point)) {
                shown.appendCodePoint(point);
            } else {
                escape(shown, text, i, Character.charCount(point));
            }
            i += Character.charCount(point);
        }
        return shown.append('\'').toString();
    }

    /** {@code error}, cut to {@link #ERROR_CHARS}. */
    static String cut(String error) {
        if (error.length() <= ERROR_CHARS) {
            return error;
        }
        int end = ERROR_CHARS - 1;
        return error.substring(0, Character.isHighSurrogate(error.charAt(end - 1)) ? end - 1 : end) + '…';
    }

    private static boolean isSafe(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static void escape(StringBuilder shown, String text, int from, int chars) {
        for (int i = from; i < from + chars; i++) {
            char c = text.charAt(i);
            shown.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                shown.append(HEX.charAt((c >> shift) & 0xF));
            }
        }
    }
}
