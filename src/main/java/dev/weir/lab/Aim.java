package dev.weir.lab;

/** What an attack wants of its targets. */
public enum Aim {
    /** To have them recommended: the highest rating. */
    PUSH,
    /** To have them gone: the lowest rating. */
    NUKE
}
