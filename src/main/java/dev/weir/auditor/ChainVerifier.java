package dev.weir.auditor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.weir.auditor.AuditFinding.Kind;
import dev.weir.chain.ChainRecord;
import dev.weir.chain.Head;
import dev.weir.chain.Links;
import dev.weir.chain.Seal;
import dev.weir.sign.Jws;
import dev.weir.sign.PublicKeys;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of an audit, those of each chain in their order, and finds what is wrong. Memory is bounded, whatever comes. Not
 * thread-safe.
 */
public final class ChainVerifier {

    private final Set<String> trusted;
    private final Findings findings = new Findings();
    private final OneChain[] chains;
    private final BitSet chained = new BitSet();
    private final SortedSet<String> keys = new TreeSet<>();
    private long records;
    private long older;
    private long seals;
    private long signed;
    private @Nullable Instant lastSeal;

    /** @param trusted public keys that may have sealed; empty: any, and the report names them */
    public ChainVerifier(Set<String> trusted) {
        this(trusted, Head.STARTS, OneChain.Before.NOTHING);
    }

    private ChainVerifier(Set<String> trusted, List<Head> start, OneChain.Before before) {
        this.trusted = Set.copyOf(trusted);
        this.chains = IntStream.range(0, Links.CHAINS)
                .mapToObj(chain -> new OneChain(chain, start.get(chain), before, findings))
                .toArray(OneChain[]::new);
    }

    /**
     * Begins in the middle, with what was cut out there: nothing from before may be in it.
     *
     * @param start where all chains stand before the first record
     */
    static ChainVerifier ofPart(Set<String> trusted, List<Head> start) {
        return new ChainVerifier(trusted, start, OneChain.Before.NOTHING);
    }

    /**
     * Looks at what came since, and reads all that there is.
     *
     * @param start where all chains stood then
     */
    public static ChainVerifier since(Set<String> trusted, List<Head> start) {
        return new ChainVerifier(trusted, start, OneChain.Before.ALL_OF_IT);
    }

    /** Takes the next record. */
    public void take(AuditLine line) {
        ChainRecord record = read(line);
        if (record == null) {
            return;
        }
        records++;
        if (line.partition() != AuditLine.FILE && line.partition() != record.chain()) {
            findings.add(
                    Kind.INSERTED,
                    record.chain(),
                    record.number(),
                    line.place(),
                    "it stands in partition " + line.partition() + ", expected " + record.chain());
            return;
        }
        chains[record.chain()].take(record, line.place());
        if (record.seal() != null) {
            seal(record, record.seal(), line.place());
        }
    }

    /** Takes a seal that was kept apart: it tells of the chains without standing in one. */
    public void takeSeal(AuditLine line) {
        ChainRecord record = read(line);
        if (record == null || record.seal() == null) {
            findings.add(Kind.UNREADABLE, AuditFinding.UNKNOWN, AuditFinding.UNKNOWN, line.place(), "this is no seal");
            return;
        }
        String computed = record.computed();
        if (!computed.equals(record.hash())) {
            findings.add(
                    Kind.CHANGED,
                    record.chain(),
                    record.number(),
                    line.place(),
                    "its content has the hash " + computed + ", expected " + record.hash());
        }
        seal(record, record.seal(), line.place());
    }

    /** Whether records or seals are missing of what was read. Those of a running job may be on their way. */
    public boolean isLacking() {
        return isUnsealed() || Stream.of(chains).anyMatch(OneChain::isLacking);
    }

    private boolean isUnsealed() {
        return !trusted.isEmpty() && seals == 0;
    }

    /** What was found where the records that it began behind must be there still, too. */
    public AuditReport endOfWhole() {
        for (int chain = 0; chain < chains.length; chain++) {
            if (!chains[chain].isMet()) {
                findings.add(
                        Kind.CUT,
                        chain,
                        chains[chain].head().next(),
                        "the end",
                        "not one record is left; expected number "
                                + (chains[chain].head().next() - 1) + " with the hash "
                                + chains[chain].head().hash());
            }
        }
        return end();
    }

    /** What was found; nothing more comes. */
    public AuditReport end() {
        for (OneChain chain : chains) {
            chain.end();
        }
        if (isUnsealed()) {
            findings.add(
                    Kind.SIGNATURE,
                    AuditFinding.UNKNOWN,
                    AuditFinding.UNKNOWN,
                    "the end",
                    "there is no seal, so nobody signed any of these " + records + " records: expected seals signed by "
                            + trusted);
        }
        return new AuditReport(
                records,
                older,
                Stream.of(chains).map(OneChain::head).toList(),
                seals,
                signed,
                lastSeal,
                Stream.of(chains).mapToLong(OneChain::unsealed).sum(),
                keys,
                findings.kept(),
                findings.more());
    }

    private @Nullable ChainRecord read(AuditLine line) {
        int part = Math.max(0, line.partition());
        try {
            ChainRecord record = ChainRecord.read(line.bytes());
            if (record != null && record.seal() != null) {
                record.time(); // Else it is none that a job wrote.
            }
            if (record != null) {
                chained.set(part);
                return record;
            }
        } catch (IllegalArgumentException e) {
            findings.add(
                    Kind.UNREADABLE,
                    AuditFinding.UNKNOWN,
                    AuditFinding.UNKNOWN,
                    line.place(),
                    String.valueOf(e.getMessage()));
            return null;
        }
        if (chained.get(part)) {
            findings.add(
                    Kind.INSERTED,
                    AuditFinding.UNKNOWN,
                    AuditFinding.UNKNOWN,
                    line.place(),
                    "it stands in no chain, behind records that do");
        } else {
            older++;
        }
        return null;
    }

    private void seal(ChainRecord record, Seal seal, String place) {
        seals++;
        String wrong = wrong(record);
        if (wrong != null) {
            findings.add(Kind.SIGNATURE, record.chain(), record.number(), place, wrong);
            return; // What it tells is nobody's word.
        }
        Instant time = record.time();
        lastSeal = lastSeal == null || lastSeal.isBefore(time) ? time : lastSeal;
        int begun = chains[seal.chain()].restarts();
        for (int chain = 0; chain < chains.length; chain++) {
            if (chains[chain].restarts() != begun) {
                continue; // It has yet to begin again, or the seal is of the job before.
            }
            chains[chain].told(seal.heads().get(chain), seal.number(), place);
        }
    }

    /** What is wrong with a seal's signature, or null. */
    private @Nullable String wrong(ChainRecord record) {
        String signature = record.signature();
        if (signature == null) {
            return trusted.isEmpty() ? null : "the seal is not signed; expected a signature by " + trusted;
        }
        try {
            Jws jws = Jws.read(signature.getBytes(US_ASCII));
            if (!trusted.isEmpty() && !trusted.contains(jws.kid())) {
                return "the seal is signed by " + jws.kid() + ", expected " + trusted;
            }
            if (!jws.fits(record.content(), PublicKeys.read(jws.kid()))) {
                return "the signature by " + jws.kid() + " does not fit the seal";
            }
            signed++;
            keys.add(jws.kid());
            return null;
        } catch (IllegalArgumentException e) {
            return "the signature cannot be read: " + e.getMessage();
        }
    }
}
