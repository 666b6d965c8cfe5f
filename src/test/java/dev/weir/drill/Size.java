package dev.weir.drill;

/** How large the drills are: {@code -Dweir.drill=full} for the figures in the documents, small in every build. */
public enum Size {
    SMALL,
    FULL;

    public static Size chosen() {
        return "full".equals(System.getProperty("weir.drill")) ? FULL : SMALL;
    }

    /** One of two values. */
    public int of(int small, int full) {
        return this == FULL ? full : small;
    }
}
