package dev.weir.audit;

import dev.weir.chain.Head;
import dev.weir.chain.Links;
import dev.weir.chain.Seal;
import dev.weir.event.AuditEntry;
import java.util.Arrays;
import java.util.List;

/** Gives each entry its place: number, the hash before it, its own. Not thread-safe. */
final class Chains {

    private final Head[] heads;
    private final Signer signer;
    private long seals;
    private long at;
    private boolean changed;

    /** @param former where all chains stood, or what {@link Standing#BEGIN} says */
    Chains(Standing former, Signer signer) {
        this.heads = former.heads().toArray(Head[]::new);
        this.signer = signer;
        this.seals = former.seals();
        this.at = former.at();
    }

    /** Signs the content of a record. */
    interface Signer {
        /** The whole line. */
        byte[] line(byte[] content, String hash);
    }

    /**
     * Where all chains stand.
     *
     * @param heads of each chain
     * @param seals how many seals were made
     * @param at the time of the last record, epoch milliseconds
     */
    record Standing(List<Head> heads, long seals, long at) {
        static final Standing BEGIN = new Standing(Head.STARTS, 0, 0);
    }

    /** The entry with its place; its time is never before that of the entry before. */
    AuditEntry link(AuditEntry entry) {
        at = Math.max(at, entry.time());
        changed = true;
        return linked(entry.chain(), entry.key(), entry.json(), Links::line);
    }

    /** Whether anything was written since the last seal. */
    boolean isUnsealed() {
        return changed;
    }

    /** Says where all chains stand. */
    AuditEntry seal() {
        Seal seal = new Seal(seals, Arrays.asList(heads));
        seals++;
        changed = false;
        return linked(seal.chain(), Seal.TYPE, seal.json(), signer);
    }

    Standing standing() {
        return new Standing(List.of(heads), seals, at);
    }

    private AuditEntry linked(int chain, String key, byte[] json, Signer itsLine) {
        byte[] content = Links.content(json, at, chain, heads[chain]);
        String hash = Links.hash(content);
        heads[chain] = heads[chain].then(hash);
        return new AuditEntry(chain, key, at, itsLine.line(content, hash));
    }
}
