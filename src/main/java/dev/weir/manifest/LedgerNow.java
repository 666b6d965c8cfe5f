package dev.weir.manifest;

import dev.weir.event.Entity;
import dev.weir.event.Origin;
import dev.weir.event.Retraction;
import dev.weir.privacy.Pseudonyms;
import dev.weir.training.EntryDigest;
import dev.weir.training.Input;
import dev.weir.training.Ledger;
import dev.weir.training.RetractionReader;
import dev.weir.training.Supply;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The ledger as it stands now, and what of it a set could know. */
public final class LedgerNow {

    private final Ledger ledger;
    private final EntryDigest known;

    private LedgerNow(long asOf, @Nullable Pseudonyms pseudonyms) {
        ledger = new Ledger(Long.MAX_VALUE, Ledger.Keep.REASONS, pseudonyms);
        known = new EntryDigest(asOf);
    }

    /** Nothing was taken back, as far as is known. */
    public static LedgerNow unknown() {
        return new LedgerNow(Long.MAX_VALUE, null);
    }

    /**
     * All of it.
     *
     * @param pseudonyms by which it is known who was erased, or null: nobody says
     */
    public static LedgerNow read(Supply supply, @Nullable Pseudonyms pseudonyms) throws IOException {
        return read(supply, pseudonyms, List.of(), Long.MAX_VALUE);
    }

    /**
     * All of it, beside a set.
     *
     * @param inputs what the set was made of
     * @param asOf of the set
     */
    static LedgerNow read(Supply supply, @Nullable Pseudonyms pseudonyms, List<Input> inputs, long asOf)
            throws IOException {
        Map<String, Long> ends = new HashMap<>();
        inputs.forEach(input ->
                ends.put(key(input.name(), input.partition() == null ? 0 : input.partition()), input.to()));
        LedgerNow now = new LedgerNow(asOf, pseudonyms);
        supply.readLedger((entry, name, partition, position) -> {
            Retraction retraction = RetractionReader.read(entry);
            boolean isKnown = position < ends.getOrDefault(key(name, partition), 0L);
            if (isKnown) {
                now.known.add(entry, retraction.time());
            }
            // Of an erasure that the set knew it holds nothing: what it has of that id came later.
            if (!isKnown || !retraction.isErasure()) {
                now.ledger.add(retraction);
            }
        });
        return now;
    }

    /** The contributors that a campaign took part of, by the ledger: {@code type:id}. */
    public static Set<String> members(Supply supply, String campaign) throws IOException {
        Set<String> members = new TreeSet<>();
        supply.readLedger((entry, name, partition, position) -> {
            Retraction retraction = RetractionReader.read(entry);
            Entity actor = retraction.actor();
            if (actor != null && campaign.equals(retraction.campaign())) {
                members.add(actor.text());
            }
        });
        return members;
    }

    /** The retractions that hold. */
    public Ledger ledger() {
        return ledger;
    }

    /** What the set could know, worked out again. */
    EntryDigest.Mark known() {
        return known.mark();
    }

    private static String key(String name, int partition) {
        return Origin.place(name, partition);
    }
}
