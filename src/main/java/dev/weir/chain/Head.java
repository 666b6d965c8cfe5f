package dev.weir.chain;

import java.util.Collections;
import java.util.List;

/**
 * Where a chain stands.
 *
 * @param next the number of the next record, which is how many there are; from 0
 * @param hash the hash of the last record, 64 hexadecimal digits; {@link Links#NONE} before the first
 */
public record Head(long next, String hash) {

    /** Of a hash. */
    static final int DIGITS = 2 * Sha256.BYTES;

    /** Of a chain without records. */
    public static final Head START = new Head(0, Links.NONE);

    /** Of all chains without records. */
    public static final List<Head> STARTS = Collections.nCopies(Links.CHAINS, START);

    /** The same chain with one more record. */
    public Head then(String newHash) {
        return new Head(next + 1, newHash);
    }

    /** Whether a text can be a hash. */
    public static boolean isHash(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return text.length() == DIGITS;
    }
}
