package dev.weir.teach;

import dev.weir.learn.Training.Outcome;
import dev.weir.model.GateMeasure;
import dev.weir.model.ReviewedModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of teaching one stream.
 *
 * @param stream its name
 * @param outcome what became of it
 * @param fakes of how many contributors reviewers had called fake it is known what they did
 * @param honest of how many that they had called honest
 * @param community how many were asked about whom nobody decided
 * @param gate what the gate measured; empty where there was nothing to measure
 * @param model the new model; null where there is none to publish
 */
public record Taught(
        String stream,
        Outcome outcome,
        int fakes,
        int honest,
        int community,
        List<GateMeasure> gate,
        @Nullable ReviewedModel model) {

    public Taught {
        gate = List.copyOf(gate);
    }
}
