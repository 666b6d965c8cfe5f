package dev.weir.decode;

import dev.weir.event.DeadReason;

/** What the formats that are text have in common: something must be written, in UTF-8. */
final class TextFields implements FieldParser {

    private final FieldParser format;

    /** @param format reads what is not only white space, and valid UTF-8 */
    TextFields(FieldParser format) {
        this.format = format;
    }

    @Override
    public void parse(byte[] value, FieldValues values) throws Refusal {
        if (Whitespace.fills(value)) {
            throw new Refusal(DeadReason.EMPTY, "the value is only white space");
        }
        int invalid = Utf8.firstInvalid(value);
        if (invalid != Utf8.VALID) {
            throw new Refusal(
                    DeadReason.NOT_UTF8,
                    "the value is not valid UTF-8: byte " + invalid + " is " + String.format("0x%02X", value[invalid]));
        }
        format.parse(value, values);
    }
}
