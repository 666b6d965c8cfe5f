package dev.weir.index;

/** Which events are one case. */
final class Grouping {

    /** So many contributors held for one reason on one day are a flood: more than anybody looks at one by one. */
    static final int FLOOD = 20;

    /** So many contributors in a crowd on one object are one case. */
    static final int CROWD = 2;

    private Grouping() {}
}
