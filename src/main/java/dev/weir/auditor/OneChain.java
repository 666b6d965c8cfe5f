package dev.weir.auditor;

import dev.weir.auditor.AuditFinding.Kind;
import dev.weir.chain.ChainRecord;
import dev.weir.chain.Head;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One chain as far as it was read. Not thread-safe. */
final class OneChain {

    /** Hashes of the last records: a seal may be read so much later than what it tells of. 14 MB for all chains. */
    private static final int RECENT = 8_192;

    /** What seals tell of records that were not read yet: the latest so many. */
    private static final int MOST_TOLD = 1_024;

    /** Gaps that may be open at once; others are told at once. */
    private static final int MOST_GAPS = 1_000;

    private final int chain;
    private final Findings findings;
    private final String[] recent = new String[RECENT];
    private final TreeMap<Long, Told> told = new TreeMap<>();
    private final TreeMap<Long, Gap> gaps = new TreeMap<>();
    private Head head = Head.START;
    private long lastRead = -1;
    private long sealed;
    private long compared;
    private @Nullable Behind behind;
    private String lastPlace = "the beginning";
    private boolean lastIsSuspect;
    private boolean rewritten;
    private long begins;
    private boolean met;
    private String first = "";
    private int restarts;

    /**
     * A chain of which nothing was read.
     *
     * @param start where it stands before the first record that is looked at
     */
    OneChain(int chain, Head start, Before before, Findings findings) {
        this.chain = chain;
        this.findings = findings;
        begin(start);
        met = before == Before.NOTHING;
    }

    /** What is read before the first record that is looked at. */
    enum Before {
        /** Nothing: a record from there was put in. */
        NOTHING,
        /** All that the chain had until then, as far as it is still there. */
        ALL_OF_IT
    }

    /** What a seal tells: the hash of the record before {@code next}. */
    private record Told(String hash, long seal, String place) {}

    /** What a seal tells of the record before {@code next}, which was read so long before that its hash is gone. */
    private record Behind(long next, Told told) {}

    /** Missing records up to {@code last}. */
    private record Gap(long last, String place) {}

    private void begin(Head start) {
        head = start;
        begins = start.next();
        lastRead = start.next() - 1;
        sealed = start.next();
        compared = 0;
        behind = null;
        remember(start);
    }

    Head head() {
        return head;
    }

    /** Records behind what a seal tells. */
    long unsealed() {
        return Math.max(0, head.next() - sealed);
    }

    /** Whether the record that the chain begins behind was met, or one behind it; with nothing before it there is none to meet. */
    boolean isMet() {
        return met || begins == 0;
    }

    void take(ChainRecord record, String place) {
        if (record.number() < begins && !met) {
            before(record, place);
            return; // Once it was met, a lower number begins the chain anew, or was put in.
        }
        met = true;
        String computed = record.computed();
        boolean changed = !computed.equals(record.hash());
        if (changed) {
            findings.add(
                    Kind.CHANGED,
                    chain,
                    record.number(),
                    place,
                    "its content has the hash " + computed + ", expected " + record.hash());
        }
        long number = record.number();
        if (number == head.next()) {
            link(record, place);
            accept(record, place, changed);
        } else if (number > head.next()) {
            gap(head.next(), number - 1, place);
            accept(record, place, changed);
        } else if (number == 0 && !record.hash().equals(first) && !isMissing(0)) {
            restart(record, place, changed);
        } else if (isMissing(number)) {
            late(number, place);
        } else {
            findings.add(
                    Kind.INSERTED,
                    chain,
                    number,
                    place,
                    "there is a record with this number before it; expected number " + head.next());
        }
        lastRead = number;
    }

    /** How often the chain began again. */
    int restarts() {
        return restarts;
    }

    /** What a seal tells of this chain. */
    void told(Head expected, long seal, String place) {
        Told one = new Told(expected.hash(), seal, place);
        if (expected.next() > head.next()) {
            told.put(expected.next(), one);
            if (told.size() > MOST_TOLD) {
                told.pollFirstEntry(); // The later ones cover it: each hash is over all before it.
            }
        } else if (expected.next() > head.next() - RECENT) {
            compare(expected.next(), one);
        } else if (expected.next() > begins) {
            behind = behind == null || behind.next < expected.next() ? new Behind(expected.next(), one) : behind;
            return;
        }
        sealed = Math.max(sealed, Math.min(expected.next(), head.next()));
    }

    /** Whether what was read tells of records that were not, or the seal is missing that tells of what was. */
    boolean isLacking() {
        return !told.isEmpty() || !gaps.isEmpty() || isUncompared();
    }

    private boolean isUncompared() {
        return behind != null && behind.next > compared && !rewritten;
    }

    /** Nothing more comes. */
    void end() {
        for (Map.Entry<Long, Gap> gap : gaps.entrySet()) {
            removed(gap.getKey(), gap.getValue());
        }
        uncompared();
        Map.Entry<Long, Told> last = told.lastEntry();
        if (last != null) {
            findings.add(
                    Kind.CUT,
                    chain,
                    head.next(),
                    lastPlace,
                    "the chain ends here with " + head.next() + " records; the seal "
                            + last.getValue().seal() + " at "
                            + last.getValue().place() + " says that it had " + last.getKey()
                            + ", the last with the hash "
                            + last.getValue().hash());
        }
    }

    /** A job seals before each checkpoint, so that so many behind its last seal are not its own: they would hide what was written anew before them. */
    private void uncompared() {
        Behind last = behind;
        if (last == null || !isUncompared()) {
            return;
        }
        findings.add(
                Kind.INSERTED,
                chain,
                last.next,
                last.told.place(),
                "the seal " + last.told.seal() + " here expects that number " + (last.next - 1) + " has the hash "
                        + last.told.hash() + ", and that cannot be compared: more than " + RECENT
                        + " records stand behind it, and no later seal tells of them");
    }

    /** A record before the beginning: only the last of them is looked at. */
    private void before(ChainRecord record, String place) {
        if (record.number() != begins - 1) {
            return;
        }
        met = true;
        String expected = String.valueOf(recent(begins));
        if (!record.computed().equals(expected)) {
            findings.add(
                    Kind.CHANGED,
                    chain,
                    record.number(),
                    place,
                    "its content has the hash " + record.computed() + ", expected " + expected);
        }
    }

    private void link(ChainRecord record, String place) {
        if (!record.prev().equals(head.hash()) && !lastIsSuspect) {
            findings.add(
                    Kind.CHANGED,
                    chain,
                    Math.max(0, record.number() - 1),
                    lastPlace,
                    "its hash is " + head.hash() + "; the record after it, at " + place + ", expects " + record.prev());
        }
    }

    private void accept(ChainRecord record, String place, boolean suspect) {
        first = record.number() == 0 ? record.hash() : first;
        head = new Head(record.number() + 1, record.hash());
        lastPlace = place;
        lastIsSuspect = suspect;
        remember(head);
        while (!told.isEmpty() && told.firstKey() <= head.next()) {
            Map.Entry<Long, Told> first = told.pollFirstEntry();
            sealed = Math.max(sealed, first.getKey());
            if (first.getKey() == head.next()) {
                compare(first.getKey(), first.getValue());
            }
        }
    }

    private void compare(long next, Told expected) {
        String hash = recent(next);
        if (hash == null || rewritten) {
            return;
        }
        if (hash.equals(expected.hash())) {
            compared = Math.max(compared, next);
            return;
        }
        rewritten = true;
        findings.add(
                Kind.CHANGED,
                chain,
                Math.max(0, next - 1),
                expected.place(),
                "its hash is " + hash + "; the seal " + expected.seal() + " here expects " + expected.hash()
                        + ": it or a record before it was written anew");
    }

    private void restart(ChainRecord record, String place, boolean suspect) {
        findings.add(
                Kind.RESTARTED,
                chain,
                0,
                place,
                "the chain begins again after " + head.next() + " records; expected number " + head.next()
                        + ": a job was started without its state, or this is not what it wrote");
        restarts++;
        told.clear();
        begin(Head.START);
        accept(record, place, suspect);
    }

    private void gap(long first, long last, String place) {
        Gap gap = new Gap(last, place);
        if (gaps.size() < MOST_GAPS) {
            gaps.put(first, gap);
        } else {
            removed(first, gap);
        }
    }

    private void removed(long first, Gap gap) {
        findings.add(
                Kind.REMOVED,
                chain,
                first,
                gap.place(),
                (first == gap.last() ? "number " + first + " is" : "numbers " + first + " to " + gap.last() + " are")
                        + " missing before this record");
    }

    private boolean isMissing(long number) {
        Map.Entry<Long, Gap> gap = gaps.floorEntry(number);
        return gap != null && number <= gap.getValue().last();
    }

    private void late(long number, String place) {
        Map.Entry<Long, Gap> gap = gaps.floorEntry(number);
        gaps.remove(gap.getKey());
        if (gap.getKey() < number) {
            gaps.put(gap.getKey(), new Gap(number - 1, gap.getValue().place()));
        }
        if (number < gap.getValue().last()) {
            gaps.put(number + 1, gap.getValue());
        }
        if (number != lastRead + 1) {
            findings.add(
                    Kind.REORDERED,
                    chain,
                    number,
                    place,
                    "it stands behind number " + (head.next() - 1) + " at " + lastPlace + "; expected number "
                            + head.next());
        }
    }

    private void remember(Head now) {
        recent[(int) (now.next() % RECENT)] = now.hash();
    }

    private @Nullable String recent(long next) {
        return recent[(int) (next % RECENT)];
    }
}
