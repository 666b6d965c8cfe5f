package dev.weir.teach;

import dev.weir.learn.Training.Outcome;
import dev.weir.learner.ReviewedLearner;
import dev.weir.model.GateMeasure;
import dev.weir.model.Published.How;
import dev.weir.model.ReviewedFit;
import dev.weir.model.ReviewedModel;
import dev.weir.reviewed.Called;
import dev.weir.reviewed.Lessons;
import dev.weir.reviewed.ReviewedGate;
import dev.weir.reviewed.Shown;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learns one stream's model from its decisions. Reads and writes nothing. */
public final class ReviewedTrainer {

    /** With fewer about whom nobody decided the gate cannot tell five in a hundred from one: as many as rates are learned from. */
    public static final int LEAST_COMMUNITY = 200;

    private final Clock clock;

    /** @param clock tells when a model is published */
    public ReviewedTrainer(Clock clock) {
        this.clock = clock;
    }

    /**
     * Learns, and lets the gate decide.
     *
     * @param history the stream's models, in the order of their versions
     * @param lessons what decisions teach
     * @param shown what contributors did, of whom lessons speak
     * @param community what others in good standing did
     * @param reason what a person says who stands in for the gate, or null: nobody does
     */
    public Taught train(
            String stream,
            List<ReviewedModel> history,
            Lessons lessons,
            List<Shown> shown,
            List<Shown> community,
            @Nullable String reason) {
        int fakes = lessons.count(Called.FAKE, shown);
        int honest = lessons.count(Called.HONEST, shown);
        if (fakes < Lessons.LEAST || honest < Lessons.LEAST || community.size() < LEAST_COMMUNITY) {
            return new Taught(stream, Outcome.LEARNING, fakes, honest, community.size(), List.of(), null);
        }
        ReviewedFit fit = ReviewedLearner.learn(lessons, shown);
        ReviewedModel last = history.isEmpty() ? null : history.get(history.size() - 1);
        if (reason == null && last != null && last.fit().equals(fit)) {
            return new Taught(stream, Outcome.UNCHANGED, fakes, honest, community.size(), List.of(), null);
        }
        List<GateMeasure> gate = last == null
                ? ReviewedGate.first(fit, community)
                : ReviewedGate.measures(
                        version(stream, history, last.reference()).fit(), last.fit(), fit, community);
        if (reason == null && !gate.stream().allMatch(GateMeasure::passes)) {
            return new Taught(stream, Outcome.REFUSED, fakes, honest, community.size(), gate, null);
        }
        int own = next(history);
        ReviewedModel model = new ReviewedModel(
                stream,
                own,
                now(),
                reason == null ? How.TRAINED : How.ACCEPTED,
                reason == null ? "" : reason,
                reason == null && last != null ? last.reference() : own,
                gate,
                fit);
        return new Taught(stream, Outcome.ACCEPTED, fakes, honest, community.size(), gate, model);
    }

    /**
     * An older version as the newest one. What is summed up over contributors begins anew with it.
     *
     * @throws IllegalArgumentException when the stream has no such version
     */
    public ReviewedModel rollback(String stream, List<ReviewedModel> history, int to) {
        ReviewedModel old = version(stream, history, to);
        int own = next(history);
        return new ReviewedModel(stream, own, now(), How.ROLLED_BACK, "to " + to, own, old.gate(), old.fit());
    }

    private static ReviewedModel version(String stream, List<ReviewedModel> history, int version) {
        return history.stream()
                .filter(model -> model.version() == version)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("version " + version + " of " + stream + "/reviewed is not"
                                + " there: `weir models list` shows those that are; to do without any, say `reviewed: {mode: off}` in"
                                + " the policy"));
    }

    /** The version that comes next. */
    static int next(List<ReviewedModel> history) {
        return history.isEmpty() ? 1 : history.get(history.size() - 1).version() + 1;
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    }
}
