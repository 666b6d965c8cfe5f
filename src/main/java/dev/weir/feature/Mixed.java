package dev.weir.feature;

/** Well-mixed numbers. */
final class Mixed {

    private Mixed() {}

    /** A well-mixed key from parts (the finaliser of SplittableRandom). */
    static long key(long first, long second) {
        long z = first * 0x9e3779b97f4a7c15L + second;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
