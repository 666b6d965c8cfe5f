package dev.weir.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Instruction;
import dev.weir.event.Payload;
import dev.weir.sign.Jws;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Decisions for tests, with everything that a test does not care about filled in. */
public final class Decisions {

    /** The reviewer of all of them. */
    public static final String ANA = "ana";

    /** When they were made. */
    public static final long TIME = 1_800_000_000_000L;

    private Decisions() {}

    public static Decision exclude(String id, Entity actor, long since) {
        return ofActor(id, Decision.Action.EXCLUDE, actor, since, Long.MAX_VALUE, null);
    }

    public static Decision clear(String id, Entity actor) {
        return ofActor(id, Decision.Action.CLEAR, actor, Long.MIN_VALUE, Long.MAX_VALUE, null);
    }

    public static Decision allow(String id, Entity actor, long until) {
        return ofActor(id, Decision.Action.ALLOW, actor, Long.MIN_VALUE, until, null);
    }

    public static Decision undo(String id, Entity actor, String undone) {
        return ofActor(id, Decision.Action.UNDO, actor, Long.MIN_VALUE, Long.MAX_VALUE, undone);
    }

    public static Decision release(String id, Event event) {
        return release(id, contributor(event), event.origin().text(), event.payload());
    }

    /** Of the record that the event of this origin is. */
    public static Decision release(String id, @Nullable Entity actor, String origin, Payload record) {
        return ofEvent(id, Decision.Action.RELEASE, actor, origin, null, record);
    }

    public static Decision reject(String id, Event event) {
        return ofEvent(
                id, Decision.Action.REJECT, contributor(event), event.origin().text(), null, null);
    }

    public static Decision assess(String id, Event event) {
        return ofEvent(
                id, Decision.Action.ASSESS, contributor(event), event.origin().text(), null, null);
    }

    /** What the label of the event of this origin is. */
    public static Decision relabel(String id, String stream, String origin, String label) {
        return new Decision(
                id,
                Decision.Action.RELABEL,
                null,
                List.of(stream),
                origin,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                null,
                null,
                Decision.Reason.CONFIRMED,
                "",
                ANA,
                TIME,
                TIME + 1,
                null,
                label);
    }

    public static Decision undo(String id, Event event, String undone) {
        return undo(id, contributor(event), event.origin().text(), undone);
    }

    /** Of what was decided about the event of this origin. */
    public static Decision undo(String id, @Nullable Entity actor, String origin, String undone) {
        return ofEvent(id, Decision.Action.UNDO, actor, origin, undone, null);
    }

    /** By a reviewer who may take back what anybody decided. */
    public static Instruction byLead(Decision decision) {
        return new Instruction(decision, Instruction.Reach.ALL, Instruction.Signers.ONE);
    }

    /** By a reviewer who may take back only what he decided himself. */
    public static Instruction byAnalyst(Decision decision) {
        return new Instruction(decision, Instruction.Reach.OWN, Instruction.Signers.ONE);
    }

    /** The same by somebody else. */
    public static Decision by(String reviewer, Decision decision) {
        return copy(decision, decision.reason(), reviewer, decision.time(), decision.expires());
    }

    /** The same, decided then, and to be applied for an hour. */
    public static Decision at(long time, Decision decision) {
        return copy(
                decision,
                decision.reason(),
                decision.reviewer(),
                time,
                time + Duration.ofHours(1).toMillis());
    }

    /** The same about somebody who was checked. */
    public static Decision honest(Decision decision) {
        return copy(decision, Decision.Reason.HONEST, decision.reviewer(), decision.time(), decision.expires());
    }

    /** The same because nobody decided in time. */
    public static Decision atDeadline(Decision decision) {
        return copy(decision, Decision.Reason.DEADLINE, decision.reviewer(), decision.time(), decision.expires());
    }

    /** The same about a campaign, {@code id@members}, that the contributor is of. */
    public static Decision ofCampaign(String campaign, Decision decision) {
        return new Decision(
                decision.id(),
                decision.action(),
                decision.actor(),
                decision.streams(),
                decision.origin(),
                decision.since(),
                decision.until(),
                decision.undoes(),
                campaign,
                decision.reason(),
                decision.comment(),
                decision.reviewer(),
                decision.time(),
                decision.expires(),
                decision.record());
    }

    /** On its way to the job, signed by its reviewer or in the name of one. */
    public static ProducerRecord<byte[], byte[]> signed(String topic, Decision decision, String name, PrivateKey key) {
        byte[] value = DecisionJson.of(decision);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, decision.subject().getBytes(UTF_8), value);
        record.headers().add(DecisionGate.SIGNATURE, Jws.sign(value, name, key).getBytes(UTF_8));
        return record;
    }

    private static Decision copy(Decision decision, Decision.Reason reason, String reviewer, long time, long expires) {
        return new Decision(
                decision.id(),
                decision.action(),
                decision.actor(),
                decision.streams(),
                decision.origin(),
                decision.since(),
                decision.until(),
                decision.undoes(),
                decision.campaign(),
                reason,
                decision.comment(),
                reviewer,
                time,
                expires,
                decision.record(),
                decision.label());
    }

    private static Decision ofActor(
            String id, Decision.Action action, Entity actor, long since, long until, @Nullable String undoes) {
        return new Decision(
                id,
                action,
                actor,
                List.of(),
                null,
                since,
                until,
                undoes,
                null,
                Decision.Reason.FAKE,
                "",
                ANA,
                TIME,
                TIME + 1,
                null);
    }

    private static @Nullable Entity contributor(Event event) {
        return event.identity() == Event.Identity.KNOWN ? event.actor() : null;
    }

    private static Decision ofEvent(
            String id,
            Decision.Action action,
            @Nullable Entity actor,
            String origin,
            @Nullable String undoes,
            @Nullable Payload record) {
        return new Decision(
                id,
                action,
                actor,
                List.of("ratings"),
                origin,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                undoes,
                null,
                Decision.Reason.HONEST,
                "",
                ANA,
                TIME,
                TIME + 1,
                record);
    }
}
