package dev.weir.decode;

/** What kind of token stands at a mapped place. The cells of a row are all {@link #TEXT}. */
enum Shape {
    ABSENT("absent"),
    NULL("null"),
    TEXT("text"),
    NUMBER("a number"),
    BOOLEAN("a boolean"),
    OBJECT("an object"),
    ARRAY("an array"),
    BYTES("bytes without a meaning of their own");

    private final String words;

    Shape(String words) {
        this.words = words;
    }

    /** The shape in a sentence: {@code an object}. */
    String words() {
        return words;
    }
}
