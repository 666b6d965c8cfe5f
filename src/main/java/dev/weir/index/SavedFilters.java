package dev.weir.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What reviewers look at again and again, each their own, under names. In no topic: kept when the index is made anew, and gone
 * with its file.
 */
public final class SavedFilters {

    /** Of one reviewer: more are no help to find anything. */
    public static final int MOST = 20;

    /** Characters of a name. */
    public static final int LONGEST_NAME = 40;

    private final Database database;

    SavedFilters(Database database) {
        this.database = database;
    }

    /**
     * A filter.
     *
     * @param name what its reviewer calls it
     * @param query the parameters of the list, as they stand in an address
     */
    public record Saved(String name, String query) {}

    /** Those of a reviewer, by name. */
    public List<Saved> of(String reviewer) {
        return database.read(session -> session.list(
                "SELECT name, query FROM saved WHERE reviewer = ? ORDER BY name",
                row -> new Saved(row.getString(1), row.getString(2)),
                reviewer));
    }

    /**
     * Keeps a filter, in the place of one with its name.
     *
     * @param name 1 to {@value #LONGEST_NAME} characters, not all blank
     * @throws IllegalArgumentException when the name is none, or the reviewer has {@value #MOST} others
     */
    public void keep(String reviewer, String name, String query) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a filter's name of " + name.length() + " characters; allowed: 1 to "
                    + LONGEST_NAME + ", not all blank");
        }
        boolean kept = database.write(session -> {
            if (session.number("SELECT count(*) FROM saved WHERE reviewer = ? AND name <> ?", reviewer, name) >= MOST) {
                return false;
            }
            session.run(
                    "INSERT INTO saved VALUES (?1, ?2, ?3) ON CONFLICT (reviewer, name) DO UPDATE SET query = ?3",
                    reviewer,
                    name,
                    query);
            return true;
        });
        if (!kept) {
            throw new IllegalArgumentException(
                    MOST + " filters are saved; allowed: " + MOST + ". Forget one, then save this");
        }
    }

    /** Forgets a filter; does nothing where there is none of this name. */
    public void forget(String reviewer, String name) {
        database.write(session -> session.run("DELETE FROM saved WHERE reviewer = ? AND name = ?", reviewer, name));
    }

    /** Forgets those that name a contributor. */
    static void forgetAbout(Session session, Predicate<String> isMeant) {
        record Kept(String reviewer, String name, String query) {}
        session
                .list(
                        "SELECT reviewer, name, query FROM saved",
                        row -> new Kept(row.getString(1), row.getString(2), row.getString(3)))
                .stream()
                .filter(each -> Stream.of(each.query().split("&"))
                        .map(parameter -> URLDecoder.decode(parameter, UTF_8))
                        .anyMatch(parameter -> isMeant.test(parameter.substring(parameter.indexOf('=') + 1))))
                .forEach(each ->
                        session.run("DELETE FROM saved WHERE reviewer = ? AND name = ?", each.reviewer(), each.name()));
    }
}
