package dev.weir.event;

import java.util.Objects;

/**
 * A record that got no verdict because it could not be understood, with the reason and the producer's bytes.
 *
 * @param stream the place of its stream in the deployment's sorted list of streams, from 0
 * @param origin where it stands
 * @param reason the code
 * @param error one sentence for a person: the field, the value found (shortened), what is allowed
 * @param payload the producer's bytes; for {@link DeadReason#TOO_LARGE} shortened when written out, never here
 */
public record DeadLetter(int stream, Origin origin, DeadReason reason, String error, Payload payload) {

    public DeadLetter {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(payload, "payload");
    }

    /** The field that is wrong, with whose name the sentence begins; empty where the reason is of the whole record. */
    public String field() {
        return switch (reason) {
            case MISSING_FIELD, WRONG_TYPE, NOT_FINITE, OUT_OF_SCALE, TIME_UNREADABLE, ID_TOO_LONG -> {
                int end = error.indexOf(' ');
                yield end < 0 || error.startsWith("the ") ? "" : error.substring(0, end);
            }
            default -> "";
        };
    }
}
