package dev.weir.learner;

import dev.weir.table.FeatureTable;
import dev.weir.table.Row;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good scores are on rows whose labels are right. A row is called positive from {@link Model#THRESHOLD} on.
 *
 * @param accuracy share of rows with the right label
 * @param auc how likely a positive has a higher score than a negative, a half where they are equal
 * @param averagePrecision sum over the scores from the highest down of the gain in recall times the precision there, as
 *     scikit-learn has it: rows of the same score come together
 * @param cardPrecision share of frauds among the 100 cards alarmed first each day ({@link CardPrecision}); null where rows
 *     belong to no cards
 * @param positive the positives
 * @param negative the negatives
 */
public record Metrics(
        double accuracy,
        double auc,
        double averagePrecision,
        @Nullable Double cardPrecision,
        ClassMetrics positive,
        ClassMetrics negative) {

    /**
     * One class.
     *
     * @param recall share of its rows that are called so
     * @param precision share of the rows called so that are; null where none is called so
     */
    public record ClassMetrics(double recall, @Nullable Double precision) {

        private static ClassMetrics of(int right, int rows, int called) {
            return new ClassMetrics((double) right / rows, called == 0 ? null : (double) right / called);
        }
    }

    /** The cards are the actors of rows that have an object, too. */
    public static Metrics of(FeatureTable table, double[] scores) {
        List<Row> rows = table.rows();
        if (rows.size() != scores.length) {
            throw new IllegalArgumentException(scores.length + " scores of " + rows.size() + " rows");
        }
        int positives = table.places(Row.POSITIVE).length;
        int negatives = rows.size() - positives;
        if (positives == 0 || negatives == 0) {
            throw new IllegalArgumentException("of " + rows.size() + " rows to measure with, " + positives
                    + " are positive; some of both labels are needed");
        }
        int truePositives = 0;
        int trueNegatives = 0;
        for (int i = 0; i < scores.length; i++) {
            boolean called = scores[i] >= Model.THRESHOLD;
            truePositives += called && rows.get(i).isPositive() ? 1 : 0;
            trueNegatives += !called && !rows.get(i).isPositive() ? 1 : 0;
        }
        boolean cards = rows.stream().noneMatch(row -> row.object().isEmpty());
        return new Metrics(
                (double) (truePositives + trueNegatives) / rows.size(),
                area(rows, scores, positives, negatives),
                averagePrecision(rows, scores, positives),
                cards ? CardPrecision.of(table, scores) : null,
                ClassMetrics.of(truePositives, positives, truePositives + negatives - trueNegatives),
                ClassMetrics.of(trueNegatives, negatives, trueNegatives + positives - truePositives));
    }

    private static double area(List<Row> rows, double[] scores, int positives, int negatives) {
        Integer[] order = descending(scores);
        double wins = 0;
        int above = 0;
        for (int from = 0; from < order.length; ) {
            int until = ties(order, scores, from);
            int tied = positives(rows, order, from, until);
            wins += (double) (until - from - tied) * (above + tied / 2.0);
            above += tied;
            from = until;
        }
        return wins / positives / negatives;
    }

    private static double averagePrecision(List<Row> rows, double[] scores, int positives) {
        Integer[] order = descending(scores);
        double sum = 0;
        int found = 0;
        for (int from = 0; from < order.length; ) {
            int until = ties(order, scores, from);
            int more = positives(rows, order, from, until);
            found += more;
            sum += (double) more / positives * found / until;
            from = until;
        }
        return sum;
    }

    private static Integer[] descending(double[] scores) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -scores[i]));
        return order;
    }

    private static int ties(Integer[] order, double[] scores, int from) {
        int until = from + 1;
        while (until < order.length && scores[order[until]] == scores[order[from]]) {
            until++;
        }
        return until;
    }

    private static int positives(List<Row> rows, Integer[] order, int from, int until) {
        int count = 0;
        for (int i = from; i < until; i++) {
            count += rows.get(order[i]).label();
        }
        return count;
    }
}
