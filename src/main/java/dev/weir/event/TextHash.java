package dev.weir.event;

/** A hash of texts that is the same on every machine and in every release: it stands in state. Not against one who wants two texts to meet. */
public final class TextHash {

    private TextHash() {}

    /**
     * FNV-1a over the characters, then the finalizer of MurmurHash3, which spreads it over all bits.
     *
     * @param seed 0 for the plain hash; another one for another order of all texts
     */
    public static long of(String text, long seed) {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
