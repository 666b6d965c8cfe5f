package dev.weir.model;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many of a community's contributors ever reach a count in one window, once in their life: a survival function.
 *
 * <p>Between two points it is straight in ln(count) and ln(share); below the first it is 1; beyond the last, (l, s), it
 * falls like a Pareto tail: {@code share(c) = s * (c / l)^-tail}. Immutable; the logarithms are kept, so that judging costs
 * none but the count's own.
 */
public final class RateCurve implements Serializable {

    private static final long serialVersionUID = 1L;

    private final List<Point> points;
    private final double tail;
    private final double[] logCounts;
    private final double[] surprisals;

    /**
     * One known place of the curve.
     *
     * @param count events in the window, 1 or more
     * @param share the share of contributors who ever reach {@code count}, above 0, at most 1
     */
    public record Point(int count, double share) implements Serializable {
        public Point {
            if (count < 1) {
                throw new IllegalArgumentException("count: " + count + " is not 1 or more");
            }
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("share: " + share + " is not above 0 and at most 1");
            }
        }
    }

    /**
     * A curve.
     *
     * @param points at least one, rising in count, never rising in share
     * @param tail the Pareto exponent, above 0, at most 100; the smaller, the more is believed of people never seen
     */
    public RateCurve(List<Point> points, double tail) {
        this.points = List.copyOf(points);
        this.tail = tail;
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points: at least one is needed");
        }
        if (!(tail > 0 && tail <= 100)) {
            throw new IllegalArgumentException("tail: " + tail + " is not above 0 and at most 100");
        }
        for (int i = 1; i < points.size(); i++) {
            Point before = points.get(i - 1);
            Point here = points.get(i);
            if (here.count <= before.count || here.share > before.share) {
                throw new IllegalArgumentException("points: (" + here.count + ", " + here.share + ") after ("
                        + before.count + ", " + before.share + ") does not rise in count and fall in share");
            }
        }
        this.logCounts =
                points.stream().mapToDouble(each -> StrictMath.log(each.count)).toArray();
        this.surprisals =
                points.stream().mapToDouble(each -> -StrictMath.log(each.share)).toArray();
    }

    /** The known places, rising in count. */
    public List<Point> points() {
        return points;
    }

    /** The Pareto exponent beyond the last point. */
    public double tail() {
        return tail;
    }

    /** -ln of the share of contributors who ever reach a count, in nats, 0 or more; given ln of the count. */
    double surprisal(double logCount) {
        int last = logCounts.length - 1;
        if (logCount < logCounts[0]) {
            return 0;
        }
        if (logCount >= logCounts[last]) {
            return surprisals[last] + tail * (logCount - logCounts[last]);
        }
        int i = 1;
        while (logCount >= logCounts[i]) {
            i++;
        }
        double way = (logCount - logCounts[i - 1]) / (logCounts[i] - logCounts[i - 1]);
        return surprisals[i - 1] + way * (surprisals[i] - surprisals[i - 1]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RateCurve that && tail == that.tail && points.equals(that.points);
    }

    @Override
    public int hashCode() {
        return 31 * points.hashCode() + Double.hashCode(tail);
    }

    @Override
    public String toString() {
        return "RateCurve[tail=" + tail + ", points=" + points + ']';
    }
}
