package dev.weir.lab;

/** Why a rating is there. */
public enum RatingLabel {
    HONEST,
    /** A fake user's, to look real or to be similar to real users. */
    FILLER,
    /** The attack itself. */
    TARGET
}
