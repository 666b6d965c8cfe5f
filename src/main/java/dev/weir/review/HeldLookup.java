package dev.weir.review;

import dev.weir.decide.Holds;
import dev.weir.event.Entity;
import dev.weir.index.Case;
import dev.weir.index.Cursor;
import dev.weir.index.HeldRecord;
import dev.weir.index.HeldRow;
import dev.weir.index.HoldStatus;
import dev.weir.index.Page;
import dev.weir.index.QueueFilter;
import dev.weir.index.QueueOrder;
import dev.weir.index.ReviewIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        Split split = split(rows(QueueFilter.Field.ACTOR, actor.text()), fates);
        return new Held(records(split.kept), split.beyond);
    }

    /** What waits of a case. */
    Held ofCase(String id) {
        List<HeldRow> rows = new ArrayList<>();
        QueueFilter filter = QueueFilter.OPEN.where(QueueFilter.Field.CASE, id);
        Cursor cursor = Cursor.START;
        while (cursor != null && rows.size() < Math.max(1, room)) {
            cursor = add(filter, cursor, rows);
        }
        List<HeldRow> fit = rows.subList(0, Math.min(rows.size(), Math.max(0, room)));
        later += rows.size() - fit.size() + rest(filter, cursor);
        Split split = split(fit, Set.of(HoldStatus.OPEN));
        return new Held(records(split.kept), split.beyond);
    }

    /** How many there are from here on; a flood may be all that is held, so that they are not kept. */
    private int rest(QueueFilter filter, @Nullable Cursor from) {
        int rest = 0;
        Cursor cursor = from;
        while (cursor != null) {
            List<HeldRow> rows = new ArrayList<>();
            cursor = add(filter, cursor, rows);
            rest += rows.size();
        }
        return rest;
    }

    private List<HeldRecord> records(Set<String> origins) {
        List<HeldRecord> records = new ArrayList<>(Math.min(origins.size(), Math.max(0, room)));
        for (String origin : origins) {
            if (room <= 0 || bytes >= MOST_BYTES) {
                later++;
                continue;
            }
            HeldRecord record = index.record(origin).orElse(null);
            if (record != null) {
                records.add(record);
                room--;
                bytes += record.payload().size();
            }
        }
        return records;
    }

    /** The contributors of a case. */
    List<Entity> contributors(String id) {
        return rows(QueueFilter.Field.CASE, id).stream()
                .map(HeldRow::actor)
                .distinct()
                .toList();
    }

    /**
     * Which events can be decided about.
     *
     * @param kept their origins, the oldest first
     * @param beyond how many there are besides
     */
    record Split(Set<String> kept, int beyond) {}

    /**
     * The gateway keeps the first so many of a contributor on a stream, and so many more of each period, whatever becomes of
     * them: what was held after them stays out.
     */
    static Split split(List<HeldRow> rows, Set<HoldStatus> fates) {
        Map<String, Integer> places = new HashMap<>();
        Set<String> kept = new LinkedHashSet<>();
        int beyond = 0;
        for (HeldRow row : rows.stream()
                .sorted(Comparator.comparing(HeldRow::held).thenComparing(HeldRow::number))
                .toList()) {
            String whose = row.actor().text() + ' ' + row.stream();
            boolean isKept = places.merge(whose, 1, Integer::sum) <= Holds.MOST
                    || places.merge(whose + ' ' + Holds.period(row.held().toEpochMilli()), 1, Integer::sum)
                            <= Holds.MOST_FURTHER;
            if (fates.contains(row.status())) {
                if (isKept) {
                    kept.add(row.origin());
                } else {
                    beyond++;
                }
            }
        }
        return new Split(kept, beyond);
    }

    private List<HeldRow> rows(QueueFilter.Field field, String text) {
        List<HeldRow> rows = new ArrayList<>();
        for (Case.Status status : Case.Status.values()) {
            QueueFilter filter = QueueFilter.OPEN.where(field, text).that(status);
            Cursor cursor = Cursor.START;
            while (cursor != null) {
                cursor = add(filter, cursor, rows);
            }
        }
        return rows;
    }

    private @Nullable Cursor add(QueueFilter filter, Cursor cursor, List<HeldRow> rows) {
        Page<HeldRow> page = index.held(filter, QueueOrder.OLDEST, cursor, ReviewIndex.MOST_ROWS);
        for (HeldRow row : page.rows()) {
            if (streams.isEmpty() || streams.contains(row.stream())) {
                rows.add(row);
            }
        }
        return page.next();
    }
}
