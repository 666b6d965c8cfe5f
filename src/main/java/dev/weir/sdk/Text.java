package dev.weir.sdk;

/** Text that means the same in JSON, in a log and to a person: it needs no escapes and hides nothing. */
final class Text {

    private Text() {}

    /** Whether it is 1 to {@code most} printable ASCII characters without quotes and backslashes. */
    static boolean isPlain(String text, int most) {
        if (text.isEmpty() || text.length() > most) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
