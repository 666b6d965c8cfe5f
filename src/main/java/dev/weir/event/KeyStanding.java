package dev.weir.event;

import java.util.List;
import java.util.Objects;

/**
 * How a key that producers sign with stands in the key registry, as it is told at a start and each time the registry changes.
 *
 * @param key its id
 * @param streams the names of the streams that it may sign for; empty means all
 * @param revokedFrom since when others may have had it, epoch milliseconds; {@link #GOOD} where it is not revoked
 * @param time when the registry was read, epoch milliseconds
 */
public record KeyStanding(String key, List<String> streams, long revokedFrom, long time) {

    /** A key that is not revoked. */
    public static final long GOOD = Long.MAX_VALUE;

    public KeyStanding {
        Objects.requireNonNull(key, "key");
        streams = List.copyOf(streams);
    }
}
