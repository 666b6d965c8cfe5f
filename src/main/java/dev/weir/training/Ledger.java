package dev.weir.training;

import dev.weir.event.Entity;
import dev.weir.event.Label;
import dev.weir.event.Retraction;
import dev.weir.privacy.Pseudonyms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The retractions, and the labels by reviewers, that hold as of a time: those of before that no reinstatement of before names. In which order they come, and
 * how often, makes no difference. Not thread-safe.
 */
public final class Ledger {

    private final long asOf;
    private final Keep keep;
    private final @Nullable Pseudonyms pseudonyms;
    private final Map<String, Erasure> erased = new HashMap<>();
    private final Map<String, Entry> bySubject = new HashMap<>();
    private final Set<String> reversed = new HashSet<>();
    private final Map<List<String>, List<String>> streams = new HashMap<>();
    private final Map<String, List<Retraction>> labels = new HashMap<>();

    /** What is kept of each entry. A million of them, each about one event, are a quarter of a gigabyte without their reasons. */
    public enum Keep {
        /** What it covers. */
        COVER,
        /** And why. */
        REASONS
    }

    /** What was sent under a name and arrived before. */
    private record Erasure(long until, @Nullable Cause cause) {}

    /** One of the retractions of a subject, and the others. */
    private record Entry(
            String id,
            Retraction.What what,
            long since,
            List<String> streams,
            Set<String> objects,
            @Nullable String origin,
            @Nullable String source,
            @Nullable String actor,
            @Nullable String key,
            @Nullable Cause cause,
            @Nullable Entry next) {}

    /**
     * What a retraction can cover.
     *
     * @param origin its identity
     * @param stream the name of its stream
     * @param actor {@code type:id}
     * @param object the id of what it is about, without its type; empty where there is none
     * @param source who collected it, or for a label who said it; null where that is not known
     * @param time when it happened, epoch milliseconds
     * @param signedBy the id of the key that signed it, or null
     * @param arrival when it arrived, epoch milliseconds; 0 where that is not known
     */
    public record Row(
            String origin,
            String stream,
            String actor,
            String object,
            @Nullable String source,
            long time,
            @Nullable String signedBy,
            long arrival) {

        /** Of a record that nobody is known to have signed. */
        public Row(String origin, String stream, String actor, String object, @Nullable String source, long time) {
            this(origin, stream, actor, object, source, time, null, 0);
        }
    }

    /** @param asOf later entries do not count, epoch milliseconds */
    public Ledger(long asOf) {
        this(asOf, Keep.COVER, null);
    }

    /**
     * @param asOf later entries do not count but for erasures, epoch milliseconds
     * @param pseudonyms by which it is known who was erased; null where nobody says, and then no entry may be an erasure
     */
    public Ledger(long asOf, Keep keep, @Nullable Pseudonyms pseudonyms) {
        this.asOf = asOf;
        this.keep = keep;
        this.pseudonyms = pseudonyms;
    }

    /**
     * Takes an entry.
     *
     * @throws TrainingException when it is an erasure under a key that is not known here: nobody could say whose rows it takes
     */
    public void add(Retraction entry) {
        if (entry.isErasure()) {
            erase(entry);
            return;
        }
        if (entry.time() > asOf) {
            return;
        }
        String reverses = entry.reverses();
        if (entry.op() == Retraction.Op.REINSTATE && reverses != null) {
            reversed.add(reverses);
        } else if (entry.op() == Retraction.Op.RETRACT) {
            String subject = entry.subject();
            Entity actor = entry.actor();
            bySubject.compute(
                    subject,
                    (key, others) -> new Entry(
                            entry.id(),
                            entry.what(),
                            entry.since(),
                            streams.computeIfAbsent(entry.streams(), same -> same),
                            ids(entry.objects()),
                            entry.origin(),
                            entry.source(),
                            actor == null ? null : actor.text(),
                            entry.key(),
                            keep == Keep.REASONS ? Cause.of(entry) : null,
                            others));
        } else if (entry.op() == Retraction.Op.RELABEL) {
            labels.computeIfAbsent(entry.subject(), origin -> new ArrayList<>(1))
                    .add(entry);
        }
    }

    /** Whoever is erased is in no set of an earlier date either. */
    private void erase(Retraction entry) {
        Entity name = Objects.requireNonNull(entry.actor());
        if (pseudonyms == null) {
            throw new TrainingException(
                    "the ledger says that somebody was erased, and whom only privacy.key of the settings"
                            + " can tell; give the settings of the gateway (--settings)");
        }
        if (!pseudonyms.made(name)) {
            throw new TrainingException("the ledger says that somebody was erased under another key: " + name
                    + ", while privacy.key makes names that begin with '" + pseudonyms.keyId()
                    + "'; give the key that the gateway had then");
        }
        Erasure other = erased.get(name.text());
        if (other == null || other.until < entry.until()) {
            erased.put(name.text(), new Erasure(entry.until(), keep == Keep.REASONS ? Cause.of(entry) : null));
        }
    }

    /** The erasure of whoever sent the record, or null. Hashing costs a microsecond, where anybody was erased. */
    private @Nullable Erasure erasure(Row row) {
        if (erased.isEmpty() || pseudonyms == null) {
            return null;
        }
        Erasure found = erased.get(pseudonyms.of(new Entity(row.actor)).text());
        return found != null && row.arrival < found.until ? found : null;
    }

    private static Set<String> ids(List<String> objects) {
        return objects.isEmpty()
                ? Set.of()
                : objects.stream().map(object -> new Entity(object).id()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the whole record is taken back. */
    public boolean takesBack(Row row) {
        return erasure(row) != null || covering(row, Retraction.What.EVENT) != null;
    }

    /** Why the whole record is taken back, or null: it is not, or reasons are not kept. */
    public @Nullable Cause why(Row row) {
        Erasure erasure = erasure(row);
        if (erasure != null) {
            return erasure.cause;
        }
        Entry entry = covering(row, Retraction.What.EVENT);
        return entry == null ? null : entry.cause;
    }

    boolean takesBack(Contribution record) {
        return takesBack(row(record, record.source()));
    }

    /** Whether whoever sent the record is erased: of such a record nothing more is known. */
    boolean isErased(Contribution record) {
        return erasure(row(record, record.source())) != null;
    }

    /** Whether any event is taken back, or was. */
    boolean takesAnythingBack() {
        return !bySubject.isEmpty();
    }

    /**
     * Whether its contributor was found out elsewhere: of the same stream, and from a time on that the record is of, what it sent about two other objects or
     * more is taken back. One object's evidence is about that object alone, as at admission.
     */
    boolean isElsewhereTakenBack(Contribution record) {
        Set<String> others = Set.of();
        for (Entry entry = bySubject.get(record.actor()); entry != null; entry = entry.next) {
            if (entry.what == Retraction.What.EVENT
                    && !reversed.contains(entry.id)
                    && record.time() >= entry.since
                    && named(entry.streams, record.stream())
                    && !entry.objects.contains(record.object())) {
                others = union(others, entry.objects);
            }
        }
        return others.size() >= 2;
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        if (some.isEmpty()) {
            return more;
        }
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    /** What a reviewer said last that the label of the record is, and did not take back; or null. */
    @Nullable
    Label said(Contribution record) {
        return labels.getOrDefault(record.origin(), List.of()).stream()
                .filter(entry -> !reversed.contains(entry.id()) && named(entry.streams(), record.stream()))
                .max(Comparator.comparingLong(Retraction::time).thenComparing(Retraction::id))
                .map(entry -> new Label(null, Objects.requireNonNull(entry.label()), entry.time(), entry.source()))
                .orElse(null);
    }

    /** Whether the label that the record carries is taken back alone. */
    boolean takesLabelBack(Contribution record) {
        return covering(row(record, record.labeller()), Retraction.What.LABEL) != null;
    }

    static Row row(Contribution record, @Nullable String source) {
        return new Row(
                record.origin(),
                record.stream(),
                record.actor(),
                record.object(),
                source,
                record.time(),
                record.signedBy(),
                record.arrival());
    }

    private @Nullable Entry covering(Row row, Retraction.What what) {
        Entry found = covering(row.origin, row, what);
        if (found == null) {
            found = covering(row.actor, row, what);
        }
        if (found == null && row.source != null) {
            found = covering("source " + row.source, row, what);
        }
        return found == null && row.signedBy != null ? covering("key " + row.signedBy, row, what) : found;
    }

    private @Nullable Entry covering(String subject, Row row, Retraction.What what) {
        for (Entry entry = bySubject.get(subject); entry != null; entry = entry.next) {
            if (entry.what == what
                    && !reversed.contains(entry.id)
                    && (entry.key == null ? row.time : row.arrival) >= entry.since
                    && named(entry.streams, row.stream)
                    && (entry.objects.isEmpty() || entry.objects.contains(row.object))
                    && same(entry.origin, row.origin)
                    && same(entry.source, row.source)
                    && same(entry.key, row.signedBy)
                    && same(entry.actor, row.actor)) {
                return entry;
            }
        }
        return null;
    }

    private static boolean named(List<String> streams, String stream) {
        return streams.isEmpty() || streams.contains(stream);
    }

    private static boolean same(@Nullable String named, @Nullable String found) {
        return named == null || named.equals(found);
    }
}
