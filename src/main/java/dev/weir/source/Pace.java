package dev.weir.source;

/**
 * How many come, of three kinds: what was seen, or what is usual.
 *
 * @param visits contributors
 * @param newcomers those who come for the first time
 * @param held those of whom something was held
 */
record Pace(double visits, double newcomers, double held) {

    static final Pace NONE = new Pace(0, 0, 0);

    /** Where little is usual, a few more say little. */
    private static final double PRIOR = 5;

    static Pace of(Hour hour) {
        return new Pace(hour.visits(), hour.newcomers(), hour.held());
    }

    Pace plus(Pace other) {
        return new Pace(visits + other.visits, newcomers + other.newcomers, held + other.held);
    }

    Pace minus(Pace other) {
        return new Pace(visits - other.visits, newcomers - other.newcomers, held - other.held);
    }

    /** How many times as much as {@code usual} this is, for each kind. */
    Pace over(Pace usual) {
        return new Pace(times(visits, usual.visits), times(newcomers, usual.newcomers), times(held, usual.held));
    }

    private static double times(double seen, double usual) {
        return (seen + PRIOR) / (usual + PRIOR);
    }
}
