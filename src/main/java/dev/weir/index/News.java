package dev.weir.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import dev.weir.training.RetractionReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Standings, retractions, alerts and accounts: what is said besides of events. */
final class News {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The tallies that are shown. */
    private static final Set<String> COUNTED = Set.of("in", "admitted", "held", "dead");

    private final Session session;
    private final Grouping grouping;
    private final Erased erased;

    News(Session session, Grouping grouping, Erased erased) {
        this.session = session;
        this.grouping = grouping;
        this.erased = erased;
    }

    static JsonNode json(byte[] value) throws IOException {
        return JSON.readTree(value);
    }

    /** @param value null where it was taken away with an erasure, of which the ledger speaks too */
    void standing(byte @Nullable [] value, long at) throws IOException {
        if (value == null) {
            return;
        }
        JsonNode json = json(value);
        String actor = Entity.of(
                        json.path("actorType").asText(), json.path("actor").asText())
                .text();
        if (erased.isGone(actor, at)) {
            return;
        }
        String campaign = text(json, "campaign");
        session.run(
                "INSERT INTO standing (actor, standing, since, campaign, reason, time, policy, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                actor,
                json.path("standing").asText(),
                millis(text(json, "since")),
                campaign,
                json.path("reason").asText(),
                Objects.requireNonNull(millis(json.path("time").asText())),
                text(json, "policy"),
                at);
        Rounds.seen(session, actor, at);
        if (campaign != null
                && session.run("UPDATE actor SET campaign = ?2 WHERE name = ?1 AND campaign IS NOT ?2", actor, campaign)
                        > 0) {
            grouping.replace(actor);
        }
    }

    void retraction(byte[] value, long at, long now) {
        Retraction entry = RetractionReader.read(value);
        if (entry.isErasure()) {
            erased.erase(entry, at, now);
        } else if (erased.isGone(entry.subject(), at)) {
            return;
        }
        if (entry.what() == Retraction.What.LABEL) {
            return; // A label that is said or taken back takes no row back, and rows are all that is asked.
        }
        session.run("INSERT INTO retraction (subject, at, json) VALUES (?, ?, ?)", entry.subject(), at, value);
    }

    void alert(byte[] value, long at) throws IOException {
        JsonNode json = json(value);
        if (erased.isGone(json.path("subject").asText(), at)) {
            return;
        }
        session.run(
                "INSERT INTO alert (at, stream, type, subject, sentence) VALUES (?, ?, ?, ?, ?)",
                at,
                json.path("stream").asText(),
                json.path("type").asText(),
                json.path("subject").asText(),
                json.path("sentence").asText());
    }

    void account(JsonNode json, long at) {
        for (JsonNode tally : json.path("tallies")) {
            String what = tally.path("what").asText();
            if (COUNTED.contains(what)) {
                session.run(
                        "INSERT INTO minute VALUES (?1, ?2, ?3) ON CONFLICT (minute, what) DO UPDATE SET n = n + ?3",
                        Times.floor(at, Times.MINUTE),
                        what,
                        tally.path("count").asLong());
            }
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.path(name).asText() : null;
    }

    private static @Nullable Long millis(@Nullable String iso) {
        return iso == null ? null : Instant.parse(iso).toEpochMilli();
    }
}
