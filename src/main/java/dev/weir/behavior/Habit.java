package dev.weir.behavior;

/**
 * What a contributor's own past is like: how often it gives the ends of the scale, and how popular its choices are.
 *
 * @param bottom values in the lowest eighth of the scale
 * @param between values between the ends
 * @param top values at the scale's maximum
 * @param choices popularity of what it chose, see {@link dev.weir.event.ObjectContext#popularity}
 */
record Habit(int bottom, int between, int top, Spread choices) {

    static final Habit NONE = new Habit(0, 0, 0, Spread.NONE);

    /** The ends of the scale are exact where attacks push: 1 of 1 to 5; 0.5 and 1 of 0.5 to 5. */
    private static final double LOWEST_PART = 0.125;

    /**
     * What the community does: the shares of the three parts in both MovieLens sets together (5.1, 77.7 and 17.2 %), as if each
     * contributor had given so many values before its first.
     */
    private static final double COMMUNITY = 4;

    private static final double[] SHARES = {0.05, 0.78, 0.17};

    /** Choices that weigh, about as many as an honest contributor of MovieLens makes in all. */
    private static final int CHOICES = 128;

    /** Counts are kept in two bytes: here all three are halved. */
    static final int MOST = 30_000;

    /** A part of the scale. */
    enum Part {
        BOTTOM,
        BETWEEN,
        TOP,
        /** There is no value. */
        NONE
    }

    /** The part of a place on 0 to 1, the whole scale being 1; NaN is no value. */
    static Part part(double place) {
        if (Double.isNaN(place)) {
            return Part.NONE;
        }
        if (place >= 1) {
            return Part.TOP;
        }
        return place <= LOWEST_PART ? Part.BOTTOM : Part.BETWEEN;
    }

    Habit with(Part part, double popularity) {
        Spread chosen = Double.isNaN(popularity) ? choices : choices.with(popularity, CHOICES);
        if (bottom == MOST || between == MOST || top == MOST) {
            return new Habit(bottom / 2, between / 2, top / 2, choices).with(part, popularity);
        }
        return switch (part) {
            case BOTTOM -> new Habit(bottom + 1, between, top, chosen);
            case BETWEEN -> new Habit(bottom, between + 1, top, chosen);
            case TOP -> new Habit(bottom, between, top + 1, chosen);
            case NONE -> new Habit(bottom, between, top, chosen);
        };
    }

    /** How much of a past there is, in events. */
    int events() {
        return Math.max(bottom + between + top, choices.count());
    }

    /** How likely its next value is in a part, by its own past and the community's; 1 without a value. */
    double share(Part part) {
        int own = switch (part) {
            case BOTTOM -> bottom;
            case BETWEEN -> between;
            case TOP -> top;
            case NONE -> -1;
        };
        return own < 0 ? 1 : (own + COMMUNITY * SHARES[part.ordinal()]) / (bottom + between + top + COMMUNITY);
    }
}
