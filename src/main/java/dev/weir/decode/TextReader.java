package dev.weir.decode;

import dev.weir.event.DeadReason;
import org.jspecify.annotations.Nullable;

/**
 * Reads a field as an id or a name: the producer's token, unchanged. The number 17 and the text "17" are the same id, 1.0
 * and 1 are not.
 */
final class TextReader {

    private final String field;
    private final Slots slots;
    private final Use use;
    private final int maxBytes;

    /** What the text is for. */
    enum Use {
        /** The id of an actor or object: text or a number. */
        ENTITY,
        /** The producer's id of the event: a boolean will do as well. */
        EVENT_ID,
        /** What was done, with what, by whom: a name, so empty text says as little as none. */
        NAME
    }

    /**
     * @param field the field's name in the settings
     * @param maxBytes the longest text, in UTF-8 bytes
     */
    TextReader(String field, Slots slots, Use use, int maxBytes) {
        this.field = field;
        this.slots = slots;
        this.use = use;
        this.maxBytes = maxBytes;
    }

    /** The text, or null if the record has none. */
    @Nullable
    String read(FieldValues values) throws Refusal {
        int slot = slots.first(values);
        if (slot == Slots.NONE) {
            return null;
        }
        Shape shape = values.shape(slot);
        boolean fits = shape == Shape.TEXT || shape == Shape.NUMBER || (shape == Shape.BOOLEAN && use != Use.ENTITY);
        if (!fits) {
            throw refusal(DeadReason.WRONG_TYPE, values, slot, "is " + shape.words() + "; it must be text or a number");
        }
        String text = values.text(slot);
        if (use == Use.NAME && text.isEmpty()) {
            return null;
        }
        check(text, values, slot);
        return text;
    }

    /** As {@link #read}, for a field that every record must have. */
    String readNeeded(FieldValues values) throws Refusal {
        String text = read(values);
        if (text == null) {
            throw Refusal.missing(field, slots);
        }
        return text;
    }

    private void check(String text, FieldValues values, int slot) throws Refusal {
        int bytes = Utf8.length(text);
        if (bytes == Utf8.UNPAIRED) {
            throw refusal(
                    DeadReason.WRONG_TYPE,
                    values,
                    slot,
                    "is " + Shown.text(text) + ", which has half of a surrogate pair: it cannot be written as UTF-8");
        }
        if (text.indexOf('\0') >= 0) {
            throw refusal(
                    DeadReason.WRONG_TYPE,
                    values,
                    slot,
                    "is " + Shown.text(text) + ", which has a NUL character: many programs would cut it there");
        }
        if (bytes < 1 || bytes > maxBytes) {
            throw refusal(
                    use == Use.NAME ? DeadReason.WRONG_TYPE : DeadReason.ID_TOO_LONG,
                    values,
                    slot,
                    (bytes < 1 ? "is empty" : "is " + Shown.text(text) + " with " + bytes + " bytes")
                            + "; it must have 1 to " + maxBytes + " (limits.idBytes)");
        }
    }

    private Refusal refusal(DeadReason reason, FieldValues values, int slot, String what) {
        return new Refusal(reason, field + " at " + values.place(slot) + " " + what);
    }
}
