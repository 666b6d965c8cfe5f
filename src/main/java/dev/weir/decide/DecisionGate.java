package dev.weir.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.Answer;
import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.event.Instruction;
import dev.weir.settings.FourEyes;
import dev.weir.settings.Labelling;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewer;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a record of the decisions topic pass as a decision, or says why not. A pure function of the record and the reviewers'
 * file as it was when this gate was made. Not for several threads.
 *
 * <p>What it cannot know it leaves to whoever applies the decision: whose decision an UNDO takes back ({@link
 * Reviewer#mayUndo}), and whether the id was applied before.
 */
public final class DecisionGate {

    /** The header of the signature, {@link dev.weir.sign.Jws}. */
    public static final String SIGNATURE = "weir-signature";

    /** The header of a second reviewer's signature over the same bytes. */
    public static final String SECOND = "weir-second-signature";

    /**
     * How long after its record's append a decision may expire at most. Ids are remembered until then, so that no copy of the
     * record is applied again: nobody may make that for ever. Four times what is usual.
     */
    public static final Duration MOST_LIFE = Duration.ofDays(28);

    /**
     * How far a decision's own time may be ahead of its append where it counts by it, at a deadline or for an erasure: clocks that are kept by NTP
     * are within seconds of each other.
     */
    static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private final Signers signers;
    private final Set<FourEyes> fourEyes;
    private final Labelling labelling;

    /**
     * @param reviewers who may decide
     * @param settings what takes a second reviewer, and which labels there are
     */
    public DecisionGate(Reviewers reviewers, Settings settings) {
        this.fourEyes = settings.review().fourEyes();
        this.labelling = Labelling.of(settings);
        this.signers = new Signers(reviewers);
    }

    /** What the gate makes of a record. */
    public sealed interface Result permits Passed, Refused {}

    /**
     * A decision.
     *
     * @param by who signed it, with the role that they have
     * @param signers how many did
     */
    public record Passed(Decision decision, Reviewer by, Instruction.Signers signers) implements Result {}

    /** No decision that counts; the answer says why. */
    public record Refused(Answer answer) implements Result {}

    /**
     * Checks one record.
     *
     * @param value the record's value
     * @param signature the value of its header {@link #SIGNATURE}, or null where there is none
     * @param second the value of its header {@link #SECOND}, or null where there is none
     * @param appended when the broker appended it, epoch milliseconds. The topic must have LogAppendTime: a time that the
     *     sender chooses would let an expired decision in
     * @param key the record's key
     */
    public Result check(
            byte @Nullable [] value,
            byte @Nullable [] signature,
            byte @Nullable [] second,
            long appended,
            byte @Nullable [] key) {
        if (value == null) {
            return nothing("this is no decision: the record has no value");
        }
        Decision decision;
        try {
            decision = DecisionJson.read(value);
        } catch (IllegalArgumentException e) {
            return nothing(
                    "this is no decision: " + Signers.quoted(String.valueOf(e.getMessage()), 3 * Signers.MOST_QUOTED));
        }
        if (signature == null) {
            return refused(decision, "", "it is not signed: header " + SIGNATURE + " is missing");
        }
        Signers.Signed first = signers.of(value, signature, "its signature");
        if (first.by() == null) {
            return refused(decision, "", first.problem());
        }
        Result result = rights(decision, first.by(), appended, key);
        if (result instanceof Passed && decision.label() != null) {
            String wrong = labelling.refusal(decision.streams().get(0), decision.label());
            if (wrong != null) {
                return refused(decision, first.by().name(), wrong);
            }
        }
        return result instanceof Passed passed ? twice(passed, value, second, appended) : result;
    }

    /** A second signature is looked at wherever there is one: who adds a wrong one means something by it. */
    private Result twice(Passed passed, byte[] value, byte @Nullable [] second, long appended) {
        Decision decision = passed.decision();
        String name = passed.by().name();
        if (second == null) {
            FourEyes missing = SecondPerson.byRecord(fourEyes, decision.action(), decision.campaign());
            return missing == null ? passed : refused(decision, name, SecondPerson.missing(missing));
        }
        Signers.Signed signed = signers.of(value, second, "its second signature");
        Reviewer other = signed.by();
        if (other == null) {
            return refused(decision, name, signed.problem());
        }
        if (other.name().equals(name)) {
            return refused(decision, name, "'" + name + "' signed it twice; the second person must be another one");
        }
        if (!other.isValidAt(appended)) {
            return refused(decision, name, ended(other));
        }
        return other.role().may(decision.action(), decision.reason())
                ? new Passed(decision, passed.by(), Instruction.Signers.TWO)
                : refused(decision, name, mayNot(other, decision.action()));
    }

    private static String ended(Reviewer by) {
        return "the entry of '" + by.name() + "' in the reviewers' file ended at " + by.until();
    }

    private static String mayNot(Reviewer by, Decision.Action action) {
        return "'" + by.name() + "' is " + Code.of(by.role()) + ", who may not " + Code.of(action) + "; allowed: "
                + Role.allowed(action);
    }

    private static Result rights(Decision decision, Reviewer by, long appended, byte @Nullable [] key) {
        String name = by.name();
        if (!decision.reviewer().equals(name)) {
            return refused(
                    decision,
                    name,
                    "it names '" + decision.reviewer() + "' as its reviewer, and '" + name + "' signed it");
        }
        if (!by.isValidAt(appended)) {
            return refused(decision, name, ended(by));
        }
        if (key == null || !Arrays.equals(key, decision.subject().getBytes(UTF_8))) {
            return refused(decision, name, "its record's key is not what it is about, '" + decision.subject() + "'");
        }
        if (appended >= decision.expires()) {
            return refused(
                    decision,
                    name,
                    "it expired at " + Instant.ofEpochMilli(decision.expires()) + ", and came at "
                            + Instant.ofEpochMilli(appended));
        }
        if (decision.expires() > appended + MOST_LIFE.toMillis()) {
            return refused(
                    decision,
                    name,
                    "it expires at " + Instant.ofEpochMilli(decision.expires()) + "; allowed: within "
                            + MOST_LIFE.toDays() + " days of " + Instant.ofEpochMilli(appended));
        }
        if (!by.role().may(decision.action())) {
            return refused(decision, name, mayNot(by, decision.action()));
        }
        if (!by.role().may(decision.action(), decision.reason())) {
            return refused(
                    decision,
                    name,
                    "'" + name + "' is " + Code.of(by.role()) + ", who may not " + Code.of(decision.action())
                            + " for the reason " + Code.of(decision.reason()) + "; allowed: "
                            + Code.of(Decision.Reason.DEADLINE));
        }
        boolean countsByItsTime =
                decision.reason() == Decision.Reason.DEADLINE || decision.action() == Decision.Action.ERASE;
        if (countsByItsTime && decision.time() > appended + MOST_AHEAD.toMillis()) {
            return refused(
                    decision,
                    name,
                    "it was decided at " + Instant.ofEpochMilli(decision.time()) + " and came at "
                            + Instant.ofEpochMilli(appended) + "; allowed: at most " + MOST_AHEAD.toMinutes()
                            + " minutes ahead, so that no clock that is fast ends a hold, or erases what is still to come");
        }
        return new Passed(decision, by, Instruction.Signers.ONE);
    }

    private static Result nothing(String sentence) {
        return new Refused(new Answer("", null, "", Answer.Outcome.REFUSED, sentence, 0, 0, "", null, 0));
    }

    private static Result refused(Decision decision, String reviewer, String sentence) {
        return new Refused(new Answer(
                decision.id(),
                decision.action(),
                decision.subject(),
                Answer.Outcome.REFUSED,
                sentence,
                0,
                0,
                reviewer,
                decision.campaign(),
                decision.time()));
    }
}
