package dev.weir.backtest;

/** By which policy. */
enum Side {
    /** The one that holds now. */
    NOW,
    /** The one that is tried. */
    CANDIDATE
}
