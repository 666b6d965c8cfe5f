package dev.weir.label;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How often a class comes among labellers, and how much they differ in it. The highest and the lowest tenth of them have no say in how often:
 * whoever turns labels is there. How much they differ is the correlation of two labels of one labeller, as in a beta-binomial, under which the
 * labellers' squared deviations are what chance makes them, by their median or by the mean of all but the highest tenth, whichever is more.
 *
 * @param peers how many labellers were compared
 * @param share of the class among all labels, above 0 and below 1
 * @param labels by which the share is known
 * @param correlation of two labels of one labeller, 0 to 0.5
 */
record Spread(int peers, double share, long labels, double correlation) {

    /** Beyond it labellers have nothing in common. */
    private static final double MOST = 0.5;

    /** The median of a squared standard normal. */
    private static final double MEDIAN = 0.455;

    /** The mean of a squared standard normal without its highest tenth. */
    private static final double TRIMMED = 0.62;

    /** Who is expected to give the class less than once says nothing of how much labellers differ. */
    private static final double LEAST_EXPECTED = 1;

    private static final int HALVINGS = 30;

    /**
     * The spread of one class.
     *
     * @param given labels of the class, by each labeller
     * @param labels all labels, by each labeller
     */
    static Spread of(int[] given, int[] labels) {
        int[] byShare = IntStream.range(0, labels.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> (double) given[i] / labels[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int tenth = tenth(byShare.length);
        long sum = 0;
        long all = 0;
        for (int place = tenth; place < byShare.length - tenth; place++) {
            sum += given[byShare[place]];
            all += labels[byShare[place]];
        }
        double share = (sum + 0.5) / (all + 1);
        int[] compared = IntStream.range(0, labels.length)
                .filter(i -> labels[i] * share >= LEAST_EXPECTED)
                .toArray();
        double low = 0;
        double high = MOST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (compared.length > 0 && excess(compared, given, labels, share, middle) > 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Spread(compared.length, share, all, (low + high) / 2);
    }

    /** How many times as far from the share they are as chance and this correlation explain. */
    private static double excess(int[] compared, int[] given, int[] labels, double share, double correlation) {
        double[] squares = new double[compared.length];
        for (int s = 0; s < squares.length; s++) {
            int i = compared[s];
            double off = given[i] - labels[i] * share;
            squares[s] = off * off / (labels[i] * share * (1 - share) * (1 + (labels[i] - 1) * correlation));
        }
        Arrays.sort(squares);
        double trimmed = Arrays.stream(squares, 0, squares.length - tenth(squares.length))
                .average()
                .orElse(0);
        return Math.max(squares[squares.length / 2] / MEDIAN, trimmed / TRIMMED);
    }

    private static int tenth(int count) {
        return (count + 9) / 10;
    }

    /**
     * For how many labels what is known of a labeller's share weighs before it gives any: less, the more they differ and the fewer there are.
     *
     * @param wider how many times as much they may differ as it was seen
     */
    double weight(double wider) {
        return 1 / (wider * correlation + 1.0 / (labels + 1));
    }
}
