package dev.weir.training;

import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The retractions that hold as of a time: those of before that no reinstatement of before names. In which order they come, and
 * how often, makes no difference. Not thread-safe.
 */
public final class Ledger {

    private final long asOf;
    private final Map<String, Set<Entry>> bySubject = new HashMap<>();
    private final Set<String> reversed = new HashSet<>();

    /** A retraction and the ids of its objects. */
    private record Entry(Retraction retraction, Set<String> objects) {}

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
     * @param arrival when it arrived, epoch milliseconds; any where nobody signed it
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
        this.asOf = asOf;
    }

    /** Takes an entry. */
    public void add(Retraction entry) {
        if (entry.time() > asOf) {
            return;
        }
        String reverses = entry.reverses();
        if (entry.op() == Retraction.Op.REINSTATE && reverses != null) {
            reversed.add(reverses);
        } else if (entry.op() == Retraction.Op.RETRACT) {
            Set<String> objects = entry.objects().stream()
                    .map(object -> new Entity(object).id())
                    .collect(Collectors.toSet());
            bySubject
                    .computeIfAbsent(entry.subject(), subject -> new LinkedHashSet<>())
                    .add(new Entry(entry, objects));
        }
    }

    /** Whether the whole record is taken back. */
    public boolean takesBack(Row row) {
        return covers(row, Retraction.What.EVENT);
    }

    boolean takesBack(Contribution record) {
        return takesBack(row(record, record.source()));
    }

    /** Whether the label that the record carries is taken back alone. */
    boolean takesLabelBack(Contribution record) {
        return covers(row(record, record.labeller()), Retraction.What.LABEL);
    }

    private static Row row(Contribution record, @Nullable String source) {
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

    private boolean covers(Row row, Retraction.What what) {
        return covers(row.origin, row, what)
                || covers(row.actor, row, what)
                || (row.source != null && covers("source " + row.source, row, what))
                || (row.signedBy != null && covers("key " + row.signedBy, row, what));
    }

    private boolean covers(String subject, Row row, Retraction.What what) {
        for (Entry entry : bySubject.getOrDefault(subject, Set.of())) {
            Retraction retraction = entry.retraction;
            if (retraction.what() == what
                    && !reversed.contains(retraction.id())
                    && (retraction.key() == null ? row.time : row.arrival) >= retraction.since()
                    && named(retraction.streams(), row.stream)
                    && (entry.objects.isEmpty() || entry.objects.contains(row.object))
                    && same(retraction.origin(), row.origin)
                    && same(retraction.source(), row.source)
                    && same(retraction.key(), row.signedBy)
                    && same(
                            retraction.actor() == null
                                    ? null
                                    : retraction.actor().text(),
                            row.actor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean named(List<String> streams, String stream) {
        return streams.isEmpty() || streams.contains(stream);
    }

    private static boolean same(@Nullable String named, @Nullable String found) {
        return named == null || named.equals(found);
    }
}
