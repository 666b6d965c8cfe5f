package dev.weir.spending;

/**
 * Where a contributor's numbers usually are, and how far apart: a running Huber location and mean absolute deviation (Huber and
 * Ronchetti, "Robust Statistics", 2nd ed. 2009, sections 3.2 and 5.1). A number farther than {@link #CLIP} scales away counts as if
 * it were just there, so that one number, however large, moves the location by at most {@code CLIP * scale / (count + 1)}; the
 * first alone sets it.
 *
 * @param count numbers so far, at most {@link #MOST}
 * @param location in the numbers' unit
 * @param scale about a standard deviation, above 0
 */
record Usual(int count, float location, float scale) {

    /** The newest number weighs at least one in so many: about what a card of the Handbook pays in four months. */
    static final int MOST = 256;

    /** In scales; 1.345 to 2 are customary, 2 loses least where there is nothing to be robust against. */
    static final double CLIP = 2;

    /** The first scale weighs as much as so many numbers. */
    private static final int FIRST = 8;

    /** The standard deviation of a normal curve against its mean absolute deviation, sqrt(pi / 2). */
    private static final double NORMAL = 1.2533;

    /** Nothing is known; the scale is a guess. */
    static Usual from(float scale) {
        return new Usual(0, 0, scale);
    }

    /** With one more number; the scale is at least {@code least}. */
    Usual with(double number, double least) {
        if (count == 0) {
            return new Usual(1, (float) number, scale);
        }
        int counted = Math.min(count + 1, MOST);
        double off = Math.max(-CLIP, Math.min(CLIP, place(number))) * scale;
        double wider = scale + (Math.abs(off) * NORMAL - scale) / Math.min(counted + FIRST, MOST);
        return new Usual(counted, (float) (location + off / counted), (float) Math.max(least, wider));
    }

    /** How many scales a number is above the location. */
    double place(double number) {
        return (number - location) / scale;
    }
}
