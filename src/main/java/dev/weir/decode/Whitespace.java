package dev.weir.decode;

/** White space as JSON defines it: space, tab, line feed, carriage return. */
final class Whitespace {

    private Whitespace() {}

    static boolean is(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** Whether {@code bytes} hold nothing else. */
    static boolean fills(byte[] bytes) {
        for (byte b : bytes) {
            if (!is(b)) {
                return false;
            }
        }
        return true;
    }
}
