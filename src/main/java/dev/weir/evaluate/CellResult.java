package dev.weir.evaluate;

import dev.weir.evaluate.Spread.Best;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in one cell, over its seeds.
 *
 * @param cell the attack and the data set
 * @param seeds how many attacks; one that cannot be made on this data set is left out
 * @param fakes fake users in the first
 * @param detectors how well each finds the fakes
 * @param leak see {@link Reaction}; the gateway's, as all that follows
 * @param hours see {@link Reaction}; null where no fake was flagged
 * @param events see {@link Reaction}; null where no fake was flagged
 * @param removed share of the targets' {@link Displacement} that is gone after retraction
 * @param honest the sum over the seeds
 * @param harm of the seeds for which it was measured
 */
public record CellResult(
        Grid.Cell cell,
        int seeds,
        int fakes,
        Map<Detector, Score> detectors,
        @Nullable Spread leak,
        @Nullable Spread hours,
        @Nullable Spread events,
        @Nullable Spread removed,
        HonestCost honest,
        List<Harm> harm) {

    /** One detector's {@link Detection} over the seeds. */
    public record Score(
            @Nullable Spread precision,
            @Nullable Spread recall,
            @Nullable Spread f1,
            @Nullable Spread fpr,
            @Nullable Spread auc) {

        private static Score of(List<Detection> each) {
            return new Score(
                    spread(Best.HIGH, each, Detection::precision),
                    spread(Best.HIGH, each, Detection::recall),
                    spread(Best.HIGH, each, Detection::f1),
                    spread(Best.LOW, each, Detection::fpr),
                    spread(Best.HIGH, each, Detection::auc));
        }
    }

    /** One attack's figures. */
    record Run(
            int fakes,
            Map<Detector, Detection> detectors,
            Reaction reaction,
            Displacement displacement,
            HonestCost honest,
            List<Harm> harm) {}

    static CellResult of(Grid.Cell cell, List<Run> runs) {
        Map<Detector, Score> scores = new EnumMap<>(Detector.class);
        for (Detector detector : Detector.values()) {
            List<Detection> each = new ArrayList<>();
            for (Run run : runs) {
                Detection detection = run.detectors.get(detector);
                if (detection != null) {
                    each.add(detection);
                }
            }
            scores.put(detector, Score.of(each));
        }
        HonestCost honest = runs.get(0).honest;
        for (Run run : runs.subList(1, runs.size())) {
            honest = honest.plus(run.honest);
        }
        return new CellResult(
                cell,
                runs.size(),
                runs.get(0).fakes,
                scores,
                spread(Best.LOW, runs, run -> run.reaction.leak()),
                spread(Best.LOW, runs, run -> run.reaction.hours()),
                spread(Best.LOW, runs, run -> run.reaction.events()),
                spread(Best.HIGH, runs, run -> run.displacement.removed()),
                honest,
                runs.stream().flatMap(run -> run.harm.stream()).toList());
    }

    /** The mean F1 of a detector. */
    double f1(Detector detector) {
        Score score = detectors.get(detector);
        return score == null || score.f1() == null ? Double.NaN : score.f1().mean();
    }

    /** The harm to one kind of recommender. */
    List<Harm> harm(Harm.Learner learner) {
        return harm.stream().filter(each -> each.learner() == learner).toList();
    }

    private static <T> @Nullable Spread spread(Best best, List<T> each, ToDoubleFunction<T> figure) {
        return Spread.of(best, each.stream().map(figure::applyAsDouble).toList());
    }
}
