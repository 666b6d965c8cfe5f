package dev.weir.event;

/** The independent kinds of evidence. Findings of two families support each other; two of one family do not. */
public enum Family {
    RATE,
    BEHAVIOR,
    PROFILE,
    GROUP,
    LABEL,
    FEATURE,
    PROVENANCE,
    TIME
}
