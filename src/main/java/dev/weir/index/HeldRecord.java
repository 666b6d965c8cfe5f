package dev.weir.index;

import dev.weir.event.Entity;
import dev.weir.event.Payload;

/**
 * A held event with the producer's bytes, as a release carries them.
 *
 * @param origin its identity
 * @param stream the name of its stream
 * @param identity whether its contributor is somebody
 * @param payload key, value and the producer's own headers
 */
public record HeldRecord(String origin, String stream, Entity actor, Identity identity, Payload payload) {

    /** Whether its contributor is somebody. */
    public enum Identity {
        KNOWN,
        /** A placeholder: decisions about the event name its origin alone. */
        ANONYMOUS
    }
}
