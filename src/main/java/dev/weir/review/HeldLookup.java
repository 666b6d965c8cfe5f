package dev.weir.review;

import dev.weir.decide.Holds;
import dev.weir.event.Entity;
import dev.weir.index.Case;
import dev.weir.index.HeldRecord;
import dev.weir.index.HeldRow;
import dev.weir.index.HoldStatus;
import dev.weir.index.Pages;
import dev.weir.index.QueueFilter;
import dev.weir.index.QueueOrder;
import dev.weir.index.ReviewIndex;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks up which held events an act can be about. */
final class HeldLookup {

    /** Once the records that are looked up have so many bytes together, no more are: signed they take four times as much. */
    static final long MOST_BYTES = 32L * 1024 * 1024;

    private final ReviewIndex index;
    private final List<String> streams;
    private int room;
    private long bytes;
    private int later;

    /**
     * @param streams the streams that are looked at; empty means all
     * @param room so many events at most are looked up, with their bytes
     */
    HeldLookup(ReviewIndex index, List<String> streams, int room) {
        this.index = index;
        this.streams = streams;
        this.room = room;
    }

    /** How many there were besides those that were looked up: they can be decided about when these are. */
    int later() {
        return later;
    }

    /**
     * Held events.
     *
     * @param records those that can be decided about, with their bytes
     * @param beyond how many more there are that cannot: {@link Holds#MOST_FURTHER}
     */
    record Held(List<HeldRecord> records, int beyond) {}

    /** What is held of a contributor with one of these fates. */
    Held of(Entity actor, Set<HoldStatus> fates) {
        return held(new Pages<>(from -> index.heldOf(actor, from, ReviewIndex.MOST_ROWS)), fates);
    }

    /** What waits of a case. */
    Held ofCase(String id) {
        return held(rows(id, Case.Status.OPEN), Set.of(HoldStatus.OPEN));
    }

    /** A flood may be all that is held: of what there is no room for nothing is remembered. */
    private Held held(Iterator<HeldRow> rows, Set<HoldStatus> fates) {
        Kept kept = new Kept();
        List<HeldRecord> records = new ArrayList<>();
        int beyond = 0;
        while (rows.hasNext()) {
            HeldRow row = rows.next();
            if (!streams.isEmpty() && !streams.contains(row.stream())) {
                continue;
            }
            boolean isThere = kept.has(row);
            if (!fates.contains(row.status())) {
                continue;
            }
            if (!isThere) {
                beyond++;
            } else if (room <= 0 || bytes >= MOST_BYTES) {
                later++;
            } else {
                index.record(row.origin()).ifPresent(record -> {
                    records.add(record);
                    room--;
                    bytes += record.payload().size();
                });
            }
        }
        return new Held(records, beyond);
    }

    /** The contributors of a case, each once; a placeholder is none. */
    List<Entity> contributors(String id) {
        Set<Entity> actors = new LinkedHashSet<>();
        for (Case.Status status : Case.Status.values()) {
            rows(id, status).forEachRemaining(row -> {
                boolean isSomebody = row.identity() == HeldRecord.Identity.KNOWN;
                if (isSomebody && (streams.isEmpty() || streams.contains(row.stream()))) {
                    actors.add(row.actor());
                }
            });
        }
        return List.copyOf(actors);
    }

    private Iterator<HeldRow> rows(String caseId, Case.Status status) {
        QueueFilter filter =
                QueueFilter.OPEN.where(QueueFilter.Field.CASE, caseId).that(status);
        return new Pages<>(from -> index.held(filter, QueueOrder.OLDEST, from, ReviewIndex.MOST_ROWS));
    }
}
