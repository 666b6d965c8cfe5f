package dev.weir.lab;

/**
 * The values that a rating can have: {@code min}, {@code min + step}, and so on to {@code max}.
 *
 * @param min the lowest rating
 * @param max the highest rating
 * @param step the distance between two ratings
 */
public record RatingScale(double min, double max, double step) {

    public RatingScale {
        if (!(min < max && step > 0 && step <= max - min)) {
            throw new IllegalArgumentException(min + " to " + max + " in steps of " + step + " is no scale");
        }
    }

    /** The value of the scale that is nearest to {@code value}. */
    public double nearest(double value) {
        double steps = Math.rint((value - min) / step);
        return Math.max(min, Math.min(max, min + steps * step));
    }
}
