package dev.weir.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of what somebody says an event is: a fraud, genuine, benign. The newest admitted version wins.
 *
 * @param of the id of the event that it is about, or null where it came with its event
 * @param value the label itself, as the producer writes it, not empty
 * @param time when it was said, epoch milliseconds; the event's own time where the record has no other
 * @param source who said it (a bureau, an annotator, a rule), or null
 */
public record Label(
        @Nullable String of,
        String value,
        long time,
        @Nullable String source) {

    public Label {
        Objects.requireNonNull(value, "value");
    }
}
