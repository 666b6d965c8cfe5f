package dev.weir.learn;

import dev.weir.event.Kind;
import dev.weir.model.RateBaselines;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Policy;
import dev.weir.settings.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Trains the streams of one deployment on what its community showed, and publishes what passes the gate. */
public final class TrainingRun {

    private final Settings settings;
    private final Policy policy;
    private final Shelf shelf;
    private final Trainer trainer;

    /**
     * @param baselines the deployment's own: what is believed before anything was learned
     * @param shelf where the models are, and where new ones go
     * @param clock tells when a model is published
     */
    public TrainingRun(Settings settings, Policy policy, RateBaselines baselines, Shelf shelf, Clock clock) {
        this.settings = settings;
        this.policy = policy;
        this.shelf = shelf;
        this.trainer = new Trainer(baselines, clock);
    }

    /** Learns one step of each stream; see {@link Trainer#train}. */
    public List<Training> train(Collection<String> streams, Community community) {
        return each(
                streams,
                stream -> trainer.train(
                        stream, kind(stream), rate(stream), shelf.rates(stream), community.peaks(stream)));
    }

    /** Learns each stream all the way on the word of a person; see {@link Trainer#accept}. */
    public List<Training> accept(Collection<String> streams, Community community, String reason) {
        return each(
                streams,
                stream -> trainer.accept(
                        stream, kind(stream), rate(stream), shelf.rates(stream), community.peaks(stream), reason));
    }

    /**
     * Learns, all the way, each stream of which no model was ever published: a deployment's first start. Whoever starts it with
     * a history says that the history is honest on the whole.
     *
     * @param reason published with the models
     * @return one for each stream that had no model
     */
    public List<Training> warm(Community community, String reason) {
        return accept(shelf.unlearned(settings.streamNames()), community, reason);
    }

    private Kind kind(String stream) {
        return Objects.requireNonNull(settings.streams().get(stream), stream).kind();
    }

    private CheckPolicies.Rate rate(String stream) {
        return policy.on(stream).rate();
    }

    private List<Training> each(Collection<String> streams, Function<String, Training> learned) {
        List<Training> trainings = new ArrayList<>();
        for (String stream : streams) {
            Training training = learned.apply(stream);
            if (training.model() != null) {
                shelf.publish(training.model());
            }
            trainings.add(training);
        }
        return trainings;
    }
}
