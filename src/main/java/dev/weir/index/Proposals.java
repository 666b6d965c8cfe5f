package dev.weir.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.decide.DecisionJson;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Acts that one reviewer signed and that wait for a second one. What stands here is in no topic, and is kept when the index is
 * made anew; lost, it is proposed again.
 */
public final class Proposals {

    /** More are not shown: who has so many waiting does not look at them. */
    private static final int MOST = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    Proposals(Database database) {
        this.database = database;
    }

    /** Keeps a proposal that waits, and forgets those that expired. */
    public void add(String id, String reviewer, Instant expires, byte[] bytes, Instant now) {
        database.write(session -> {
            session.run("DELETE FROM proposal WHERE expires <= ?", Times.millis(now));
            return session.run(
                    "INSERT INTO proposal (id, reviewer, expires, bytes) VALUES (?, ?, ?, ?)",
                    id,
                    reviewer,
                    Times.millis(expires),
                    bytes);
        });
    }

    /** Those that wait, and those that ended and would not have expired yet; the first to expire first. */
    public List<Proposed> list(Instant now) {
        return database.read(session -> session.list(
                "SELECT * FROM proposal WHERE expires > ? ORDER BY expires, id LIMIT " + MOST,
                Proposals::read,
                Times.millis(now)));
    }

    /** How many wait. */
    public long waiting(Instant now) {
        return database.read(session -> session.number(
                "SELECT count(*) FROM proposal WHERE expires > ? AND ending IS NULL", Times.millis(now)));
    }

    /** One that is not expired. */
    public Optional<Proposed> find(String id, Instant now) {
        return database.read(session -> session.one(
                "SELECT * FROM proposal WHERE id = ? AND expires > ?", Proposals::read, id, Times.millis(now)));
    }

    /**
     * Ends one that waits.
     *
     * @return false where it did not wait: somebody else was faster
     */
    public boolean end(String id, Proposed.Ending ending, String by, String comment) {
        return database.write(session -> session.run(
                        "UPDATE proposal SET ending = ?, ended_by = ?, comment = ? WHERE id = ? AND ending IS NULL",
                        ending.name(),
                        by,
                        comment,
                        id))
                == 1;
    }

    /** One that could not be sent waits again. */
    public void reopen(String id) {
        database.write(session ->
                session.run("UPDATE proposal SET ending = NULL, ended_by = NULL, comment = '' WHERE id = ?", id));
    }

    /** The ids of those that decide something about a contributor: they have the records that they would release. */
    static List<String> about(Session session, String actor) {
        return session
                .list("SELECT id, bytes FROM proposal", row -> Map.entry(row.getString(1), row.getBytes(2)))
                .stream()
                .filter(each -> isAbout(each.getValue(), actor))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isAbout(byte[] bytes, String actor) {
        try {
            for (JsonNode record : JSON.readTree(bytes).path("records")) {
                if (DecisionJson.read(record.path("value").binaryValue())
                        .subject()
                        .equals(actor)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | IllegalArgumentException e) {
            throw new IndexException(
                    "a proposal in the index cannot be read; delete the index file: only claims and"
                            + " proposals are lost",
                    e);
        }
    }

    private static Proposed read(ResultSet row) throws SQLException {
        String ending = row.getString("ending");
        return new Proposed(
                row.getString("id"),
                row.getString("reviewer"),
                Instant.ofEpochMilli(row.getLong("expires")),
                row.getBytes("bytes"),
                ending == null ? null : Proposed.Ending.valueOf(ending),
                row.getString("ended_by"),
                row.getString("comment"));
    }
}
