package dev.weir.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.decide.DecisionGate;
import dev.weir.decide.DecisionJson;
import dev.weir.event.Answer;
import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.index.Answered;
import dev.weir.index.BlindItem;
import dev.weir.index.HeldRecord;
import dev.weir.index.ReviewIndex;
import dev.weir.settings.FourEyes;
import dev.weir.settings.Labelling;
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
import org.jspecify.annotations.Nullable;

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
    private final Labelling labelling;

    /** @param index what the acts are about; the caller keeps it fed and closes it */
    public Desk(Settings settings, ReviewIndex index, Clock clock) {
        this.settings = settings;
        this.index = index;
        this.clock = clock;
        this.labelling = Labelling.of(settings);
    }

    /**
     * What an act would change. Nothing is sent.
     *
     * @throws IllegalArgumentException when one of its targets is not known, or there are too many of them
     */
    public Preview preview(Act act) {
        Plan plan = plan(act);
        return plan.preview(asked(plan));
    }

    /**
     * Sends an act: all of its decisions in one transaction, or none.
     *
     * @param by who decides, as in the reviewers' file of the job
     * @param key the key of that entry
     * @throws IllegalArgumentException when the reviewer may not, the key is not theirs, or the act cannot be sent, or not by
     *     one person alone; the message says what is allowed
     * @throws dev.weir.topics.ClusterException when Kafka does not answer or refuses
     */
    public Sent send(Act act, Reviewer by, PrivateKey key) {
        Plan plan = allowed(act, by, key);
        FourEyes asked = asked(plan);
        if (asked != null) {
            throw new IllegalArgumentException("this takes a second person (review.fourEyes: " + Code.of(asked)
                    + "): propose it, and have another reviewer approve it");
        }
        String id = newId();
        List<Decision> decisions = decisions(plan, id, by);
        return send(id, decisions, signed(decisions, by, key));
    }

    /**
     * Signs an act for somebody else to sign and send.
     *
     * @throws IllegalArgumentException as {@link #send}
     */
    public Proposal propose(Act act, Reviewer by, PrivateKey key) {
        Plan plan = allowed(act, by, key);
        String id = newId();
        return new Proposal(id, Proposal.Effect.of(plan.preview()), signed(decisions(plan, id, by), by, key));
    }

    /**
     * Sends the answer to an event of the blind sample.
     *
     * @param answer HONEST, DISHONEST or UNSURE
     * @throws IllegalArgumentException when the reviewer may not, the key is not theirs, or this is no answer
     * @throws dev.weir.topics.ClusterException when Kafka does not answer or refuses
     */
    public Sent assess(BlindItem item, Decision.Reason answer, String comment, Reviewer by, PrivateKey key) {
        Instant now = clock.instant();
        checkRights(Action.ASSESS, answer, by, key, now);
        String id = newId();
        List<Decision> answered = List.of(new Decision(
                id,
                Action.ASSESS,
                item.identity() == HeldRecord.Identity.KNOWN ? item.actor() : null,
                List.of(item.stream()),
                item.origin(),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                null,
                null,
                answer,
                comment,
                by.name(),
                now.toEpochMilli(),
                now.plus(LIFE).toEpochMilli(),
                null));
        return send(id, answered, signed(answered, by, key));
    }

    /** What a proposal would change by now. Nothing is sent. */
    public Preview preview(Proposal proposal) {
        return preview(proposal.act());
    }

    /**
     * Signs the same bytes as the first signer, and sends them.
     *
     * @param by who approves, as in the reviewers' file of the job
     * @param key the key of that entry
     * @throws IllegalArgumentException when it is their own proposal, they may not, the key is not theirs, or it has expired
     * @throws dev.weir.topics.ClusterException when Kafka does not answer or refuses
     */
    public Sent approve(Proposal proposal, Reviewer by, PrivateKey key) {
        Instant now = clock.instant();
        if (by.name().equals(proposal.first().reviewer())) {
            throw new IllegalArgumentException(
                    "this is " + by.name() + "'s own proposal; another reviewer approves it");
        }
        checkRights(proposal.action(), proposal.act().reason(), by, key, now);
        if (!now.isBefore(proposal.expires())) {
            throw new IllegalArgumentException("the proposal expired at " + proposal.expires() + "; propose it again");
        }
        List<Signed> twice = new ArrayList<>(proposal.records().size());
        for (Signed record : proposal.records()) {
            twice.add(new Signed(record.key(), record.value(), record.signature(), sign(record.value(), by, key)));
        }
        return send(proposal.id(), proposal.decisions(), twice);
    }

    private Plan allowed(Act act, Reviewer by, PrivateKey key) {
        checkRights(act.action(), act.reason(), by, key, clock.instant());
        Plan plan = plan(act);
        checkUndone(plan, by);
        if (act.action() == Action.RELABEL && act.label() == null) {
            throw new IllegalArgumentException("no label is given; say what the events are");
        }
        String refusal = plan.refusal();
        if (refusal != null) {
            throw new IllegalArgumentException(refusal);
        }
        return plan;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private List<Decision> decisions(Plan plan, String id, Reviewer by) {
        Instant now = clock.instant();
        return plan.decisions(id, by.name(), now.toEpochMilli(), now.plus(LIFE).toEpochMilli());
    }

    private static List<Signed> signed(List<Decision> decisions, Reviewer by, PrivateKey key) {
        List<Signed> records = new ArrayList<>(decisions.size());
        for (Decision decision : decisions) {
            byte[] value = DecisionJson.of(decision);
            records.add(new Signed(decision.subject().getBytes(UTF_8), value, sign(value, by, key), null));
        }
        return records;
    }

    private static byte[] sign(byte[] value, Reviewer by, PrivateKey key) {
        return Jws.sign(value, by.name(), key).getBytes(UTF_8);
    }

    private Sent send(String id, List<Decision> decisions, List<Signed> records) {
        checkSizes(decisions, records);
        return new Sent(id, decisions, clock.instant(), Outbox.send(settings, id, records));
    }

    /** Asked here: Kafka would refuse all of an act for one of its records. */
    private void checkSizes(List<Decision> decisions, List<Signed> records) {
        int most = settings.limits().decisionBytes();
        List<String> large = new ArrayList<>();
        long largest = 0;
        for (int i = 0; i < records.size(); i++) {
            long bytes = records.get(i).bytes();
            if (bytes > most) {
                large.add(String.valueOf(decisions.get(i).origin()));
                largest = Math.max(largest, bytes);
            }
        }
        if (!large.isEmpty()) {
            throw new TooLargeException(large, largest, most);
        }
    }

    private @Nullable FourEyes asked(Plan plan) {
        return Proposal.asked(settings.review().fourEyes(), plan);
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
        Plan plan = Plan.of(act, new Lookup(settings, index, clock.instant()).facts(act));
        checkLabels(plan);
        return plan;
    }

    /** The label may be said later, after a look; that there can be one is asked at once. */
    private void checkLabels(Plan plan) {
        String label = plan.act().label();
        for (Facts.Labelled event : plan.facts().labelled()) {
            String wrong = label == null && labelling.has(event.stream())
                    ? null
                    : labelling.refusal(event.stream(), label == null ? "" : label);
            if (wrong != null) {
                throw new IllegalArgumentException(wrong);
            }
        }
    }

    private static void checkRights(Action action, Reason reason, Reviewer by, PrivateKey key, Instant now) {
        if (!by.role().may(action)) {
            throw new IllegalArgumentException(by.name() + " is " + Code.of(by.role()) + ", who may not "
                    + Code.of(action) + "; allowed: " + Role.allowed(action));
        }
        if (!by.role().may(action, reason)) {
            throw new IllegalArgumentException(by.name() + " is " + Code.of(by.role()) + ", who may not "
                    + Code.of(action) + " for the reason " + Code.of(reason) + "; allowed: "
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

    /**
     * A decision as it is sent.
     *
     * @param key its key
     * @param value its bytes
     * @param signature the value of its header {@link DecisionGate#SIGNATURE}
     * @param second that of its header {@link DecisionGate#SECOND}, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
    record Signed(byte[] key, byte[] value, byte[] signature, byte @Nullable [] second) {

        /** What the names of headers and Kafka's own figures take at most. */
        private static final int FRAME = 512;

        /** How large it is in Kafka, at most. */
        long bytes() {
            return (long) FRAME + key.length + value.length + signature.length + (second == null ? 0 : second.length);
        }
    }
}
