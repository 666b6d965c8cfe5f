package dev.weir.training;

import dev.weir.event.SourceStanding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Of how many contributors of each source something was taken back. Contributors count and not events, as at admission: one that floods is one. They
 * are counted by a hash whose seed nobody knows before the ledger is complete, so that no ids can be chosen that count for many or for none. Not
 * thread-safe.
 */
final class SourceShares {

    /** What stands for a row without a source. */
    static final long NONE = 0;

    /** Sources that are counted: those of the least hashes, so that the order in which they come makes no difference. 8 MB. */
    static final int MOST = 4_096;

    private final Sha256 sha256 = new Sha256();
    private final TreeMap<Long, Counts> bySource = new TreeMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final byte[] seed;

    /** @param seed any bytes; the same ones give the same figures */
    SourceShares(byte[] seed) {
        this.seed = seed.clone();
    }

    private static final class Counts {
        private final Distinct all = new Distinct();
        private final Distinct takenBack = new Distinct();

        private double cap() {
            double contributors = all.estimate();
            double bad = Math.min(contributors, takenBack.estimate());
            return SourceStanding.cap(contributors - bad, bad);
        }
    }

    /** What becomes of a record. */
    enum Fate {
        STAYS,
        TAKEN_BACK
    }

    /** The number of a source on a stream; {@link #NONE} is nobody's. */
    long number(String stream, String source) {
        String name = stream + '/' + source;
        Long known = numbers.get(name);
        if (known != null) {
            return known;
        }
        long hash = hash(name);
        long number = hash == NONE ? 1 : hash;
        if (numbers.size() < MOST) {
            numbers.put(name, number);
        }
        return number;
    }

    void add(long source, String actor, Fate fate) {
        Counts counts = bySource.get(source);
        if (counts == null) {
            if (bySource.size() == MOST && source > bySource.lastKey()) {
                return;
            }
            counts = new Counts();
            bySource.put(source, counts);
            if (bySource.size() > MOST) {
                bySource.pollLastEntry();
            }
        }
        long hash = hash(actor);
        counts.all.add(hash);
        if (fate == Fate.TAKEN_BACK) {
            counts.takenBack.add(hash);
        }
    }

    /** How far rows of a source are trusted at most, by what came of it so far; 1 where nothing speaks against it. */
    double cap(long source) {
        Counts counts = bySource.get(source);
        return counts == null ? 1 : counts.cap();
    }

    private long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(seed, 0, seed.length);
        sha256.update(bytes, 0, bytes.length);
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }
}
