package dev.weir.reviewed;

import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.model.DecidedObjects;
import dev.weir.model.ReviewedFit;
import dev.weir.model.ReviewedModel;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says of a contributor what reviewers would, by what they decided about others. A pure function over {@link ReviewedMemory}. */
public final class ReviewedCheck {

    /**
     * Events at objects where somebody else was decided about: fewer say nothing. Of Amazon's reviewers, on whom it is measured, 97 in
     * 100 have three reviews or more.
     */
    static final int LEAST = 3;

    private ReviewedCheck() {}

    /**
     * What became of one event.
     *
     * @param after the memory to store, or null: nothing was counted
     * @param finding what reviewers would say, or null where they would not call it fake
     */
    public record Result(
            @Nullable ReviewedMemory after, @Nullable Finding finding) {
        private static final Result NOTHING = new Result(null, null);
    }

    /**
     * Judges one event. Abstains where no model is there, the event names no object, or the time check holds it; and says nothing
     * of who came to fewer than {@link #LEAST} objects at which somebody was decided about.
     *
     * @param before the contributor's memory on the event's stream, as it is stored
     * @param profile one number for each {@link dev.weir.model.ProfileFeature}, with this event
     */
    public static Result assess(
            byte @Nullable [] before, Event event, Supplier<double[]> profile, ReviewedLimits limits) {
        if (!limits.asks(event)) {
            return Result.NOTHING;
        }
        ReviewedModel model = Objects.requireNonNull(limits.model(), "model");
        String object = Objects.requireNonNull(event.object(), "object").text();
        ReviewedMemory after = grown(ReviewedMemory.of(before), object, model);
        return new Result(after, ReviewedFinding.of(look(after, profile, model.fit()), limits.mode()));
    }

    /** Sums are of one line of models: those that a gate let follow one another say nearly the same. */
    private static ReviewedMemory grown(ReviewedMemory before, String object, ReviewedModel model) {
        int events = 1;
        DecidedCompany company = DecidedCompany.NONE;
        if (before.reference() == model.reference()) {
            events += before.events();
            company = before.company();
        }
        int counts = model.fit().objects().counts(object);
        return new ReviewedMemory(
                model.reference(),
                events,
                company.with(
                        DecidedObjects.fakes(counts),
                        DecidedObjects.honest(counts),
                        model.fit().prior()));
    }

    /**
     * What a model says of a contributor as it is remembered, or null where there is none or it is silent.
     *
     * @param memory as it is stored
     * @param profile one number for each {@link dev.weir.model.ProfileFeature}
     */
    public static @Nullable Look look(byte @Nullable [] memory, Supplier<double[]> profile, ReviewedLimits limits) {
        ReviewedModel model = limits.model();
        ReviewedMemory known = ReviewedMemory.of(memory);
        return model == null || known.reference() != model.reference() ? null : look(known, profile, model.fit());
    }

    private static @Nullable Look look(ReviewedMemory memory, Supplier<double[]> profile, ReviewedFit fit) {
        if (memory.company().objects() < LEAST) {
            return null;
        }
        double[] vector = ReviewedVector.of(profile.get(), memory.events(), memory.company(), fit.prior());
        return new Look(memory, vector, fit.score(vector), fit);
    }

    /**
     * What a model says of a contributor.
     *
     * @param memory by which sums
     * @param vector its features
     * @param score how likely reviewers would call it fake, 0 to 1
     * @param fit the model
     */
    @SuppressWarnings("ArrayRecordComponent") // Made and read within one event; nobody compares looks.
    public record Look(ReviewedMemory memory, double[] vector, double score, ReviewedFit fit) {

        /** Whether it is called fake. */
        public boolean isFake() {
            return score >= fit.threshold();
        }

        /** How rare that is among honest contributors, in nats. */
        public double surprisal() {
            return fit.surprisal(score);
        }

        /** At how many of its events somebody else had been decided about. */
        public int objects() {
            return memory.company().objects();
        }

        /** What reviewers would say and what drives it, in one sentence. */
        public String sentence() {
            return ReviewedFinding.sentence(this);
        }
    }
}
