package dev.weir.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an event carries beside what every kind of stream has.
 *
 * @param source who collected it (an app, a partner, a sensor, a bureau), or null
 * @param currency of the amount, or null
 * @param counterparty who is paid beside the object, or null
 * @param device with what it was done, or null
 * @param address from where: a network address, a town, a region; or null
 * @param features named numbers
 * @param label what somebody says it is, or null
 */
public record Details(
        @Nullable String source,
        @Nullable String currency,
        @Nullable String counterparty,
        @Nullable String device,
        @Nullable String address,
        Features features,
        @Nullable Label label) {

    /** Nothing else. */
    public static final Details NONE = new Details(null, null, null, null, null, Features.NONE, null);

    public Details {
        Objects.requireNonNull(features, "features");
    }

    /** Who speaks for the label: its own source, else who collected the event; null where neither is known. */
    public @Nullable String labeller() {
        return label != null && label.source() != null ? label.source() : source;
    }
}
