package dev.weir.index;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.TestSettings;
import dev.weir.decide.DecisionJson;
import dev.weir.event.Account;
import dev.weir.event.Alert;
import dev.weir.event.Answer;
import dev.weir.event.AuditEntry;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.event.Release;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.ThreatTag;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.route.AccountJson;
import dev.weir.route.AnswerJson;
import dev.weir.route.KafkaRoute;
import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records of the output topics as the job writes them, by the job's own route. */
public final class Tape {

    /** Noon of a day without meaning. */
    public static final long NOON = 1_767_268_800_000L;

    public static final String CAMPAIGN = "ratings/film:x/1";

    private static final ObjectMapper JSON = new ObjectMapper();

    public final Settings settings;
    private final KafkaRoute route;
    private final Map<String, Long> offsets = new HashMap<>();
    private List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long events;

    Tape() {
        this(TestSettings.ratings());
    }

    Tape(Settings settings) {
        this.settings = settings;
        this.route = new KafkaRoute(settings);
    }

    /** What was written since it was last taken. */
    List<ConsumerRecord<byte[], byte[]>> take() {
        List<ConsumerRecord<byte[], byte[]>> taken = records;
        records = new ArrayList<>();
        return taken;
    }

    public static Finding finding(String check, Family family, double nats) {
        return finding(check, family, nats, check + " says so");
    }

    static Finding finding(String check, Family family, double nats, String sentence) {
        return new Finding(
                check,
                family,
                nats,
                7,
                3,
                1,
                "things",
                sentence,
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA),
                Finding.Weight.HOLDS);
    }

    /** As the check {@code standing} says it. */
    public static Finding standing(String actor, String campaign) {
        return finding(
                "standing",
                Family.GROUP,
                20,
                "customer:" + actor + " is suspended for its part in campaign " + campaign);
    }

    public String held(String actor, String object, double value, long at, Finding... findings) {
        return held(event(actor, object, value, at), at, findings);
    }

    public String held(Event event, long at, Finding... findings) {
        add(Passage.judged(event, context(), verdict(Verdict.Ruling.HOLD, 0.25, findings)), at);
        return event.origin().text();
    }

    /** The same, signed with a key; it arrived when it happened. */
    void signed(String actor, String object, String key, long at) {
        Event event = event(actor, object, 5, at);
        Event proven = event.detailed(event.details().proven(Proof.verified(key, "app", "s" + events, at)));
        add(Passage.judged(proven, ObjectContext.NONE, verdict(Verdict.Ruling.ADMIT, 1)), at);
    }

    public String admitted(String actor, String object, double value, long at) {
        Event event = event(actor, object, value, at);
        add(Passage.judged(event, ObjectContext.NONE, verdict(Verdict.Ruling.ADMIT, 1)), at);
        return event.origin().text();
    }

    /** The policy lets a held event out. */
    void explained(Event event, long at) {
        Passage held = Passage.judged(event, context(), verdict(Verdict.Ruling.HOLD, 0.25));
        add(Passage.released(held, new Release(Release.By.POLICY, "others agree", at)), at);
    }

    public void standing(String actor, Standing standing, @Nullable String campaign, long at) {
        standing(actor, standing, campaign, null, at);
    }

    /** @param policy that accuses, or null: a reviewer does, or nobody */
    public void standing(String actor, Standing standing, @Nullable String campaign, @Nullable String policy, long at) {
        add(
                Passage.of(new StandingChange(
                        Entity.of("customer", actor),
                        standing,
                        Long.MIN_VALUE,
                        at,
                        campaign,
                        "it moves as one",
                        policy)),
                at);
    }

    /** Takes away what stands there of somebody. */
    void erased(StandingChange change, long at) {
        add(Passage.of(change), at);
    }

    public void retraction(Retraction entry, long at) {
        add(Passage.of(entry), at);
    }

    void alert(Alert alert, long at) {
        add(Passage.of(alert), at);
    }

    void account(long at, Account.Count what, long count) {
        Account.Point point = what == Account.Count.IN ? Account.Point.INTAKE : Account.Point.VERDICT;
        Account account = new Account(point, 0, 1, List.of(), List.of(new Account.Tally("ratings", what, count)));
        entry("account-0", at, AccountJson.of(account, List.of()));
    }

    void decision(Decision decision) {
        add(settings.decisionsTopic(), decision.subject(), DecisionJson.of(decision), decision.time());
    }

    void answer(Decision decision, Answer.Outcome outcome) {
        Answer answer = new Answer(
                decision.id(),
                decision.action(),
                decision.subject(),
                outcome,
                outcome + " it",
                1,
                0,
                decision.reviewer(),
                decision.campaign(),
                decision.time());
        entry("decision-" + decision.id(), decision.time(), AnswerJson.of(answer));
    }

    /** A record of the audit; in which chain it stands is nothing to the index. */
    private void entry(String key, long at, byte[] json) {
        add(Passage.of(new AuditEntry(0, key, at, json)), at);
    }

    /** Sent and done. */
    void decided(Decision decision) {
        decision(decision);
        answer(decision, Answer.Outcome.APPLIED);
    }

    static Decision ofEvent(String id, Decision.Action action, String actor, String origin, long time) {
        Payload record = action == Decision.Action.RELEASE ? Payload.ofValue(new byte[] {1}) : null;
        return decision(id, action, actor, origin, Long.MIN_VALUE, null, time, record);
    }

    public static Decision ofActor(String id, Decision.Action action, String actor, long since, long time) {
        return decision(id, action, actor, null, since, null, time, null);
    }

    static Decision assess(String id, String actor, String origin, Decision.Reason answer, long time) {
        return new Decision(
                id,
                Decision.Action.ASSESS,
                Entity.of("customer", actor),
                List.of("ratings"),
                origin,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                null,
                null,
                answer,
                "",
                "ann",
                time,
                time + Times.DAY,
                null);
    }

    static Decision undo(String id, Decision undone, long time) {
        String actor = Objects.requireNonNull(undone.actor()).id();
        return decision(id, Decision.Action.UNDO, actor, undone.origin(), Long.MIN_VALUE, undone.id(), time, null);
    }

    private static Decision decision(
            String id,
            Decision.Action action,
            String actor,
            @Nullable String origin,
            long since,
            @Nullable String undoes,
            long time,
            @Nullable Payload record) {
        return new Decision(
                id,
                action,
                Entity.of("customer", actor),
                origin == null ? List.of() : List.of("ratings"),
                origin,
                since,
                Long.MAX_VALUE,
                undoes,
                null,
                Decision.Reason.FAKE,
                "seen",
                "ann",
                time,
                time + Times.DAY,
                record);
    }

    /** What somebody says of something, as a JSON record. */
    public Event event(String actor, String object, double value, long time) {
        ObjectNode json = JSON.createObjectNode();
        json.put("user", actor)
                .put("movie", object)
                .put("stars", value)
                .put("id", "e" + events)
                .put("ts", time);
        return event(actor, object, value, time, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    public Event event(String actor, String object, double value, long time, byte[] payload) {
        return new Event(
                0,
                new Origin("shop.ratings", 0, events++, time),
                "e" + (events - 1),
                Entity.of("customer", actor),
                Event.Identity.KNOWN,
                Entity.of("film", object),
                value,
                null,
                time,
                Timing.ON_TIME,
                0,
                new Payload(
                        actor.getBytes(StandardCharsets.UTF_8),
                        payload,
                        List.of(new Payload.Header("trace", new byte[] {9}))));
    }

    private static ObjectContext context() {
        return new ObjectContext(12, 3.5, 1.25, 2, NOON, null);
    }

    private static Verdict verdict(Verdict.Ruling ruling, double trust, Finding... findings) {
        return new Verdict(ruling, trust, List.of(findings), "p@1", "rate=d@1");
    }

    private void add(Passage passage, long at) {
        ProducerRecord<byte[], byte[]> record = Objects.requireNonNull(route.serialize(passage, null, null));
        add(
                record.topic(),
                record.key(),
                record.value(),
                new RecordHeaders(record.headers().toArray()),
                at);
    }

    void add(String topic, String key, byte @Nullable [] value, long at) {
        add(topic, key.getBytes(StandardCharsets.UTF_8), value, new RecordHeaders(), at);
    }

    private void add(String topic, byte[] key, byte @Nullable [] value, RecordHeaders headers, long at) {
        long offset = offsets.merge(topic, 1L, Long::sum) - 1;
        records.add(new ConsumerRecord<>(
                topic,
                0,
                offset,
                at,
                TimestampType.CREATE_TIME,
                key == null ? -1 : key.length,
                value == null ? -1 : value.length,
                key,
                value,
                headers,
                Optional.empty()));
    }
}
