package dev.weir.index;

import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.output.OutputRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Puts held events into the index. */
final class Quarantine {

    private final Session session;
    private final Grouping grouping;
    private final CaseBook cases;
    private final Settlement settlement;

    Quarantine(Session session, Grouping grouping, CaseBook cases, Settlement settlement) {
        this.session = session;
        this.grouping = grouping;
        this.cases = cases;
        this.settlement = settlement;
    }

    /**
     * Puts one in; does nothing where it is in already.
     *
     * @param nobody whose event it is where its value can no longer be read
     */
    void held(String stream, OutputRecord said, ConsumerRecord<byte[], byte[]> record, Entity nobody, long now) {
        String origin = said.origin();
        if (origin == null || session.number("SELECT EXISTS (SELECT 1 FROM held WHERE origin = ?)", origin) > 0) {
            return;
        }
        Event event = said.event();
        Facts facts = Facts.of(said.findings());
        String actor = (event == null ? nobody : event.actor()).text();
        boolean isKnown = event != null && event.identity() == Event.Identity.KNOWN;
        if (isKnown) {
            known(actor, facts.campaign(), record.timestamp());
        }
        Held row = new Held(
                0,
                origin,
                facet(stream, facts),
                stream,
                facts.check(),
                actor,
                isKnown ? HeldRecord.Identity.KNOWN : HeldRecord.Identity.ANONYMOUS,
                event == null || event.object() == null ? "" : event.object().text(),
                event == null || event.timing() == Timing.NONE ? null : event.time(),
                record.timestamp(),
                facts.nats(),
                0,
                HoldStatus.OPEN);
        HoldStatus status = settlement.status(row, now);
        put(row, status, said, record, now);
    }

    private void put(Held open, HoldStatus status, OutputRecord said, ConsumerRecord<byte[], byte[]> record, long now) {
        Held row = open.with(status);
        long caseId = grouping.place(row);
        cases.put(row, caseId);
        Event event = said.event();
        session.run(
                "INSERT INTO held (origin, facet, actor, anonymous, object, value, action, event_id, source, time, at, trust,"
                        + " nats, case_id, status, ended, topic, part, place)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.origin(),
                row.facet(),
                row.actor(),
                row.identity().ordinal(),
                row.object(),
                event == null ? null : Times.column(event.value()),
                event == null ? null : event.action(),
                said.eventId(),
                event == null ? null : event.details().source(),
                row.time(),
                row.at(),
                said.trust(),
                row.nats(),
                caseId,
                status.ordinal(),
                status == HoldStatus.OPEN ? null : now,
                record.topic(),
                record.partition(),
                record.offset());
        session.run(
                "INSERT INTO bytes VALUES (last_insert_rowid(), ?, ?, ?)",
                record.key(),
                record.value(),
                HeaderBytes.of(record.headers()));
        settlement.count(row);
    }

    private void known(String actor, @Nullable String campaign, long at) {
        session.run(
                "INSERT INTO actor (name, held) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET held = held + 1", actor);
        if (campaign != null
                && session.run(
                                "UPDATE actor SET found = ?1, found_at = ?2 WHERE name = ?3"
                                        + " AND (found_at IS NULL OR found_at < ?2 OR found_at = ?2 AND found < ?1)",
                                campaign,
                                at,
                                actor)
                        > 0) {
            grouping.replace(actor);
        }
    }

    private int facet(String stream, Facts facts) {
        long known = session.number(
                "SELECT id FROM facet WHERE stream = ? AND family = ? AND name = ?",
                stream,
                facts.family(),
                facts.check());
        if (known > 0) {
            return (int) known;
        }
        session.run(
                "INSERT INTO facet (stream, family, name) VALUES (?, ?, ?)", stream, facts.family(), facts.check());
        return (int) session.lastRow();
    }
}
