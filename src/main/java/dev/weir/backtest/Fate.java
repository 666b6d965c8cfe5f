package dev.weir.backtest;

/** What became of an event in the end. */
enum Fate {
    /** It went out at once, and stayed. */
    ADMITTED,
    /** It waited, went out after all, and stayed. */
    RELEASED,
    /** It is held. */
    HELD,
    /** It went out and was taken back. */
    RETRACTED;

    /** Whether the training set is without it. */
    boolean isKeptOut() {
        return this == HELD || this == RETRACTED;
    }

    /**
     * The fate of an event of which this is known.
     *
     * @param admitted whether its first verdict let it out
     * @param released whether it was let out later
     * @param trained whether it is in the training set
     */
    static Fate of(boolean admitted, boolean released, boolean trained) {
        if (trained) {
            return admitted ? ADMITTED : RELEASED;
        }
        return admitted || released ? RETRACTED : HELD;
    }
}
