package dev.weir.event;

import java.util.Objects;

/**
 * What an event refers to in a topic that is trusted: a purchase, an account.
 *
 * @param id as the event gives it; empty where it gives none
 * @param result what the topic says of it
 * @param note where it does not fit, why: the end of a sentence that begins with the record that it names; else empty
 */
public record Reference(String id, Result result, String note) {

    /** Of an event that should refer to something and does not. */
    public static final Reference UNNAMED = new Reference("", Result.ABSENT, "");

    /** What can be said. In state by its place: new ones at the end. */
    public enum Result {
        /** Nothing: nobody looked, or the topic was not read so far. */
        UNKNOWN,
        /** It is there and fits the event. */
        FITS,
        /** It is not there. */
        ABSENT,
        /** It is there and does not fit the event. */
        OTHER
    }

    public Reference {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(note, "note");
    }

    /** One that nobody has looked up. */
    public static Reference to(String id) {
        return new Reference(id, Result.UNKNOWN, "");
    }

    /** The same, looked up: it is there and fits, or it is not there, or nothing is known. */
    public Reference found(Result what) {
        return new Reference(id, what, "");
    }

    /** The same, looked up: it is there and does not fit. */
    public Reference other(String why) {
        return new Reference(id, Result.OTHER, why);
    }
}
