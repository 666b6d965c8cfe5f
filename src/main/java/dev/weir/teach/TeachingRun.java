package dev.weir.teach;

import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.learn.LearnException;
import dev.weir.learn.Shelf;
import dev.weir.model.ReviewedModel;
import dev.weir.reviewed.Called;
import dev.weir.reviewed.Lessons;
import dev.weir.reviewed.Shown;
import dev.weir.settings.Mode;
import dev.weir.settings.Policy;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Teaches the streams of one deployment what its reviewers decided, and publishes what passes the gate. */
public final class TeachingRun {

    private final Settings settings;
    private final Policy policy;
    private final Shelf shelf;
    private final ReviewedTrainer trainer;
    private final Path work;
    private final long memory;

    /**
     * @param shelf where the models are, and where new ones go
     * @param clock tells when a model is published
     * @param work an existing folder for temporary files
     * @param memory how many bytes of events to hold on the heap
     */
    public TeachingRun(Settings settings, Policy policy, Shelf shelf, Clock clock, Path work, long memory) {
        this.settings = settings;
        this.policy = policy;
        this.shelf = shelf;
        this.trainer = new ReviewedTrainer(clock);
        this.work = work;
        this.memory = memory;
    }

    /**
     * Learns each stream; see {@link ReviewedTrainer#train}.
     *
     * @param reason what a person says who stands in for the gate, or null: nobody does
     * @throws LearnException when the source or the work folder cannot be read or written
     */
    public List<Taught> train(Collection<String> streams, Source source, @Nullable String reason) {
        List<Decision> decisions = source.decisions();
        Set<String> notClear = source.notClear();
        List<Taught> taught = new ArrayList<>();
        for (String stream : streams) {
            Taught one = train(stream, Lessons.of(decisions, stream), source, notClear, reason);
            ReviewedModel model = one.model();
            if (model != null) {
                shelf.publish(model);
            }
            taught.add(one);
        }
        return taught;
    }

    private Taught train(String stream, Lessons lessons, Source source, Set<String> notClear, @Nullable String reason) {
        List<ReviewedModel> history = shelf.reviewed(stream);
        int fakes = lessons.count(Called.FAKE);
        int honest = lessons.count(Called.HONEST);
        if (fakes < Lessons.LEAST || honest < Lessons.LEAST) {
            // What contributors did need not be read.
            return trainer.train(stream, history, lessons, List.of(), List.of(), reason);
        }
        Predicate<String> undecided =
                actor -> lessons.of(new Entity(actor)) == Called.NEITHER && !notClear.contains(actor);
        try {
            Path folder = Files.createDirectory(
                    work.resolve("deeds-" + settings.streamNames().indexOf(stream)));
            Deeds deeds = new Deeds(folder, memory, ReviewedTrainer.next(history), undecided);
            source.read(stream, deeds);
            Set<String> community = deeds.community();
            Set<String> whom = new TreeSet<>(community);
            lessons.of().keySet().forEach(actor -> whom.add(actor.text()));
            List<Shown> shown = recall(stream).of(deeds, whom);
            return trainer.train(stream, history, lessons, decided(shown, community), asked(shown, community), reason);
        } catch (IOException e) {
            throw new LearnException("work folder " + work + ": " + e, e);
        }
    }

    private Recall recall(String stream) {
        StreamSettings its = Objects.requireNonNull(settings.streams().get(stream), stream);
        Mode profile = policy.on(stream).profile().on(its.kind());
        return new Recall(profile, its.scale(), settings.job().objectMemory());
    }

    private static List<Shown> decided(List<Shown> shown, Set<String> community) {
        return shown.stream()
                .filter(one -> !community.contains(one.actor().text()))
                .toList();
    }

    private static List<Shown> asked(List<Shown> shown, Set<String> community) {
        return shown.stream()
                .filter(one -> community.contains(one.actor().text()))
                .toList();
    }
}
