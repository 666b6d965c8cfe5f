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
final class Ledger {

    private final long asOf;
    private final Map<String, Set<Entry>> bySubject = new HashMap<>();
    private final Set<String> reversed = new HashSet<>();

    /** A retraction and the ids of its objects. */
    private record Entry(Retraction retraction, Set<String> objects) {}

    /** @param asOf later entries do not count, epoch milliseconds */
    Ledger(long asOf) {
        this.asOf = asOf;
    }

    void add(Retraction entry) {
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
    boolean takesBack(Contribution record) {
        return covers(record, Retraction.What.EVENT, record.source());
    }

    /** Whether the label that the record carries is taken back alone. */
    boolean takesLabelBack(Contribution record) {
        return covers(record, Retraction.What.LABEL, record.labeller());
    }

    private boolean covers(Contribution record, Retraction.What what, @Nullable String source) {
        return covers(record.origin(), record, what, source)
                || covers(record.actor(), record, what, source)
                || (source != null && covers("source " + source, record, what, source));
    }

    private boolean covers(String subject, Contribution record, Retraction.What what, @Nullable String source) {
        for (Entry entry : bySubject.getOrDefault(subject, Set.of())) {
            Retraction retraction = entry.retraction;
            if (retraction.what() == what
                    && !reversed.contains(retraction.id())
                    && record.time() >= retraction.since()
                    && named(retraction.streams(), record.stream())
                    && (entry.objects.isEmpty() || entry.objects.contains(record.object()))
                    && same(retraction.origin(), record.origin())
                    && same(retraction.source(), source)
                    && same(
                            retraction.actor() == null
                                    ? null
                                    : retraction.actor().text(),
                            record.actor())) {
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
