package dev.weir.learner;

import dev.weir.event.Entity;
import dev.weir.model.DecidedObjects;
import dev.weir.model.ReviewedFeature;
import dev.weir.model.ReviewedFit;
import dev.weir.model.ReviewedFit.Term;
import dev.weir.reviewed.Called;
import dev.weir.reviewed.Lessons;
import dev.weir.reviewed.Shown;
import dev.weir.table.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Learns from reviewers' decisions what they would call a contributor. Each contributor that teaches is described by what was
 * decided about the others: its own word is left out of its objects, or every one of them would give it away. Few words know few
 * objects, and then more honest contributors look fake; so the threshold stands where folds of those who teach say that at
 * most {@link #MOST_COST} of the honest are beyond.
 */
public final class ReviewedLearner {

    /** Of 1, 3, 10 and 30 the one that ranks best on folds of those who teach, a tenth of Amazon's reviewers or all of them. */
    static final double PENALTY = 10;

    /** The target for reviewed labels: at most four in a hundred honest contributors look fake. */
    static final double MOST_COST = 0.04;

    /**
     * Who calls fakes honest raises the threshold, and shall not blind the model. Without lies no threshold on Amazon's reviewers
     * comes so far, from a tenth of them up; where one word in ten is a lie, 0.8 would cost a recall of 0.12 more.
     */
    static final double HIGHEST_THRESHOLD = 0.7;

    private static final int FOLDS = 5;

    private ReviewedLearner() {}

    /**
     * Learns.
     *
     * @param shown contributors of the stream; those that were called nothing teach nothing
     * @throws IllegalArgumentException when fewer than {@link Lessons#LEAST} of either kind are shown
     */
    public static ReviewedFit learn(Lessons lessons, List<Shown> shown) {
        return learn(lessons, shown, PENALTY);
    }

    static ReviewedFit learn(Lessons lessons, List<Shown> shown, double penalty) {
        List<Shown> taught = taught(lessons, shown);
        int fakes = lessons.count(Called.FAKE, taught);
        int honest = lessons.count(Called.HONEST, taught);
        if (fakes < Lessons.LEAST || honest < Lessons.LEAST) {
            throw new IllegalArgumentException(fakes + " contributors were called fake and " + honest
                    + " honest; needed: " + Lessons.LEAST + " of each, by two reviewers or more");
        }
        double[] honestScores = honestScores(lessons, taught, penalty);
        return fitted(lessons, taught, penalty, threshold(honestScores), reached(honestScores));
    }

    /** The score that {@link #MOST_COST} of the honest pass at most, within {@link Model#THRESHOLD} to {@link #HIGHEST_THRESHOLD}. */
    static double threshold(double[] honest) {
        double[] ascending = honest.clone();
        Arrays.sort(ascending);
        int pass = (int) (MOST_COST * ascending.length);
        double wanted = Math.nextUp(ascending[ascending.length - 1 - pass]);
        return Math.max(Model.THRESHOLD, Math.min(HIGHEST_THRESHOLD, wanted));
    }

    /**
     * The scores that one in 2, 4, 8 ... of as many honest contributors and one more reach. That one more is whoever is judged: so
     * often an honest one goes as far, however few taught (a conformal p value: Vovk, Gammerman, Shafer, "Algorithmic Learning in a
     * Random World", section 2.2).
     */
    static List<Double> reached(double[] honest) {
        double[] ascending = honest.clone();
        Arrays.sort(ascending);
        List<Double> reached = new ArrayList<>();
        for (int part = (ascending.length + 1) / 2; part >= 1; part /= 2) {
            reached.add(Math.nextUp(ascending[ascending.length - part]));
        }
        return reached;
    }

    /** What models that were taught by others say of those that were called honest. */
    private static double[] honestScores(Lessons lessons, List<Shown> taught, double penalty) {
        List<Double> scores = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Lessons others = lessons.only(actor -> fold(actor) != left);
            ReviewedFit model =
                    fitted(others, taught(others, taught), penalty, Model.THRESHOLD, List.of(Model.THRESHOLD));
            taught.stream()
                    .filter(one -> fold(one.actor()) == left && lessons.of(one.actor()) == Called.HONEST)
                    .forEach(one -> scores.add(one.score(model, Called.NEITHER)));
        }
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int fold(Entity actor) {
        return new SplittableRandom(actor.text().hashCode()).nextInt(FOLDS);
    }

    private static List<Shown> taught(Lessons lessons, List<Shown> shown) {
        return shown.stream()
                .filter(one -> lessons.of(one.actor()) != Called.NEITHER)
                .toList();
    }

    private static ReviewedFit fitted(
            Lessons lessons, List<Shown> taught, double penalty, double threshold, List<Double> honestScores) {
        DecidedObjects objects = objects(taught, lessons);
        int fakes = lessons.count(Called.FAKE, taught);
        double prior = (double) fakes / taught.size();
        double[][] vectors = taught.stream()
                .map(one -> one.vector(objects, prior, lessons.of(one.actor())))
                .toArray(double[][]::new);
        int[] labels = taught.stream()
                .mapToInt(one -> lessons.of(one.actor()) == Called.FAKE ? Row.POSITIVE : Row.NEGATIVE)
                .toArray();
        List<Term> terms = terms(vectors);
        double[] weights = Logistic.weights(rows(terms, vectors), labels, penalty);
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            terms.set(i, new Term(term.center(), term.unit(), weights[2 * i], weights[2 * i + 1]));
        }
        double constant = weights[weights.length - 1];
        return new ReviewedFit(fakes, taught.size() - fakes, terms, constant, threshold, honestScores, objects);
    }

    /** One for each feature, without weights yet. */
    static List<Term> terms(double[][] vectors) {
        List<Term> terms = new ArrayList<>();
        for (int feature = 0; feature < ReviewedFeature.vector().size(); feature++) {
            terms.add(unweighted(vectors, feature));
        }
        return terms;
    }

    /** What the regression sees of a vector: of each feature its place, and the square of it less 1; 0 where it is unknown. */
    static double[][] rows(List<Term> terms, double[][] vectors) {
        double[][] rows = new double[vectors.length][2 * terms.size()];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < terms.size(); j++) {
                if (!Double.isNaN(vectors[i][j])) {
                    double place = terms.get(j).place(vectors[i][j]);
                    rows[i][2 * j] = place;
                    rows[i][2 * j + 1] = place * place - 1;
                }
            }
        }
        return rows;
    }

    private static Term unweighted(double[][] vectors, int feature) {
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (double[] vector : vectors) {
            double value = vector[feature];
            if (!Double.isNaN(value)) {
                count++;
                sum += value;
                squares += value * value;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        double deviation = count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean));
        return new Term(mean, deviation > 0 ? deviation : 1, 0, 0);
    }

    /** Each contributor counts once for an object, however often it came. */
    private static DecidedObjects objects(List<Shown> taught, Lessons lessons) {
        Map<String, int[]> counts = new HashMap<>();
        for (Shown one : taught) {
            int place = lessons.of(one.actor()) == Called.FAKE ? 0 : 1;
            for (String object : new HashSet<>(one.objects())) {
                counts.computeIfAbsent(object, unseen -> new int[2])[place]++;
            }
        }
        return DecidedObjects.of(counts);
    }
}
