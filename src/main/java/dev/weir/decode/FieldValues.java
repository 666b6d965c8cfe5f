package dev.weir.decode;

import java.util.Arrays;
import java.util.List;

/**
 * What one record holds at the mapped places: written by a parser, read by {@link EventBuilder}, forgotten with {@link
 * #clear}. One for the life of a decoder.
 */
final class FieldValues {

    private final List<String> places;
    private final Shape[] shapes;
    private final String[] texts;

    /** @param places the distinct places; the index is the slot */
    FieldValues(List<String> places) {
        this.places = places;
        shapes = new Shape[places.size()];
        texts = new String[places.size()];
        clear();
    }

    /** Forgets the record, so that a large one is not held until the next. */
    void clear() {
        Arrays.fill(shapes, Shape.ABSENT);
        Arrays.fill(texts, "");
    }

    /** @param text the token as the producer wrote it, after unescaping; empty for null, objects and arrays */
    void put(int slot, Shape shape, String text) {
        shapes[slot] = shape;
        texts[slot] = text;
    }

    boolean isPresent(int slot) {
        return shapes[slot].compareTo(Shape.NULL) > 0;
    }

    Shape shape(int slot) {
        return shapes[slot];
    }

    String text(int slot) {
        return texts[slot];
    }

    /** The place as the settings write it: {@code /user/id}. */
    String place(int slot) {
        return places.get(slot);
    }
}
