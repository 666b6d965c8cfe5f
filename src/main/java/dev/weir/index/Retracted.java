package dev.weir.index;

import dev.weir.event.Entity;
import dev.weir.training.Ledger;
import dev.weir.training.RetractionReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which rows of training are taken back, by the rule that builds training sets. */
final class Retracted {

    static final String SELECT =
            "SELECT origin, stream, actor, object, value, source, time, at, trust, released, signed_by, arrival"
                    + " FROM admitted ";

    private Retracted() {}

    /**
     * A row of training.
     *
     * @param object {@code type:id}, empty where there is none
     * @param time event time, epoch milliseconds; null where the stream has none
     * @param at when it was admitted, epoch milliseconds
     * @param verdict {@code admitted} or {@code released}
     * @param signedBy the id of the key that signed it, or null
     * @param arrival when it arrived, epoch milliseconds; 0 where that is not known
     */
    record Row(
            String origin,
            String stream,
            String actor,
            String object,
            double value,
            @Nullable String source,
            @Nullable Long time,
            long at,
            double trust,
            String verdict,
            @Nullable String signedBy,
            long arrival) {

        static Row read(ResultSet row) throws SQLException {
            long millis = row.getLong("time");
            Long time = row.wasNull() ? null : millis;
            return new Row(
                    row.getString("origin"),
                    row.getString("stream"),
                    row.getString("actor"),
                    row.getString("object"),
                    Times.number(row, "value"),
                    row.getString("source"),
                    time,
                    row.getLong("at"),
                    row.getDouble("trust"),
                    row.getInt("released") == 1 ? "released" : "admitted",
                    row.getString("signed_by"),
                    row.getLong("arrival"));
        }

        private Ledger.Row covered() {
            return new Ledger.Row(
                    origin,
                    stream,
                    actor,
                    object.isEmpty() ? "" : new Entity(object).id(),
                    source,
                    Objects.requireNonNullElse(time, at),
                    signedBy,
                    arrival);
        }
    }

    /** Those of the rows that are taken back. */
    static List<Row> of(Session session, Collection<Row> rows) {
        Ledger ledger = new Ledger(Long.MAX_VALUE);
        rows.stream().map(Row::actor).distinct().forEach(actor -> load(session, actor, ledger));
        rows.stream()
                .map(Row::source)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(source -> load(session, "source " + source, ledger));
        rows.stream()
                .map(Row::signedBy)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(key -> load(session, "key " + key, ledger));
        List<Row> taken = new ArrayList<>();
        for (Row row : rows) {
            load(session, row.origin, ledger);
            if (ledger.takesBack(row.covered())) {
                taken.add(row);
            }
        }
        return taken;
    }

    private static void load(Session session, String subject, Ledger ledger) {
        session.list(
                        "SELECT json FROM retraction WHERE subject = ?",
                        row -> RetractionReader.read(row.getBytes(1)),
                        subject)
                .forEach(ledger::add);
    }
}
