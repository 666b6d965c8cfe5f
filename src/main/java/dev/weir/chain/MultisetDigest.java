package dev.weir.chain;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One number for many fingerprints in any order: the sum modulo 2^1024 of what each is stretched to (AdHash: Bellare and Micciancio, A New
 * Paradigm for Collision-Free Hashing, Eurocrypt 1997, section 4). A fingerprint is stretched to SHA-256(0, fingerprint), … SHA-256(3,
 * fingerprint), one after the other, big-endian; the first byte under the hash is the number.
 *
 * <p>The known weakness is the generalised birthday problem (Wagner, Crypto 2002): who may choose the contents of k = 2^t replaced records
 * finds others with the same sum in about 2^(t + 1024/(1+t)) steps. With the count committed, k is at most what one account counts:
 * for 65,536 records 2^76 steps, and never fewer than 2^63. Modulo 2^256 it would be 2^31, which is an hour. Not thread-safe.
 */
public final class MultisetDigest {

    private static final int BLOCKS = 4;
    private static final int BYTES = BLOCKS * Sha256.BYTES;
    private static final int WORDS = BYTES / Integer.BYTES;
    private static final long LOW = 0xffff_ffffL;

    private final MessageDigest sha = Sha256.create();
    private final byte[] stretched = new byte[BYTES];
    private final ByteBuffer words = ByteBuffer.wrap(stretched);
    /** Least first. */
    private final int[] sum = new int[WORDS];

    private long count;

    /** Adds a fingerprint of 32 bytes. */
    public void add(byte[] fingerprint) {
        for (int block = 0; block < BLOCKS; block++) {
            sha.update((byte) block);
            sha.update(fingerprint);
            byte[] hash = sha.digest();
            System.arraycopy(hash, 0, stretched, block * Sha256.BYTES, Sha256.BYTES);
        }
        long carry = 0;
        for (int word = 0; word < WORDS; word++) {
            carry += (sum[word] & LOW) + (words.getInt(BYTES - (word + 1) * Integer.BYTES) & LOW);
            sum[word] = (int) carry;
            carry >>>= Integer.SIZE;
        }
        count++;
    }

    /** How many were added. */
    public long count() {
        return count;
    }

    /** The sum as 256 hexadecimal digits. */
    public String hex() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        for (int word = WORDS - 1; word >= 0; word--) {
            bytes.putInt(sum[word]);
        }
        return HexFormat.of().formatHex(bytes.array());
    }

    /** Begins anew. */
    public void clear() {
        Arrays.fill(sum, 0);
        count = 0;
    }
}
