package dev.weir.index;

import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import dev.weir.output.OutputRecord;
import dev.weir.privacy.Pseudonyms;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who was erased: deletes what the index has of them, and leaves out what is still in the topics. One for each batch. The entry of the ledger
 * says it, so that it does not matter in which order the topics are read.
 */
final class Erased {

    /** Where contributors stand by name. Texts of these columns are compared under the key. */
    private static final List<String> NAMES = List.of(
            "SELECT DISTINCT actor FROM held",
            "SELECT DISTINCT actor FROM admitted",
            "SELECT name FROM actor",
            "SELECT DISTINCT actor FROM standing",
            "SELECT DISTINCT actor FROM blind",
            "SELECT DISTINCT subject FROM retraction",
            "SELECT DISTINCT subject FROM alert",
            "SELECT DISTINCT subject FROM decision",
            "SELECT DISTINCT substr(name, 7) FROM claim WHERE name LIKE 'actor:%'");

    /** Begins the id of the case of one contributor. */
    private static final String OWN_CASE = "actor:";

    private final Session session;
    private final @Nullable Pseudonyms pseudonyms;
    private final Forgetting forgetting;
    private final Grouping grouping;
    private final Settlement settlement;
    private boolean isAnybody;
    private boolean isNew;

    /** @param pseudonyms by which it is known who was erased; null where the settings have no key */
    Erased(
            Session session,
            @Nullable Pseudonyms pseudonyms,
            Forgetting forgetting,
            Grouping grouping,
            Settlement settlement) {
        this.session = session;
        this.pseudonyms = pseudonyms;
        this.forgetting = forgetting;
        this.grouping = grouping;
        this.settlement = settlement;
        isAnybody = session.number("SELECT EXISTS (SELECT 1 FROM erased)") == 1;
    }

    /** Whether this batch erased somebody. */
    boolean isNew() {
        return isNew;
    }

    /** Whether a held or admitted event is of somebody who was erased after it arrived. */
    boolean isGone(OutputRecord said) {
        if (!isAnybody || said.event() == null) {
            return false;
        }
        String arrival = said.arrival();
        long arrived = arrival == null ? 0 : Instant.parse(arrival).toEpochMilli();
        return arrived < number("until", said.event().actor().text());
    }

    /**
     * Whether what was said of somebody was said before they were erased.
     *
     * @param at the time of its record, epoch milliseconds
     */
    boolean isGone(String subject, long at) {
        return isAnybody && at < number("at", subject);
    }

    private long number(String column, String subject) {
        return pseudonyms == null || !isEntity(subject)
                ? Long.MIN_VALUE
                : session.<Long>one(
                                "SELECT " + column + " FROM erased WHERE name = ?",
                                row -> row.getLong(1),
                                pseudonyms.of(new Entity(subject)).text())
                        .orElse(Long.MIN_VALUE);
    }

    private static boolean isEntity(String subject) {
        return subject.indexOf(':') > 0;
    }

    /** Whom a decision is about, as it is kept: an erasure names nobody. */
    String subject(Decision decision) {
        if (decision.action() != Decision.Action.ERASE) {
            return decision.subject();
        }
        return pseudonyms == null
                ? ""
                : pseudonyms.of(Objects.requireNonNull(decision.actor())).text();
    }

    /**
     * Takes an erasure.
     *
     * @param at the time of its record, epoch milliseconds
     * @throws IndexException when it was made with another key: nobody could say what to delete, and to go on would keep it
     */
    void erase(Retraction entry, long at, long now) {
        Entity name = Objects.requireNonNull(entry.actor());
        if (pseudonyms == null || !pseudonyms.made(name)) {
            throw new IndexException(
                    "the ledger says that somebody was erased, as " + name + ", and "
                            + (pseudonyms == null
                                    ? "the settings have no privacy.key"
                                    : "privacy.key makes names that begin with '" + pseudonyms.keyId() + "'")
                            + "; give the key of the gateway, so that it is known what to delete",
                    null);
        }
        session.run(
                "INSERT INTO erased VALUES (?1, ?2, ?3) ON CONFLICT (name) DO UPDATE SET until = max(until, ?2), at = max(at, ?3)",
                name.text(),
                entry.until(),
                at);
        isAnybody = true;
        isNew = true;
        SavedFilters.forgetAbout(session, text -> isOf(text, name));
        for (String query : NAMES) {
            session.list(query, row -> row.getString(1)).stream()
                    .filter(Erased::isEntity)
                    .filter(text -> pseudonyms.of(new Entity(text)).equals(name))
                    .distinct()
                    .forEach(actor -> delete(actor, at, now));
        }
    }

    /** Whether a text that somebody typed means a contributor: with its type, without it, or as a case of its own. */
    private boolean isOf(String text, Entity name) {
        String typed = text.startsWith(OWN_CASE) ? text.substring(OWN_CASE.length()) : text;
        return pseudonyms != null
                && !typed.isEmpty()
                && (isEntity(typed) && pseudonyms.of(new Entity(typed)).equals(name)
                        || pseudonyms.of(Entity.of(name.type(), typed)).equals(name));
    }

    /** What they send or what is said of them from then on is of somebody new. */
    private void delete(String actor, long at, long now) {
        Set<String> torn = new LinkedHashSet<>();
        Held.each(
                session,
                "h.actor = ? AND h.at < ?",
                row -> {
                    forgetting.delete(row);
                    forget(row.origin());
                    torn.addAll(grouping.leave(row));
                },
                actor,
                at);
        session.list("SELECT origin FROM admitted WHERE actor = ? AND at < ?", row -> row.getString(1), actor, at)
                .forEach(this::forget);
        session.run("DELETE FROM admitted WHERE actor = ? AND at < ?", actor, at);
        session.run("DELETE FROM blind WHERE actor = ? AND at < ?", actor, at);
        session.run("DELETE FROM standing WHERE actor = ? AND at < ?", actor, at);
        session.run("DELETE FROM retraction WHERE subject = ? AND at < ?", actor, at);
        session.run("DELETE FROM alert WHERE subject = ? AND at < ?", actor, at);
        session.run("DELETE FROM decision WHERE subject = ? AND at < ?", actor, at);
        session.run("DELETE FROM claim WHERE name = ?", OWN_CASE + actor);
        session.run("DELETE FROM skip WHERE name = ?", OWN_CASE + actor);
        Proposals.about(session, actor).forEach(id -> session.run("DELETE FROM proposal WHERE id = ?", id));
        standAnew(actor, at, now);
        // After all of them: who is left belongs where those who are gone do not count.
        torn.forEach(grouping::apart);
    }

    /** How somebody stands by what was said since. */
    private void standAnew(String actor, long at, long now) {
        session.run(
                "UPDATE actor SET campaign = (SELECT campaign FROM standing WHERE actor = ?1 AND campaign NOT NULL ORDER BY id DESC"
                        + " LIMIT 1), found = iif(found_at >= ?2, found, NULL), found_at = iif(found_at >= ?2, found_at, NULL)"
                        + " WHERE name = ?1",
                actor,
                at);
        settlement.exclude(actor, now);
        session.run(
                "DELETE FROM actor WHERE name = ?1 AND found IS NULL AND NOT EXISTS (SELECT 1 FROM standing WHERE actor = ?1)"
                        + " AND NOT EXISTS (SELECT 1 FROM decision WHERE subject = ?1)",
                actor);
        grouping.replace(actor);
    }

    private void forget(String origin) {
        session.run("DELETE FROM let_out WHERE origin = ?", origin);
        session.run("DELETE FROM decision WHERE origin = ?", origin);
        session.run("DELETE FROM retraction WHERE subject = ?", origin);
    }
}
