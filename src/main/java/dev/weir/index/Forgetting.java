package dev.weir.index;

import dev.weir.topics.TopicPlan;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes what has ended and what its topic no longer has, so that an index that runs for a year is no larger than one that is made anew.
 * Whatever waits stays. One for each batch.
 */
final class Forgetting {

    /**
     * How long after its hold an event is kept that has ended. The quarantine topic keeps a record for {@link TopicPlan#REVIEW}, and deletes it
     * with the last one of its file, which takes records for seven days as brokers are set by default ({@code segment.ms}). No deadline is later:
     * {@code review.holdFor} is 30 days at most.
     */
    static final Duration KEPT = TopicPlan.REVIEW.plusDays(7);

    /** So many rows are deleted with a batch, and one more for each record of it: it ends no more slowly than events are held. */
    static final int STEP = 500;

    private final Session session;
    private final Grouping grouping;
    private final CaseBook cases;
    private final Settlement settlement;

    Forgetting(Session session, Grouping grouping, CaseBook cases, Settlement settlement) {
        this.session = session;
        this.grouping = grouping;
        this.cases = cases;
        this.settlement = settlement;
    }

    /** Deletes one held event. Who shares a reason with its contributor is left as it is: see {@link Grouping#leave}. */
    void delete(Held row) {
        session.run("DELETE FROM bytes WHERE held = ?", row.id());
        session.run("DELETE FROM held WHERE id = ?", row.id());
        session.run("DELETE FROM let_out WHERE origin = ?", row.origin());
        cases.gone(row);
        settlement.gone(row);
    }

    /**
     * Deletes some of what is too old: the rest goes with the batches that follow.
     *
     * @param taken how many records the batch has
     */
    void forget(long now, long taken) {
        long before = now - KEPT.toMillis();
        long most = STEP + taken;
        if (held(before, most) < most) {
            // Not earlier: a hold of which it is forgotten that it was let out has passed its deadline, and is asked
            // for again.
            some("let_out", "origin", "at <= ?", before, most);
        }
        some("alert", "id", "at <= ?", before, most);
        session.run("DELETE FROM minute WHERE minute <= ?", before);
        session.run("DELETE FROM open_hour WHERE n = 0 AND hour <= ?", before);
        session.run("DELETE FROM blind WHERE day <= ?", before - Times.DAY);
        session.run("DELETE FROM blind_count WHERE day <= ?", before - Times.DAY);
    }

    private void some(String table, String key, String which, long before, long most) {
        session.run(
                "DELETE FROM " + table + " WHERE " + key + " IN (SELECT " + key + " FROM " + table + " WHERE " + which
                        + " LIMIT ?)",
                before,
                most);
    }

    private long held(long before, long most) {
        long deleted = 0;
        Set<String> torn = new LinkedHashSet<>();
        for (int[] kind : session.list(
                "SELECT facet, status FROM facet_count WHERE n > 0 AND status <> ?",
                row -> new int[] {row.getInt(1), row.getInt(2)},
                HoldStatus.OPEN.ordinal())) {
            List<Held> rows = session.list(
                    Held.SELECT + "WHERE h.status = ? AND h.facet = ? AND h.at <= ? ORDER BY h.at LIMIT ?",
                    Held::read,
                    kind[1],
                    kind[0],
                    before,
                    most - deleted);
            for (Held row : rows) {
                delete(row);
                torn.addAll(grouping.leave(row));
            }
            deleted += rows.size();
        }
        // After all of them: who moves to another case would stand in the list with the one that it was in.
        torn.forEach(grouping::apart);
        settlement.write();
        return deleted;
    }
}
