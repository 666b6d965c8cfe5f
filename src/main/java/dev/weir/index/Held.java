package dev.weir.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A held event, as cases and settlement see it.
 *
 * @param object {@code type:id}, empty where there is none
 * @param time event time, epoch milliseconds; null where the stream has none
 * @param at hold time, epoch milliseconds
 * @param nats in thousandths
 */
record Held(
        long id,
        String origin,
        int facet,
        String stream,
        String check,
        String actor,
        HeldRecord.Identity identity,
        String object,
        @Nullable Long time,
        long at,
        long nats,
        long caseId,
        HoldStatus status) {

    private static final HoldStatus[] STATUSES = HoldStatus.values();

    /** Begins a query for rows of this kind. */
    static final String SELECT =
            "SELECT h.id, h.origin, h.facet, f.stream, f.name, h.actor, h.anonymous, h.object, h.time,"
                    + " h.at, h.nats, h.case_id, h.status FROM held h JOIN facet f ON f.id = h.facet ";

    /**
     * Works on rows one after the other, whatever becomes of them. Of all of them no more than their numbers is in memory: whoever floods has millions, and
     * one decision is about them all.
     *
     * @param which of them, by {@code h}
     */
    static void each(Session session, String which, Consumer<Held> work, Object... values) {
        for (long id : session.numbers("SELECT h.id FROM held h WHERE " + which, values)) {
            session.one(SELECT + "WHERE h.id = ?", Held::read, id).ifPresent(work);
        }
    }

    static Held read(ResultSet row) throws SQLException {
        long millis = row.getLong(9);
        Long time = row.wasNull() ? null : millis;
        return new Held(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7) == 1 ? HeldRecord.Identity.ANONYMOUS : HeldRecord.Identity.KNOWN,
                row.getString(8),
                time,
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                STATUSES[row.getInt(13)]);
    }

    /** The same event, of which this became. */
    Held with(HoldStatus newStatus) {
        return new Held(id, origin, facet, stream, check, actor, identity, object, time, at, nats, caseId, newStatus);
    }
}
