package dev.weir.drill;

import dev.weir.drill.Ledger.Page;
import dev.weir.event.DeadReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Compares what came out of the gateway with what was sent: each record once, with its own bytes, where it belongs. */
final class Receipts {

    /** What one output topic holds. */
    enum Outcome {
        ADMITTED,
        HELD,
        DEAD
    }

    private static final Pattern ORIGIN = Pattern.compile("(.+/\\d+)/(\\d+)@.*");
    private static final String FORGED = "weir-from-producer-";
    private static final String OWN = "weir-";
    private static final int ENOUGH = 20;

    /** So much is left of a value that is too large. */
    private static final int SHORTENED = 64 * 1024;

    private final Ledger ledger;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final Map<String, Long> reasons = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> released = new HashSet<>();
    private long distinct;
    private long problemCount;

    Receipts(Ledger ledger) {
        this.ledger = ledger;
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0L);
        }
    }

    /** Takes one output record. */
    void take(Outcome outcome, ConsumerRecord<byte[], byte[]> record) {
        boolean release = "released".equals(text(record.headers(), "weir-verdict"));
        if (!release) {
            counts.merge(outcome, 1L, Long::sum);
        }
        String origin = text(record.headers(), "weir-origin");
        Matcher place = ORIGIN.matcher(String.valueOf(origin));
        Page page = place.matches() ? ledger.page(place.group(1)) : null;
        int offset = page == null ? -1 : Integer.parseInt(place.group(2));
        if (page == null || offset >= page.size()) {
            problem(at(record) + " has the origin " + origin + ", which was never sent");
            return;
        }
        if (release) {
            if (!released.add(String.valueOf(origin)) || digest(record) != page.digest(offset)) {
                problem(at(record) + ": origin " + origin + " was released twice, or with other bytes");
            }
            return;
        }
        int seen = page.see(offset);
        if (seen == 1) {
            distinct++;
        } else {
            problem(at(record) + ": origin " + origin + " came out " + seen + " times");
        }
        check(outcome, record, String.valueOf(origin), page.digest(offset), page.fate(offset));
    }

    private void check(Outcome outcome, ConsumerRecord<byte[], byte[]> record, String origin, long digest, Fate fate) {
        if (digest(record) != digest) {
            problem(at(record) + ": origin " + origin + " came out with other bytes than it was sent with");
        }
        DeadReason expected = fate.reason();
        String reason = text(record.headers(), "weir-reason");
        if (!fate.allows(outcome) || (expected != null && !expected.code().equals(reason))) {
            problem(at(record) + ": origin " + origin + " was " + outcome + " (" + reason + ": "
                    + text(record.headers(), "weir-error") + "), should be " + fate);
        } else if (outcome == Outcome.DEAD) {
            reasons.merge(String.valueOf(reason), 1L, Long::sum);
        }
    }

    /** The digest of what the producer sent, by what came out. */
    private static long digest(ConsumerRecord<byte[], byte[]> record) {
        Header whole = record.headers().lastHeader("weir-digest");
        if (whole == null) {
            return Sent.digest(record.key(), record.value(), producers(record.headers()));
        }
        boolean shortened = record.value().length == SHORTENED;
        return Sent.digest(record.key(), shortened ? whole.value() : Sent.wholeValue(record.value()), List.of());
    }

    /** The producer's headers as they were sent. */
    private static Headers producers(Headers all) {
        Headers own = new RecordHeaders();
        for (Header header : all) {
            if (header.key().startsWith(FORGED)) {
                own.add(OWN + header.key().substring(FORGED.length()), header.value());
            } else if (!header.key().startsWith(OWN)) {
                own.add(header);
            }
        }
        return own;
    }

    static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String at(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "/" + record.partition() + "/" + record.offset();
    }

    private void problem(String text) {
        problemCount++;
        if (problems.size() < ENOUGH) {
            problems.add(text);
        }
    }

    /** How many of the sent records came out at least once. */
    long distinct() {
        return distinct;
    }

    /** Held records that were released. */
    long released() {
        return released.size();
    }

    /** Records of one outcome, repeated ones included. */
    long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** Dead letters by their reason's code. */
    Map<String, Long> reasons() {
        return reasons;
    }

    /** Everything that is wrong: the first {@value #ENOUGH} findings, what is missing, and how many there are in all. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        if (problemCount > ENOUGH) {
            all.add("... and " + (problemCount - ENOUGH) + " more");
        }
        for (String place : ledger.places()) {
            Page page = ledger.page(place);
            List<Integer> missing = page == null ? List.of() : page.missing(ENOUGH);
            if (!missing.isEmpty()) {
                all.add(place + ": never came out, the first " + missing.size() + ": " + missing);
            }
        }
        return all;
    }
}
