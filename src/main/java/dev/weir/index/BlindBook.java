package dev.weir.index;

import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.output.OutputRecord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the blind sample right with every event that comes. What is in it so far is veiled from its arrival on; an event that a
 * lower draw puts out again is shown like any other. One for each batch.
 */
final class BlindBook {

    /** What is not in a facet. */
    private static final int NO_FACET = 0;

    private final Session session;
    private final Settlement settlement;
    private final @Nullable Lottery lottery;
    private final Map<Count, Integer> counts = new HashMap<>();

    /** @param lottery null where no sample is drawn */
    BlindBook(Session session, Settlement settlement, @Nullable Lottery lottery) {
        this.session = session;
        this.settlement = settlement;
        this.lottery = lottery;
    }

    private record Count(long day, int stratum, String stream, int facet) {}

    /** Columns that both kinds have. */
    private record Row(
            String origin,
            String stream,
            int facet,
            String actor,
            int anonymous,
            String object,
            @Nullable Long time,
            long at) {}

    /**
     * Takes a held event before it is in the index.
     *
     * @return whether it is in the sample so far
     */
    boolean held(OutputRecord said, Held row, ConsumerRecord<byte[], byte[]> record, long now) {
        return take(
                BlindSample.HELD,
                new Row(
                        row.origin(),
                        row.stream(),
                        row.facet(),
                        row.actor(),
                        row.identity().ordinal(),
                        row.object(),
                        row.time(),
                        row.at()),
                said,
                record,
                now);
    }

    /** Takes an event that was admitted at once. */
    void admitted(String stream, OutputRecord said, Event event, ConsumerRecord<byte[], byte[]> record, long now) {
        String origin = said.origin();
        if (origin != null) {
            HeldRecord.Identity identity = event.identity() == Event.Identity.KNOWN
                    ? HeldRecord.Identity.KNOWN
                    : HeldRecord.Identity.ANONYMOUS;
            take(
                    BlindSample.ADMITTED,
                    new Row(
                            origin,
                            stream,
                            NO_FACET,
                            event.actor().text(),
                            identity.ordinal(),
                            event.object() == null ? "" : event.object().text(),
                            event.timing() == Timing.NONE ? null : event.time(),
                            record.timestamp()),
                    said,
                    record,
                    now);
        }
    }

    private boolean take(int stratum, Row row, OutputRecord said, ConsumerRecord<byte[], byte[]> record, long now) {
        if (lottery == null) {
            return false;
        }
        long day = Times.floor(row.at, Times.DAY);
        counts.merge(new Count(day, stratum, row.stream, row.facet), 1, Integer::sum);
        double draw = lottery.draw(row.origin);
        if (!lottery.isCandidate(draw)) {
            return false;
        }
        put(stratum, day, draw, lottery.place(row.origin), row, said, record);
        choose(lottery, stratum, day, now);
        return isVeiled(session, row.origin);
    }

    private void put(
            int stratum,
            long day,
            double draw,
            double place,
            Row row,
            OutputRecord said,
            ConsumerRecord<byte[], byte[]> record) {
        Event event = said.event();
        byte[] value = record.value();
        session.run(
                "INSERT INTO blind (origin, stratum, day, draw, place, stream, facet, actor, anonymous, object, value, event_id,"
                        + " source, time, at, trust, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                row.origin,
                stratum,
                day,
                draw,
                place,
                row.stream,
                row.facet,
                row.actor,
                row.anonymous,
                row.object,
                event == null ? null : Times.column(event.value()),
                said.eventId(),
                event == null ? null : event.details().source(),
                row.time,
                row.at,
                said.trust(),
                value == null ? null : Arrays.copyOf(value, Math.min(value.length, HeldItem.PayloadView.MOST)));
    }

    /** The lowest draws of the day are in; one more is kept for the limit, and nothing beyond. */
    private void choose(Lottery lottery, int stratum, long day, long now) {
        record Drawn(String origin, double draw, boolean isChosen) {}
        List<Drawn> drawn = session.list(
                "SELECT origin, draw, chosen FROM blind WHERE day = ? AND stratum = ? ORDER BY draw",
                row -> new Drawn(row.getString(1), row.getDouble(2), row.getInt(3) == 1),
                day,
                stratum);
        double limit = lottery.limit(drawn.stream().map(Drawn::draw).toList());
        for (int i = 0; i < drawn.size(); i++) {
            Drawn one = drawn.get(i);
            if (i <= lottery.places()) {
                session.run(
                        "UPDATE blind SET chosen = ?, probability = ? WHERE origin = ?",
                        i < lottery.places() ? 1 : 0,
                        limit,
                        one.origin);
            } else {
                session.run("DELETE FROM blind WHERE origin = ?", one.origin);
            }
            if (one.isChosen && i >= lottery.places()) {
                settlement.settle(one.origin, now);
            }
        }
    }

    /** Whether an event is in the sample and nobody has said yet what it is. */
    static boolean isVeiled(Session session, String origin) {
        return session.number(
                        "SELECT EXISTS (SELECT 1 FROM blind WHERE origin = ?1 AND chosen = 1) AND NOT EXISTS"
                                + " (SELECT 1 FROM decision WHERE origin = ?1 AND action = 'ASSESS' AND outcome = 'APPLIED')",
                        origin)
                == 1;
    }

    /** Writes what was counted. */
    void write() {
        counts.forEach((of, more) -> session.run(
                "INSERT INTO blind_count VALUES (?1, ?2, ?3, ?4, ?5)"
                        + " ON CONFLICT (day, stratum, stream, facet) DO UPDATE SET n = n + ?5",
                of.day,
                of.stratum,
                of.stream,
                of.facet,
                more));
        counts.clear();
    }
}
