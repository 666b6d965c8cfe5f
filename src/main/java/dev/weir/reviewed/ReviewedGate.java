package dev.weir.reviewed;

import dev.weir.model.GateMeasure;
import dev.weir.model.ReviewedFit;
import java.util.Collection;
import java.util.List;

/** What a new model would change, so that nobody publishes one that changes too much. */
public final class ReviewedGate {

    /** A score that moves by no more says much the same. */
    static final double FAR = 0.1;

    /**
     * The share of the community whose score may move {@link #FAR} from one model to the next. With models of two halves of Amazon's
     * decisions it moves of 0.11, with those of one half and of all of 0.06, with one word in ten turned into a lie of 0.43; on the
     * MovieLens sets with a third more decisions of none.
     */
    static final double MOST_SHIFT = 0.1;

    /** The same from the frozen reference on, in however many steps: with the models of a tenth and of all it moves of 0.20. */
    static final double MOST_DRIFT = 0.25;

    /**
     * The share of the community in good standing that would be called fake. The target is four in a hundred honest contributors;
     * a community of which reviewers have to expel more than one in a hundred has to be accepted by a person.
     */
    static final double MOST_HELD = 0.05;

    /** As of the rates: where more than three in a hundred are called something else, it is another community. */
    static final double LEAST_AGREEMENT = 0.97;

    /** The name of how far a model is from the frozen reference. */
    public static final String DRIFT = "drift";

    static final String SHIFT = "shift";
    static final String HELD = "held";
    static final String AGREEMENT = "agreement";

    private ReviewedGate() {}

    /**
     * What is measured.
     *
     * @param frozen the first model, or the last one that a person answered for
     * @param last the model in force
     * @param next the one that would be
     * @param community contributors in good standing about whom nobody decided, one or more
     */
    public static List<GateMeasure> measures(
            ReviewedFit frozen, ReviewedFit last, ReviewedFit next, Collection<Shown> community) {
        double agreed = community.stream()
                .filter(one -> isFake(one, last) == isFake(one, next))
                .count();
        return List.of(
                new GateMeasure(SHIFT, moved(last, next, community), 0, MOST_SHIFT),
                new GateMeasure(DRIFT, moved(frozen, next, community), 0, MOST_DRIFT),
                held(next, community),
                new GateMeasure(AGREEMENT, agreed / community.size(), LEAST_AGREEMENT, 1));
    }

    /**
     * What is measured of the first model, which has nothing to be compared with.
     *
     * @param community contributors in good standing about whom nobody decided, one or more
     */
    public static List<GateMeasure> first(ReviewedFit model, Collection<Shown> community) {
        return List.of(held(model, community));
    }

    private static GateMeasure held(ReviewedFit model, Collection<Shown> community) {
        double fakes = community.stream().filter(one -> isFake(one, model)).count();
        return new GateMeasure(HELD, fakes / community.size(), 0, MOST_HELD);
    }

    private static boolean isFake(Shown one, ReviewedFit model) {
        return one.score(model, Called.NEITHER) >= model.threshold();
    }

    private static double moved(ReviewedFit before, ReviewedFit after, Collection<Shown> community) {
        double moved = community.stream()
                .filter(one -> Math.abs(one.score(before, Called.NEITHER) - one.score(after, Called.NEITHER)) > FAR)
                .count();
        return moved / community.size();
    }
}
