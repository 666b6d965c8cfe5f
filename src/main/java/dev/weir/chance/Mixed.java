package dev.weir.chance;

/** Numbers that look drawn and are the same each time. */
public final class Mixed {

    private Mixed() {}

    /** A well-mixed key from parts: the finaliser of SplittableRandom (Steele, Lea and Flood 2014). */
    public static long key(long first, long second) {
        long z = first * 0x9e3779b97f4a7c15L + second;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** 0 to 1, evenly, and not by the order of the numbers. */
    public static double share(long number) {
        return (key(0, number) >>> 11) * 0x1p-53;
    }
}
