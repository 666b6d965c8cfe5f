package dev.weir.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One published version of what honest contributors of one stream do. Immutable; never changed once published, going back
 * publishes the older one anew.
 *
 * @param published when, by the clock of who published it
 * @param how why it was published
 * @param reason what a person said to it; empty where none did
 * @param contributors how many it was learned from
 * @param reference the version that its scale is of; 0 for the baselines of the settings
 * @param scale how many times as fast as the reference, for each {@link RateWindow}
 * @param gate what the gate measured
 * @param baselines what the job judges by: their name is the stream, their version the model's
 */
public record RateModel(
        Instant published,
        How how,
        String reason,
        int contributors,
        int reference,
        List<Double> scale,
        List<GateMeasure> gate,
        RateBaselines baselines)
        implements Published {

    /** The name of the check that judges by it. */
    public static final String CHECK = "rate";

    public RateModel {
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(how, "how");
        scale = List.copyOf(scale);
        gate = List.copyOf(gate);
        if (scale.size() != RateWindow.values().length || scale.stream().anyMatch(each -> !(each > 0 && each < 1e6))) {
            throw new IllegalArgumentException(
                    "scale: " + scale + " is not " + RateWindow.values().length + " numbers above 0");
        }
        if (reference < 0 || reference > baselines.version()) {
            throw new IllegalArgumentException(
                    "reference: " + reference + " is not 0 to the model's own version, " + baselines.version());
        }
    }

    @Override
    public String stream() {
        return baselines.name();
    }

    @Override
    public int version() {
        return baselines.version();
    }

    @Override
    public String check() {
        return CHECK;
    }

    @Override
    public String digest() {
        return baselines.digest();
    }

    /**
     * The model of a record or file.
     *
     * @param name where it stands, for the message
     * @throws BaselineException when it does not hold a valid model
     */
    public static RateModel read(String name, byte[] json) {
        return RateModelJson.read(name, json);
    }

    @Override
    public String text() {
        return RateModelJson.text(this);
    }
}
