package dev.weir.index;

import dev.weir.event.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are meant.
 *
 * @param reviewer who decided; null: anybody
 * @param action what was asked; null: anything
 * @param from decided then or later
 * @param before decided earlier than that
 */
public record DecisionFilter(
        @Nullable String reviewer, Decision.@Nullable Action action, Instant from, Instant before) {

    /** All of them. */
    public static final DecisionFilter ALL = new DecisionFilter(null, null, Instant.MIN, Instant.MAX);
}
