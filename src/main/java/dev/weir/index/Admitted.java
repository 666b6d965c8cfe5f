package dev.weir.index;

import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.output.OutputRecord;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What went to training, as far as it is kept. */
final class Admitted {

    /** The newest rows are kept, by the order of reading. */
    static final int MOST = 1_000_000;

    private final Session session;
    private final Settlement settlement;
    private final BlindBook blind;

    Admitted(Session session, Settlement settlement, BlindBook blind) {
        this.session = session;
        this.settlement = settlement;
        this.blind = blind;
    }

    /** Takes a record of a training topic; a released one ends its hold. */
    void take(String stream, OutputRecord said, ConsumerRecord<byte[], byte[]> record, long now) {
        String origin = said.origin();
        Event event = said.event();
        if (origin == null) {
            return;
        }
        OutputRecord.Release release = said.release();
        if (release != null) {
            session.run(
                    "INSERT INTO let_out VALUES (?1, ?2, ?3, ?4) ON CONFLICT (origin) DO UPDATE"
                            + " SET by = ?2, reason = ?3, at = ?4",
                    origin,
                    release.by(),
                    release.reason(),
                    record.timestamp());
            settlement.settle(origin, now);
        }
        if (event != null) {
            if (release == null) {
                blind.admitted(stream, said, event, record, now);
            }
            put(stream, origin, event, said, record.timestamp());
        }
    }

    private void put(String stream, String origin, Event event, OutputRecord said, long at) {
        String actor = event.actor().text();
        String object = event.object() == null ? "" : event.object().text();
        if (!object.isEmpty()) {
            long again = session.number(
                    "SELECT EXISTS (SELECT 1 FROM admitted WHERE object = ? AND actor = ?)", object, actor);
            long contributors = session.number(
                    "INSERT INTO object VALUES (?1, ?2, 1, ?3, ?4) ON CONFLICT (name, stream) DO UPDATE SET admitted = admitted + 1,"
                            + " contributors = contributors + ?3, last = max(last, ?4) RETURNING contributors",
                    object,
                    stream,
                    1 - again,
                    at);
            // The order of cases goes by the logarithm of reach: a doubling moves them, one more does not.
            if (again == 0 && Long.bitCount(contributors) == 1) {
                session.run(
                        "UPDATE cases SET stale = 1 WHERE id IN (SELECT case_id FROM case_object WHERE object = ?)",
                        object);
            }
        }
        session.run(
                "INSERT INTO admitted (origin, stream, actor, object, value, source, time, at, trust, released, signed_by, arrival)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                origin,
                stream,
                actor,
                object,
                Times.column(event.value()),
                event.details().source(),
                event.timing() == Timing.NONE ? null : event.time(),
                at,
                said.trust(),
                said.release() == null ? 0 : 1,
                said.signedBy(),
                said.arrival() == null ? null : Instant.parse(said.arrival()).toEpochMilli());
    }

    /** Forgets the oldest. */
    void forget() {
        session.run("DELETE FROM admitted WHERE id <= (SELECT max(id) FROM admitted) - " + MOST);
    }
}
