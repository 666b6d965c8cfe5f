package dev.weir.index;

import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.output.OutputRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Puts held events into the index. One for each batch: what it remembers is true within a transaction. */
final class Quarantine {

    /** The check of what the policy ignores. */
    private static final String IGNORED = "ignore";

    private final Session session;
    private final Grouping grouping;
    private final CaseBook cases;
    private final Settlement settlement;
    private final BlindBook blind;
    private final Map<List<String>, Integer> facets = new HashMap<>();

    Quarantine(Session session, Grouping grouping, CaseBook cases, Settlement settlement, BlindBook blind) {
        this.session = session;
        this.grouping = grouping;
        this.cases = cases;
        this.settlement = settlement;
        this.blind = blind;
    }

    /** What the index knows of an event and its contributor before it comes. */
    private record Known(
            boolean isIn, boolean isSettled, @Nullable String campaign) {}

    /**
     * Puts one in; does nothing where it is in already.
     *
     * @param nobody whose event it is where its value can no longer be read
     */
    void held(String stream, OutputRecord said, ConsumerRecord<byte[], byte[]> record, Entity nobody, long now) {
        String origin = said.origin();
        if (origin == null) {
            return;
        }
        Event event = said.event();
        String actor = (event == null ? nobody : event.actor()).text();
        Known known = known(origin, actor);
        if (known.isIn) {
            return;
        }
        Facts facts = Facts.of(said.findings());
        if (facts.check().equals(IGNORED)) {
            return; // Closed by the policy: nobody is to look at it.
        }
        boolean isSomebody = event != null && event.identity() == Event.Identity.KNOWN;
        String campaign = isSomebody ? campaign(actor, known.campaign, facts.campaign(), record.timestamp()) : null;
        Held row = new Held(
                0,
                origin,
                facet(stream, facts),
                stream,
                facts.check(),
                actor,
                isSomebody ? HeldRecord.Identity.KNOWN : HeldRecord.Identity.ANONYMOUS,
                event == null || event.object() == null ? "" : event.object().text(),
                event == null || event.timing() == Timing.NONE ? null : event.time(),
                record.timestamp(),
                facts.nats(),
                0,
                HoldStatus.OPEN);
        boolean isDrawn = blind.held(said, row, record, now);
        HoldStatus status = known.isSettled || isDrawn ? settlement.status(row, now) : settlement.waiting(row, now);
        put(row.with(status), grouping.place(row.with(status), campaign), said, record, now);
    }

    private Known known(String origin, String actor) {
        return session.one(
                        "SELECT EXISTS (SELECT 1 FROM held WHERE origin = ?1),"
                                + " EXISTS (SELECT 1 FROM decision WHERE origin = ?1)"
                                + " OR EXISTS (SELECT 1 FROM let_out WHERE origin = ?1) OR a.excluded_since IS NOT NULL,"
                                + " coalesce(a.campaign, a.found) FROM (SELECT 1) LEFT JOIN actor a ON a.name = ?2",
                        row -> new Known(row.getInt(1) == 1, row.getInt(2) == 1, row.getString(3)),
                        origin,
                        actor)
                .orElseThrow();
    }

    private void put(Held row, long caseId, OutputRecord said, ConsumerRecord<byte[], byte[]> record, long now) {
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
                row.status().ordinal(),
                row.status() == HoldStatus.OPEN ? null : now,
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

    /** The campaign of the contributor, now that one more event was held for the part in {@code named}. */
    private @Nullable String campaign(String actor, @Nullable String known, @Nullable String named, long at) {
        if (named == null || named.equals(known)) {
            return known;
        }
        Rounds.seen(session, actor, at);
        session.run(
                "UPDATE actor SET found = ?2, found_at = ?3 WHERE name = ?1"
                        + " AND (found_at IS NULL OR found_at < ?3 OR found_at = ?3 AND found < ?2)",
                actor,
                named,
                at);
        String campaign = grouping.campaign(actor);
        if (!Objects.equals(known, campaign)) {
            grouping.replace(actor);
        }
        return campaign;
    }

    private int facet(String stream, Facts facts) {
        return facets.computeIfAbsent(List.of(stream, facts.family(), facts.check()), key -> {
            session.run(
                    "INSERT INTO facet (stream, family, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", key.toArray());
            return (int)
                    session.number("SELECT id FROM facet WHERE stream = ? AND family = ? AND name = ?", key.toArray());
        });
    }
}
