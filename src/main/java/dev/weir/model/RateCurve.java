package dev.weir.model;

import java.io.Serializable;
import java.util.List;

/**
 * How many of a community's contributors ever reach a count in one window, once in their life: a survival function.
 *
 * <p>Between two points it is straight in log(count) and log(share); below the first it is 1; beyond the last it falls
 * like a Pareto tail, {@code share(c) = s * (c / l)^-tail} with the last point (l, s).
 *
 * @param points at least one, rising in count, falling in share
 * @param tail the Pareto exponent, above 0; the smaller, the more is believed of people never seen
 */
public record RateCurve(List<Point> points, double tail) implements Serializable {

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

    public RateCurve {
        points = List.copyOf(points);
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
    }

    /** The share of contributors who ever reach {@code count}, above 0, at most 1. */
    public double share(double count) {
        Point last = points.get(points.size() - 1);
        if (count > last.count) {
            return last.share * StrictMath.pow(count / last.count, -tail);
        }
        for (int i = 0; i < points.size(); i++) {
            Point here = points.get(i);
            if (count == here.count) {
                return here.share;
            }
            if (count < here.count) {
                return i == 0 ? 1.0 : between(points.get(i - 1), here, count);
            }
        }
        throw new IllegalArgumentException("count " + count + " is not a number");
    }

    private static double between(Point low, Point high, double count) {
        double way = StrictMath.log(count / low.count) / StrictMath.log((double) high.count / low.count);
        return low.share * StrictMath.pow(high.share / low.share, way);
    }
}
