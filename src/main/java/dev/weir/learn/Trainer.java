package dev.weir.learn;

import dev.weir.event.Kind;
import dev.weir.learn.Training.Outcome;
import dev.weir.model.GateMeasure;
import dev.weir.model.Published.How;
import dev.weir.model.RateBaseline;
import dev.weir.model.RateBaselines;
import dev.weir.model.RateModel;
import dev.weir.model.RateScale;
import dev.weir.settings.CheckPolicies;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Learns one stream's model from its samples. Reads and writes nothing. */
public final class Trainer {

    /**
     * Fewer contributors teach nothing: the scale of 200 is as sure as what is taken for news, see {@link RateScale#NOISE}.
     */
    public static final int LEAST_CONTRIBUTORS = 200;

    private final RateBaselines shipped;
    private final Clock clock;

    /**
     * @param shipped the deployment's baselines: what is believed before anything was learned
     * @param clock tells when a model is published
     */
    public Trainer(RateBaselines shipped, Clock clock) {
        this.shipped = shipped;
        this.clock = clock;
    }

    /**
     * Learns one step: at most {@link RateScale#STEP} from the last model, and only past the gate.
     *
     * @param history the stream's models, in the order of their versions
     * @param peaks for each contributor in good standing the most it ever had in each window
     */
    public Training train(
            String stream, Kind kind, CheckPolicies.Rate policy, List<RateModel> history, Collection<int[]> peaks) {
        if (peaks.size() < LEAST_CONTRIBUTORS) {
            return new Training(stream, Outcome.LEARNING, peaks.size(), List.of(), List.of(), null);
        }
        int reference = last(history).map(RateModel::reference).orElse(0);
        List<Double> before = last(history).map(RateModel::scale).orElse(RateScale.same());
        RateBaseline frozen = baselines(history, reference).of(kind);
        List<Double> measured = RateScale.measured(frozen, peaks);
        List<Double> scale = RateScale.step(before, measured);
        if (scale.equals(before)) {
            return new Training(stream, Outcome.UNCHANGED, peaks.size(), measured, List.of(), null);
        }
        RateBaseline next = RateScale.applied(frozen, scale, source(frozen, stream, peaks.size()));
        RateBaseline now = baselines(history, version(history)).of(kind);
        List<GateMeasure> gate = Gate.measures(scale, now, next, policy, peaks);
        if (!gate.stream().allMatch(GateMeasure::passes)) {
            return new Training(stream, Outcome.REFUSED, peaks.size(), measured, gate, null);
        }
        RateModel model = model(stream, history, How.TRAINED, "", peaks.size(), reference, scale, gate, next);
        return new Training(stream, Outcome.ACCEPTED, peaks.size(), measured, gate, model);
    }

    /**
     * Learns all the way, on the word of a person: neither the step nor the drift is bounded, and what comes out is the frozen
     * reference from now on. That the limits hold no more contributors than they may is still asked.
     *
     * @param reason what the person says
     */
    public Training accept(
            String stream,
            Kind kind,
            CheckPolicies.Rate policy,
            List<RateModel> history,
            Collection<int[]> peaks,
            String reason) {
        if (peaks.size() < LEAST_CONTRIBUTORS) {
            return new Training(stream, Outcome.LEARNING, peaks.size(), List.of(), List.of(), null);
        }
        RateBaseline frozen = baselines(
                        history, last(history).map(RateModel::reference).orElse(0))
                .of(kind);
        List<Double> measured = RateScale.measured(frozen, peaks);
        RateBaseline next = RateScale.applied(frozen, measured, source(frozen, stream, peaks.size()));
        RateBaseline now = baselines(history, version(history)).of(kind);
        List<GateMeasure> gate = Gate.measures(measured, now, next, policy, peaks);
        if (gate.stream().anyMatch(measure -> measure.name().equals(Gate.HELD) && !measure.passes())) {
            return new Training(stream, Outcome.REFUSED, peaks.size(), measured, gate, null);
        }
        int own = version(history) + 1;
        RateModel model = model(stream, history, How.ACCEPTED, reason, peaks.size(), own, RateScale.same(), gate, next);
        return new Training(stream, Outcome.ACCEPTED, peaks.size(), measured, gate, model);
    }

    /**
     * An older version as the newest one.
     *
     * @param to its version; 0 for the deployment's baselines
     * @throws IllegalArgumentException when the stream has no such version
     */
    public RateModel rollback(String stream, Kind kind, List<RateModel> history, int to) {
        RateBaseline old = baselines(history, to).of(kind);
        Optional<RateModel> model =
                history.stream().filter(each -> each.version() == to).findFirst();
        return model(
                stream,
                history,
                How.ROLLED_BACK,
                "to " + to,
                model.map(RateModel::contributors).orElse(0),
                model.map(RateModel::reference).orElse(0),
                model.map(RateModel::scale).orElse(RateScale.same()),
                model.map(RateModel::gate).orElse(List.of()),
                old);
    }

    private RateModel model(
            String stream,
            List<RateModel> history,
            How how,
            String reason,
            int contributors,
            int reference,
            List<Double> scale,
            List<GateMeasure> gate,
            RateBaseline baseline) {
        return new RateModel(
                Instant.now(clock).truncatedTo(ChronoUnit.MILLIS),
                how,
                reason,
                contributors,
                reference,
                scale,
                gate,
                shipped.with(stream, version(history) + 1, baseline));
    }

    private RateBaselines baselines(List<RateModel> history, int version) {
        if (version == 0) {
            return shipped;
        }
        return history.stream()
                .filter(model -> model.version() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("version " + version + " is not there; there are 0"
                        + (history.isEmpty() ? "" : " to " + version(history)) + ": `weir models list` shows them"))
                .baselines();
    }

    /** What is known of the tail stays what the reference knew: measured, or only supposed. */
    private static RateBaseline.Source source(RateBaseline reference, String stream, int contributors) {
        return new RateBaseline.Source(
                reference.source().basis(),
                "The reference, each window scaled to what the contributors of stream " + stream + " showed. "
                        + reference.source().note(),
                reference.source().data(),
                contributors,
                "weir train");
    }

    private static Optional<RateModel> last(List<RateModel> history) {
        return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
    }

    private static int version(List<RateModel> history) {
        return last(history).map(RateModel::version).orElse(0);
    }
}
