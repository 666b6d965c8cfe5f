package dev.weir.training;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What a set knew of the ledger, as a number that anybody can work out again: the SHA-256 over the SHA-256 of each entry that
 * counted, in ascending order and each once. The partitions of a topic may be read in any order. Not thread-safe.
 */
public final class EntryDigest {

    private final List<byte[]> counted = new ArrayList<>();
    private final long asOf;
    private long read;

    /** @param asOf later entries do not count, epoch milliseconds */
    public EntryDigest(long asOf) {
        this.asOf = asOf;
    }

    /**
     * The high-water mark of a ledger.
     *
     * @param entries how many were read
     * @param counted how many different ones were of before the as-of time
     * @param sha256 over these
     */
    @JsonPropertyOrder({"entries", "counted", "sha256"})
    public record Mark(long entries, long counted, String sha256) {}

    /**
     * Takes an entry.
     *
     * @param time of the entry, epoch milliseconds
     */
    public void add(byte[] entry, long time) {
        read++;
        if (time <= asOf) {
            counted.add(Sha256.of(entry));
        }
    }

    /** What counted so far. */
    public Mark mark() {
        counted.sort(Arrays::compareUnsigned);
        Sha256 all = new Sha256();
        byte[] last = {};
        long different = 0;
        for (byte[] entry : counted) {
            if (!Arrays.equals(entry, last)) {
                all.update(entry, 0, entry.length);
                different++;
            }
            last = entry;
        }
        return new Mark(read, different, HexFormat.of().formatHex(all.digest()));
    }
}
