package dev.weir.audit;

import dev.weir.chain.MultisetDigest;
import dev.weir.event.Origin;
import dev.weir.route.AuditJson;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One entry for all that went out alike within one second: a flood writes as many entries as it has contributors and seconds, not as
 * it has events. What is open is closed by the next second of the same kind, by {@link #MOST} others, or by {@link #close}. Not
 * thread-safe.
 */
final class Floods {

    /** Open at once, 600 bytes each where there are two records or more: 2.5 MB a subtask. */
    static final int MOST = 4096;

    /** The second of what has no time. */
    static final long TIMELESS = Long.MIN_VALUE;

    private static final long SECOND = 1000;

    private static final Comparator<Map.Entry<Kind, Group>> ORDER = Comparator.comparingLong(
                    (Map.Entry<Kind, Group> entry) -> entry.getValue().second)
            .thenComparing(entry -> entry.getKey().toString());

    private final Map<Kind, Group> open = new LinkedHashMap<>();
    private final Consumer<AuditJson.Verdicts> out;

    /** @param out takes what is closed */
    Floods(Consumer<AuditJson.Verdicts> out) {
        this.out = out;
    }

    /**
     * What makes records alike.
     *
     * @param word of the header weir-verdict
     * @param stream the stream's name
     * @param subject whom they are about
     * @param check the strongest finding's check or the reason, or null
     */
    record Kind(
            String word,
            String stream,
            String subject,
            @Nullable String check) {}

    /**
     * Takes a record.
     *
     * @param time its time, epoch milliseconds, or {@link #TIMELESS}
     * @param fingerprint of the record as it is written
     */
    void add(Kind kind, long time, Origin origin, byte[] fingerprint) {
        long second = time == TIMELESS ? TIMELESS : Math.floorDiv(time, SECOND);
        Group group = open.get(kind);
        if (group != null && group.second == second) {
            group.add(origin, fingerprint);
            return;
        }
        if (group != null) {
            open.remove(kind);
            write(kind, group);
        } else if (open.size() >= MOST) {
            Iterator<Map.Entry<Kind, Group>> entries = open.entrySet().iterator();
            Map.Entry<Kind, Group> eldest = entries.next();
            write(eldest.getKey(), eldest.getValue());
            entries.remove();
        }
        open.put(kind, new Group(second, origin, fingerprint));
    }

    /** Closes all that is open, by second and kind: in a replay dead letters come on two ways, and their order tells nothing. */
    void close() {
        open.entrySet().stream().sorted(ORDER).forEach(entry -> write(entry.getKey(), entry.getValue()));
        open.clear();
    }

    private void write(Kind kind, Group group) {
        out.accept(new AuditJson.Verdicts(
                kind.word(),
                kind.subject(),
                kind.stream(),
                kind.check(),
                group.second == TIMELESS ? null : group.second * SECOND,
                group.count(),
                group.first.text(),
                group.last.text(),
                group.digest()));
    }

    private static final class Group {
        private final long second;
        private final byte[] one;
        private Origin first;
        private Origin last;
        private @Nullable MultisetDigest many;

        private Group(long second, Origin origin, byte[] fingerprint) {
            this.second = second;
            this.first = origin;
            this.last = origin;
            this.one = fingerprint;
        }

        private void add(Origin origin, byte[] fingerprint) {
            if (many == null) {
                many = new MultisetDigest();
                many.add(one);
            }
            many.add(fingerprint);
            first = isBefore(origin, first) ? origin : first;
            last = isBefore(last, origin) ? origin : last;
        }

        private long count() {
            return many == null ? 1 : many.count();
        }

        private String digest() {
            return many == null
                    ? HexFormat.of().formatHex(one)
                    : Objects.requireNonNull(many).hex();
        }

        /** By the place in the input: dead letters of a file come on two ways, in no order. */
        private static boolean isBefore(Origin one, Origin other) {
            int source = one.source().compareTo(other.source());
            return source < 0
                    || source == 0
                            && (one.partition() < other.partition()
                                    || one.partition() == other.partition() && one.position() < other.position());
        }
    }
}
