package dev.weir.index;

/** What went to training, as far as it is kept. */
final class Admitted {

    /** The newest rows are kept, by the order of reading. */
    static final int MOST = 1_000_000;

    private Admitted() {}
}
