package dev.weir.reference;

import org.jspecify.annotations.Nullable;

/**
 * A record of a reference topic, for one of the streams that refer to it.
 *
 * @param key stream and id, {@link References#key}
 * @param vouched what it says; null: it is taken back
 */
public record ReferenceRecord(String key, @Nullable Vouched vouched) {}
