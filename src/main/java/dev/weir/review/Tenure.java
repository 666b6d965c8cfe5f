package dev.weir.review;

/** How long a contributor is known: whether honest work of long standing is at stake. */
public enum Tenure {
    NEW,
    /** For more than 30 days, with 20 events in training or more: as the gateway's brake on exclusions has it. */
    ESTABLISHED
}
