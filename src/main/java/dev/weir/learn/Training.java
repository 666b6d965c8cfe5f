package dev.weir.learn;

import dev.weir.model.GateMeasure;
import dev.weir.model.RateModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one stream's training.
 *
 * @param stream its name
 * @param outcome what became of it
 * @param contributors how many showed samples
 * @param scale how many times as fast as its reference the community is, as measured; empty while learning
 * @param gate what the gate measured; empty where there was nothing to measure
 * @param model the new model; null where there is none to publish
 */
public record Training(
        String stream,
        Outcome outcome,
        int contributors,
        List<Double> scale,
        List<GateMeasure> gate,
        @Nullable RateModel model) {

    /** What may become of a training. */
    public enum Outcome {
        /** Too few contributors yet. */
        LEARNING,
        /** The last model says the same. */
        UNCHANGED,
        /** The gate did not let it pass. */
        REFUSED,
        /** A model to publish. */
        ACCEPTED
    }

    public Training {
        scale = List.copyOf(scale);
        gate = List.copyOf(gate);
    }
}
