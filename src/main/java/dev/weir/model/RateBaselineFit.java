package dev.weir.model;

import dev.weir.event.Kind;
import dev.weir.model.RateCurve.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Learns a {@link RateBaseline} from honest contributors. What is learned of each is one number a window: the most it
 * ever had there, taken by the counter of the check itself. So a contributor counts once, however much it sends.
 *
 * <p>The share at a count is {@code (1 + contributors who reached it) / (1 + contributors)}: the conformal p-value (Vovk,
 * Gammerman and Shafer, Algorithmic Learning in a Random World, 2005): the chance that the next contributor of the same
 * community reaches it is at most that, whatever the distribution. One past the largest seen it is
 * {@code 1 / (1 + contributors)}. The tail beyond is Hill's estimate (Hill, Annals of Statistics 3, 1975),
 * {@code tail = 1 / mean(ln(x_i / x_(k+1)))} over the k largest, the heaviest for any k from {@link #LEAST_TAIL} to {@link
 * #TAIL_SHARE} of the contributors: a few honest people import their past in one go, and a tail fitted on the many who do
 * not would call the next of them impossible.
 */
public final class RateBaselineFit {

    /** At most this share of the contributors, those with the largest maxima, make the tail. */
    public static final double TAIL_SHARE = 0.05;

    /** At least this many make the tail: the error of Hill's estimate is a third of it here. */
    public static final int LEAST_TAIL = 10;

    /** Fewer contributors than this make no baseline: the tail would rest on two or three of them. */
    public static final int LEAST_CONTRIBUTORS = 100;

    /** A steeper tail is not believed of people, whatever a sample of small whole numbers says. */
    static final double STEEPEST_TAIL = 8;

    /** Places of the curve by share, down to one in 200; below, by rank. */
    private static final double[] SHARES = {1, 0.75, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01, 0.005};

    private static final int[] RANKS = {8, 6, 4, 3, 2, 1};

    private RateBaselineFit() {}

    /**
     * Fits a baseline.
     *
     * @param maxima for each contributor the most it ever had in each {@link RateWindow}, in their order
     * @throws IllegalArgumentException when there are fewer than {@link #LEAST_CONTRIBUTORS}
     */
    public static RateBaseline fit(Kind kind, RateBaseline.Source source, Collection<int[]> maxima) {
        if (maxima.size() < LEAST_CONTRIBUTORS) {
            throw new IllegalArgumentException("a rate baseline needs at least " + LEAST_CONTRIBUTORS
                    + " contributors, there are " + maxima.size() + ": use the one that ships");
        }
        List<RateCurve> curves = new ArrayList<>();
        for (RateWindow window : RateWindow.values()) {
            int[] sorted = maxima.stream()
                    .mapToInt(each -> each[window.ordinal()])
                    .sorted()
                    .toArray();
            curves.add(curve(sorted));
        }
        return new RateBaseline(kind, source, curves);
    }

    /** A baseline that supposes the contributors of {@code kind} to be {@code factor} times as fast as those measured. */
    public static RateBaseline scaled(RateBaseline measured, Kind kind, RateBaseline.Source source, int factor) {
        List<RateCurve> curves = new ArrayList<>();
        for (RateCurve curve : measured.curves()) {
            List<Point> points = curve.points().stream()
                    .map(point -> new Point(Math.multiplyExact(point.count(), factor), point.share()))
                    .toList();
            curves.add(new RateCurve(points, curve.tail()));
        }
        return new RateBaseline(kind, source, curves);
    }

    /**
     * A baseline that supposes a steady pace: half of the contributors send up to {@code perSecond}, one in 2,000 ever ten
     * times that.
     */
    public static RateBaseline paced(Kind kind, RateBaseline.Source source, int perSecond) {
        List<RateCurve> curves = new ArrayList<>();
        for (RateWindow window : RateWindow.values()) {
            int usual = Math.toIntExact(window.millis() / 1000 * perSecond);
            List<Point> points = List.of(new Point(1, 1), new Point(usual, 0.5), new Point(10 * usual, 1.0 / 2000));
            curves.add(new RateCurve(points, 2));
        }
        return new RateBaseline(kind, source, curves);
    }

    private static RateCurve curve(int[] sorted) {
        int n = sorted.length;
        List<Point> points = new ArrayList<>();
        int last = 0;
        for (int rank : ranks(n)) {
            int count = Math.max(1, sorted[n - rank]);
            if (count > last) {
                points.add(new Point(count, rounded((1.0 + reached(sorted, count)) / (n + 1))));
                last = count;
            }
        }
        points.add(new Point(last + 1, rounded(1.0 / (n + 1))));
        return new RateCurve(points, rounded(tail(sorted)));
    }

    /** Ranks from the top, from all contributors down to the first. */
    private static int[] ranks(int n) {
        int[] ranks = new int[SHARES.length + RANKS.length];
        for (int i = 0; i < SHARES.length; i++) {
            ranks[i] = Math.max(1, (int) (SHARES[i] * n));
        }
        System.arraycopy(RANKS, 0, ranks, SHARES.length, RANKS.length);
        Arrays.sort(ranks);
        int[] falling = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            falling[i] = ranks[ranks.length - 1 - i];
        }
        return falling;
    }

    private static int reached(int[] sorted, int count) {
        int reached = 0;
        for (int i = sorted.length - 1; i >= 0 && sorted[i] >= count; i--) {
            reached++;
        }
        return reached;
    }

    /** The heaviest of Hill's estimates over the largest {@link #LEAST_TAIL} up to {@link #TAIL_SHARE} of all. */
    private static double tail(int[] sorted) {
        int n = sorted.length;
        double heaviest = STEEPEST_TAIL;
        double sum = 0;
        for (int k = 1; k <= TAIL_SHARE * n || k <= LEAST_TAIL; k++) {
            sum += StrictMath.log(Math.max(1, sorted[n - k]));
            double floor = StrictMath.log(Math.max(1, sorted[n - k - 1]));
            if (k >= LEAST_TAIL && sum > k * floor) {
                heaviest = Math.min(heaviest, k / (sum - k * floor));
            }
        }
        return heaviest;
    }

    /** To six significant digits, so that the file reads well and any machine writes the same. */
    private static double rounded(double value) {
        return new BigDecimal(value, new MathContext(6)).doubleValue();
    }
}
