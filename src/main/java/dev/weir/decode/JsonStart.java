package dev.weir.decode;

import dev.weir.event.DeadReason;

/**
 * Where a record's JSON object begins. Decided here, because a parser that is shown other bytes first guesses at an
 * encoding: an opening brace followed by NUL would be read as UTF-16.
 */
final class JsonStart {

    private JsonStart() {}

    /** The place of the opening brace; a refusal if the value begins with anything but white space and that. */
    static int of(byte[] value) throws Refusal {
        int start = 0;
        while (Whitespace.is(value[start])) {
            start++;
        }
        if (value[start] != '{') {
            throw new Refusal(
                    DeadReason.NOT_JSON, "the value is not one JSON object: it begins with " + begin(value, start));
        }
        if (start + 1 < value.length && value[start + 1] == 0) {
            throw new Refusal(
                    DeadReason.NOT_JSON,
                    "the value is not one JSON object: NUL follows its opening brace; only UTF-8 is read");
        }
        return start;
    }

    private static String begin(byte[] value, int start) {
        byte first = value[start];
        return switch (first) {
            case '[' -> "an array; write one object a record";
            case '"' -> "text";
            case (byte) 0xEF -> "a byte order mark or another character that is not '{'; write UTF-8 without a mark";
            default ->
                first > ' ' && first < 0x7F ? "'" + (char) first + "'" : "the byte " + String.format("0x%02X", first);
        };
    }
}
