package dev.weir.auditor;

import dev.weir.chain.Head;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What was verified.
 *
 * @param records how many chained records were read
 * @param older records of a release that did not chain, before the chains
 * @param heads where each chain stands
 * @param seals how many seals were read
 * @param signed how many of them have a signature that fits
 * @param lastSeal the time of the latest seal, or null: there is none
 * @param unsealed records behind what the latest seal tells: their end could be missing
 * @param keys the public keys of these signatures
 * @param findings what is wrong, the first thousand
 * @param more how many others there are
 */
public record AuditReport(
        long records,
        long older,
        List<Head> heads,
        long seals,
        long signed,
        @Nullable Instant lastSeal,
        long unsealed,
        SortedSet<String> keys,
        List<AuditFinding> findings,
        long more) {

    public AuditReport {
        heads = List.copyOf(heads);
        findings = List.copyOf(findings);
    }

    /** The same with more that is wrong. */
    public AuditReport with(List<AuditFinding> others) {
        List<AuditFinding> all = new ArrayList<>(findings);
        all.addAll(others);
        return new AuditReport(records, older, heads, seals, signed, lastSeal, unsealed, keys, all, more);
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return findings.isEmpty();
    }
}
