package dev.weir.settings;

/** What becomes of a held event of which nobody decided in time. */
public enum AtDeadline {
    /** It goes to training where nothing but the hold itself speaks against it. */
    RELEASE,
    /** It stays out. */
    KEEP
}
