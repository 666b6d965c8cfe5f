package dev.weir.learner;

import dev.weir.model.DecidedObjects;
import dev.weir.model.ReviewedFeature;
import dev.weir.model.ReviewedModel;
import dev.weir.model.ReviewedModel.Term;
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

/**
 * Learns from reviewers' decisions what they would call a contributor. Each contributor that teaches is described by what was
 * decided about the others: its own word is left out of its objects, or every one of them would give it away.
 */
public final class ReviewedLearner {

    /** Of 1, 3, 10 and 30 the best on folds of those who teach, where a tenth of Amazon's reviewers or all of them do. */
    static final double PENALTY = 10;

    private ReviewedLearner() {}

    /**
     * Learns.
     *
     * @param shown contributors of the stream; those that were called nothing teach nothing
     * @throws IllegalArgumentException when fewer than {@link Lessons#LEAST} of either kind are shown
     */
    public static ReviewedModel learn(String stream, int version, Lessons lessons, List<Shown> shown) {
        return learn(stream, version, lessons, shown, PENALTY);
    }

    static ReviewedModel learn(String stream, int version, Lessons lessons, List<Shown> shown, double penalty) {
        List<Shown> taught = shown.stream()
                .filter(one -> lessons.of(one.actor()) != Called.NEITHER)
                .toList();
        int[] labels = taught.stream()
                .mapToInt(one -> lessons.of(one.actor()) == Called.FAKE ? Row.POSITIVE : Row.NEGATIVE)
                .toArray();
        int fakes = (int) Arrays.stream(labels).filter(label -> label == Row.POSITIVE).count();
        int honest = labels.length - fakes;
        if (fakes < Lessons.LEAST || honest < Lessons.LEAST) {
            throw new IllegalArgumentException("stream " + stream + ": " + fakes + " contributors were called fake and "
                    + honest + " honest; needed: " + Lessons.LEAST + " of each, by two reviewers or more");
        }
        DecidedObjects objects = objects(taught, lessons);
        double prior = (double) fakes / labels.length;
        double[][] vectors = taught.stream()
                .map(one -> one.vector(objects, prior, lessons.of(one.actor())))
                .toArray(double[][]::new);
        List<Term> unweighted = new ArrayList<>();
        for (int feature = 0; feature < ReviewedFeature.vector().size(); feature++) {
            unweighted.add(unweighted(vectors, feature));
        }
        double[][] rows = new double[vectors.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(unweighted, vectors[i]);
        }
        double[] weights = Logistic.weights(rows, labels, penalty);
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < unweighted.size(); i++) {
            Term term = unweighted.get(i);
            terms.add(new Term(term.center(), term.unit(), weights[2 * i], weights[2 * i + 1]));
        }
        return new ReviewedModel(stream, version, fakes, honest, terms, weights[2 * terms.size()], objects);
    }

    /** What the regression sees of a vector: of each feature its place, and the square of it less 1; 0 where it is unknown. */
    static double[] row(List<Term> terms, double[] vector) {
        double[] row = new double[2 * vector.length];
        for (int i = 0; i < vector.length; i++) {
            if (!Double.isNaN(vector[i])) {
                double place = terms.get(i).place(vector[i]);
                row[2 * i] = place;
                row[2 * i + 1] = place * place - 1;
            }
        }
        return row;
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
