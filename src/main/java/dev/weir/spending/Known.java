package dev.weir.spending;

/**
 * Whom or what a contributor had to do with before: a Bloom filter of 64 bits with one hash (Bloom 1970). When it fills, fewer and
 * fewer are new: who pays anybody shows nothing.
 *
 * @param bits a bit for each hash that was seen
 * @param count payments so far, at most {@link #MOST}
 * @param newness the share of payments that brought something new, the newest weighing at least one in {@link #MOST}
 */
record Known(long bits, int count, float newness) {

    static final Known NONE = new Known(0, 0, 0);

    static final int MOST = 64;

    /** With what a payment names, a bit for each; 0 is nothing. */
    Known with(long seen) {
        if (seen == 0) {
            return this;
        }
        int counted = Math.min(count + 1, MOST);
        return new Known(bits | seen, counted, newness + (isNew(seen) ? 1 - newness : -newness) / counted);
    }

    boolean isNew(long seen) {
        return (seen & ~bits) != 0;
    }

    /** -ln of how often something new comes, in nats; 0 for what is known. */
    double surprise(long seen) {
        return isNew(seen) ? -Math.log((count * newness + 1) / (count + 1)) : 0;
    }

    /** The bit of a hash. */
    static long bit(int hash) {
        return 1L << (hash * 0x9E3779B9 >>> 26);
    }
}
