package dev.weir.index;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.decide.DecisionJson;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.output.AnswerReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The decisions and what came of them. Whose signature is good, the job says: a decision changes something here once its answer
 * says that it was applied.
 */
final class Docket {

    /** As in {@link Settlement}. */
    private static final int DEEPEST = 16;

    private final Session session;
    private final Settlement settlement;
    private final Erased erased;

    Docket(Session session, Settlement settlement, Erased erased) {
        this.session = session;
        this.settlement = settlement;
        this.erased = erased;
    }

    private record Entry(
            @Nullable String action,
            String subject,
            @Nullable String origin,
            @Nullable String undoes) {}

    /**
     * Takes a record of the decisions topic.
     *
     * @param at when it was appended, epoch milliseconds
     * @throws IllegalArgumentException when it is no decision
     */
    void decided(byte[] bytes, long at, long now) {
        Decision decision = DecisionJson.read(bytes);
        if (erased.isGone(decision.subject(), at) && decision.action() != Decision.Action.ERASE) {
            return;
        }
        // A record with an id that was used before changes nothing, in the job as here.
        session.run(
                "INSERT INTO decision (name, action, subject, origin, streams, since, until, undoes, campaign, reason, comment,"
                        + " reviewer, time, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
                        + " ON CONFLICT (name) DO UPDATE SET action = ?2, subject = ?3, origin = ?4, streams = ?5, since = ?6,"
                        + " until = ?7, undoes = ?8, campaign = ?9, reason = ?10, comment = ?11, reviewer = ?12, time = ?13,"
                        + " at = max(at, ?14)"
                        + " WHERE reason IS NULL",
                decision.id(),
                decision.action().name(),
                erased.subject(decision),
                decision.origin(),
                String.join(",", decision.streams()),
                decision.since() == Long.MIN_VALUE ? null : decision.since(),
                decision.until() == Long.MAX_VALUE ? null : decision.until(),
                decision.undoes(),
                decision.campaign(),
                decision.reason().name(),
                decision.comment(),
                decision.reviewer(),
                decision.time(),
                at);
        follow(decision.id(), now, 0);
    }

    /**
     * Takes an answer as the audit topic has it.
     *
     * @param at the time of its record, epoch milliseconds
     * @throws IllegalArgumentException when it is none
     * @throws java.time.DateTimeException when its time is none
     */
    void answered(JsonNode json, long at, long now) {
        Answer answer = AnswerReader.read(json);
        if (answer.decision().isEmpty() || erased.isGone(answer.subject(), at)) {
            return;
        }
        Answer.Outcome before = session.<Optional<String>>one(
                        "SELECT outcome FROM decision WHERE name = ?",
                        row -> Optional.ofNullable(row.getString(1)),
                        answer.decision())
                .flatMap(found -> found)
                .map(Answer.Outcome::valueOf)
                .orElse(answer.outcome());
        if (before.outranks(answer.outcome())) {
            return;
        }
        session.run(
                "INSERT INTO decision (name, action, subject, campaign, reviewer, time, outcome, sentence, retractions, released,"
                        + " at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (name) DO UPDATE SET outcome = ?7,"
                        + " sentence = ?8, retractions = ?9, released = ?10, at = max(at, ?11)",
                answer.decision(),
                answer.action() == null ? null : answer.action().name(),
                answer.subject(),
                answer.campaign(),
                answer.reviewer(),
                answer.time(),
                answer.outcome().name(),
                answer.sentence(),
                answer.retractions(),
                answer.released(),
                at);
        follow(answer.decision(), now, 0);
    }

    /** Looks again at whatever the decision is about. */
    private void follow(String name, long now, int depth) {
        Entry entry = session.one(
                        "SELECT action, subject, origin, undoes FROM decision WHERE name = ?",
                        row -> new Entry(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                        name)
                .orElse(null);
        if (entry == null || entry.action == null || depth == DEEPEST) {
            return;
        }
        if (entry.undoes != null) {
            follow(entry.undoes, now, depth + 1);
        } else if (Decision.Action.valueOf(entry.action).ofEvent()) {
            settlement.settle(entry.origin == null ? entry.subject : entry.origin, now);
        } else {
            settlement.exclude(entry.subject, now);
        }
    }
}
