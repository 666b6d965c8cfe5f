package dev.weir.reviewed;

import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.model.ReviewedModel;
import dev.weir.settings.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What contributors of one stream are asked by.
 *
 * @param model the newest model, or null: none was published
 * @param mode what the check may do
 */
public record ReviewedLimits(@Nullable ReviewedModel model, Mode mode) {

    /** Whether an event is looked at: there is a model, and the event names an object at a possible time. */
    boolean asks(Event event) {
        return model != null
                && mode != Mode.OFF
                && event.object() != null
                && event.timing() != Timing.FUTURE
                && event.timing() != Timing.STALE;
    }
}
