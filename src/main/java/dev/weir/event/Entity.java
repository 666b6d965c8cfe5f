package dev.weir.event;

import java.util.Objects;

/**
 * A typed id: the actor who contributes or the object it is about. {@code customer:17} is not {@code card:17}: state,
 * standing and retractions are kept by the whole text, so two streams share a contributor only if their settings give it
 * the same type.
 *
 * @param text {@code type:id}; the type has no colon, the id is the producer's token, unchanged
 */
public record Entity(String text) {

    public Entity {
        Objects.requireNonNull(text, "text");
        if (text.indexOf(':') < 1) {
            throw new IllegalArgumentException("entity '" + text + "' is not of the form type:id");
        }
    }

    /** The entity of {@code type} with the producer's token {@code id}. */
    public static Entity of(String type, String id) {
        return new Entity(type + ':' + id);
    }

    /** What kind of thing it is, in the user's own word: customer, card, film. */
    public String type() {
        return text.substring(0, text.indexOf(':'));
    }

    /** The producer's token. */
    public String id() {
        return text.substring(text.indexOf(':') + 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
