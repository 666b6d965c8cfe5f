package dev.weir.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a contributor stands, or stood from a time on.
 *
 * @param standing as in {@link dev.weir.event.Standing}, in lower case
 * @param since from which event time on it speaks, or null: the beginning
 * @param campaign the campaign, or null
 * @param reason one sentence, empty where nothing is known
 * @param time when that came about, or null where nothing is known
 */
public record StandingView(
        String standing,
        @Nullable Instant since,
        @Nullable String campaign,
        String reason,
        @Nullable Instant time) {

    /** Of whom nothing is known. */
    static final StandingView CLEAR = new StandingView("clear", null, null, "", null);
}
