package dev.weir.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.decide.DecisionGate;
import dev.weir.decide.DecisionJson;
import dev.weir.event.Answer;
import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.event.Decision.Reason;
import dev.weir.index.Answered;
import dev.weir.index.ReviewIndex;
import dev.weir.settings.Settings;
import dev.weir.sign.Jws;
import dev.weir.sign.Reviewer;
import dev.weir.sign.Role;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where acts become decisions: says what one would change, signs and sends it, and waits for its answers. For several threads.
 *
 * <p>Nothing here is trusted by the job, which checks every decision again; what is refused here is refused early, with a
 * message.
 */
public final class Desk {

    /** How long a decision can be applied: over a weekend and a holiday during which the job does not run. */
    static final Duration LIFE = Duration.ofDays(7);

    private final Settings settings;
    private final ReviewIndex index;
    private final Clock clock;

    /** @param index what the acts are about; the caller keeps it fed and closes it */
    public Desk(Settings settings, ReviewIndex index, Clock clock) {
        this.settings = settings;
        this.index = index;
        this.clock = clock;
    }

    /**
     * What an act would change. Nothing is sent.
     *
     * @throws IllegalArgumentException when one of its targets is not known, or there are too many of them
     */
    public Preview preview(Act act) {
        return plan(act).preview();
    }

    /**
     * Sends an act: all of its decisions in one transaction, or none.
     *
     * @param by who decides, as in the reviewers' file of the job
     * @param key the key of that entry
     * @throws IllegalArgumentException when the reviewer may not, the key is not theirs, or the act cannot be sent; the message
     *     says what is allowed
     * @throws dev.weir.topics.ClusterException when Kafka does not answer or refuses
     */
    public Sent send(Act act, Reviewer by, PrivateKey key) {
        Instant now = clock.instant();
        checkRights(act, by, key, now);
        Plan plan = plan(act);
        checkUndone(plan, by);
        String refusal = plan.refusal();
        if (refusal != null) {
            throw new IllegalArgumentException(refusal);
        }
        String id = UUID.randomUUID().toString();
        List<Decision> decisions =
                plan.decisions(id, by.name(), now.toEpochMilli(), now.plus(LIFE).toEpochMilli());
        List<Signed> records = new ArrayList<>(decisions.size());
        for (Decision decision : decisions) {
            byte[] value = DecisionJson.of(decision);
            records.add(new Signed(
                    decision.subject().getBytes(UTF_8),
                    value,
                    Jws.sign(value, by.name(), key).getBytes(UTF_8)));
        }
        return new Sent(id, decisions, now, Outbox.send(settings, id, records));
    }

    /**
     * Waits for the answers to an act.
     *
     * @param most for how long
     * @return those that came, in the order of the act's decisions; fewer than these when the time is up
     * @throws dev.weir.topics.ClusterException when Kafka does not answer or refuses
     */
    public List<Answer> await(Sent sent, Duration most) {
        return AnswerTail.read(settings, sent, most);
    }

    /** The decision of this id, or all of the act of this id in their order; none where nothing is known of it. */
    public static List<Answered> decisions(ReviewIndex index, String id) {
        return Lookup.parts(index, id);
    }

    private Plan plan(Act act) {
        for (String stream : act.streams()) {
            if (!settings.streams().containsKey(stream)) {
                throw new IllegalArgumentException(
                        "there is no stream '" + stream + "'; allowed: " + String.join(", ", settings.streamNames()));
            }
        }
        return Plan.of(act, new Lookup(index, clock.instant()).facts(act));
    }

    private static void checkRights(Act act, Reviewer by, PrivateKey key, Instant now) {
        if (!by.role().may(act.action())) {
            throw new IllegalArgumentException(by.name() + " is " + Code.of(by.role()) + ", who may not "
                    + Code.of(act.action()) + "; allowed: "
                    + Role.allowed(act.action()));
        }
        if (!by.role().may(act.action(), act.reason())) {
            throw new IllegalArgumentException(by.name() + " is " + Code.of(by.role()) + ", who may not "
                    + Code.of(act.action()) + " for the reason " + Code.of(act.reason()) + "; allowed: "
                    + Code.of(Reason.DEADLINE));
        }
        if (!by.isValidAt(now.toEpochMilli())) {
            throw new IllegalArgumentException(
                    "the entry of " + by.name() + " in the reviewers' file ended at " + by.until());
        }
        byte[] probe = by.name().getBytes(UTF_8);
        if (!Jws.read(Jws.sign(probe, by.name(), key).getBytes(UTF_8)).fits(probe, by.publicKey())) {
            throw new IllegalArgumentException("the private key is not that of " + by.name()
                    + " in the reviewers' file: one of the two is an old one, or somebody else's");
        }
    }

    private static void checkUndone(Plan plan, Reviewer by) {
        for (Facts.Undone undone : plan.facts().undone()) {
            if (!by.mayUndo(undone.decision().reviewer())) {
                throw new IllegalArgumentException(
                        "decision " + undone.decision().id() + " is one of "
                                + undone.decision().reviewer() + "; only a lead takes back what others decided");
            }
        }
    }

    /** A decision as it is sent: its key, its value, and the value of its header {@link DecisionGate#SIGNATURE}. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
    record Signed(byte[] key, byte[] value, byte[] signature) {}
}
