package dev.weir.index;

import java.time.Instant;

/**
 * A held event whose deadline has passed with nobody having decided, and nobody having asked for it.
 *
 * @param number the row's number, for a {@link Cursor}
 * @param origin its identity
 * @param held since when it is held
 * @param bytes of its record: key, value and headers
 */
public record Due(long number, String origin, Instant held, long bytes) {}
