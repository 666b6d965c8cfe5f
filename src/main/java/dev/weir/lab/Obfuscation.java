package dev.weir.lab;

/** How an attack blurs its profiles; all but the last by Williams, Mobasher, Burke, Sandvig and Bhaumik 2006. */
public enum Obfuscation {
    NONE,
    /** Each filler gets N(0, one step) on top. */
    NOISE,
    /** The targets get the value one step from the extreme. */
    TARGET_SHIFT,
    /** The targets get the extreme or the value one step from it, at random. */
    TARGET_SPREAD
}
