package dev.weir.bench;

/** The two jobs that run in turn. */
enum Contender {
    /** Everything that the gateway does. */
    GATEWAY,
    /** Only what any keyed exactly-once job does. */
    FLOOR
}
