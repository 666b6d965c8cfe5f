package dev.weir.wire;

import dev.weir.event.Account;
import dev.weir.event.Alarm;
import dev.weir.event.Alert;
import dev.weir.event.Answer;
import dev.weir.event.AuditEntry;
import dev.weir.event.DeadLetter;
import dev.weir.event.Event;
import dev.weir.event.Instruction;
import dev.weir.event.KeyStanding;
import dev.weir.event.ObjectContext;
import dev.weir.event.Opinion;
import dev.weir.event.Release;
import dev.weir.event.Retraction;
import dev.weir.event.Sample;
import dev.weir.event.SourceStanding;
import dev.weir.event.SourceTally;
import dev.weir.event.StandingChange;
import dev.weir.event.Suspicion;
import dev.weir.event.Verdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What passes between two operators: an event on its way to a verdict, an event with its verdict, or something that the
 * per-event checks do not see (a dead letter, an account, a campaign's news). Exactly one of the accessors that fit {@link #what} answers.
 */
public final class Passage {

    /** What a passage carries. */
    public enum What {
        /** An event without a verdict: {@link #event}, {@link #context}. */
        EVENT,
        /** An event with its verdict: {@link #event}, {@link #context}, {@link #verdict}. */
        JUDGED,
        /** {@link #deadLetter}. */
        DEAD_LETTER,
        /** {@link #account}. */
        ACCOUNT,
        /** {@link #alarm}. */
        ALARM,
        /** {@link #suspicion}. */
        SUSPICION,
        /** {@link #standing}. */
        STANDING,
        /** {@link #retraction}. */
        RETRACTION,
        /** {@link #alert}. */
        ALERT,
        /** {@link #sample}. */
        SAMPLE,
        /** {@link #opinion}. */
        OPINION,
        /** A held event that goes out after all: {@link #event}, {@link #context}, its first {@link #verdict}, {@link #release}. */
        RELEASED,
        /** What a reviewer decided: {@link #instruction}; for a release also the record's {@link #event}, if it is still one. */
        DECISION,
        /** {@link #answer}. */
        ANSWER,
        /** {@link #auditEntry}. */
        AUDIT,
        /** {@link #key}. */
        KEY,
        /** {@link #sourceTally}. */
        SOURCE_TALLY,
        /** {@link #sourceStanding}. */
        SOURCE_STANDING,
        /**
         * An event without a verdict whose source did not prove it, and which will be held for that: {@link #event}, {@link #context}. Nothing is
         * learned from it, of its object or of whom it names.
         */
        UNPROVEN
    }

    private final What what;
    private final @Nullable Event event;
    private final ObjectContext context;
    private final @Nullable Verdict verdict;
    private final @Nullable Object aside;

    private Passage(
            What what,
            @Nullable Event event,
            ObjectContext context,
            @Nullable Verdict verdict,
            @Nullable Object aside) {
        this.what = what;
        this.event = event;
        this.context = context;
        this.verdict = verdict;
        this.aside = aside;
    }

    public static Passage of(Event event) {
        return new Passage(What.EVENT, event, ObjectContext.NONE, null, null);
    }

    public static Passage of(Event event, ObjectContext context) {
        return new Passage(What.EVENT, event, context, null, null);
    }

    /** An event that will be held because nobody proved it. */
    public static Passage unproven(Event event, ObjectContext context) {
        return new Passage(What.UNPROVEN, event, context, null, null);
    }

    public static Passage judged(Event event, ObjectContext context, Verdict verdict) {
        return new Passage(What.JUDGED, event, context, verdict, null);
    }

    /** A held event that goes out after all; {@code held} is a judged event that was. */
    public static Passage released(Passage held, Release release) {
        return new Passage(What.RELEASED, held.event(), held.context(), held.verdict(), release);
    }

    public static Passage of(Instruction instruction) {
        return aside(What.DECISION, instruction);
    }

    /** A decision to release a record, with the event that the record is. */
    public static Passage of(Instruction instruction, Event event) {
        return new Passage(What.DECISION, event, ObjectContext.NONE, null, instruction);
    }

    public static Passage of(Answer answer) {
        return aside(What.ANSWER, answer);
    }

    public static Passage of(AuditEntry entry) {
        return aside(What.AUDIT, entry);
    }

    public static Passage of(KeyStanding key) {
        return aside(What.KEY, key);
    }

    public static Passage of(DeadLetter deadLetter) {
        return aside(What.DEAD_LETTER, deadLetter);
    }

    public static Passage of(Account account) {
        return aside(What.ACCOUNT, account);
    }

    public static Passage of(Alarm alarm) {
        return aside(What.ALARM, alarm);
    }

    public static Passage of(Suspicion suspicion) {
        return aside(What.SUSPICION, suspicion);
    }

    public static Passage of(StandingChange change) {
        return aside(What.STANDING, change);
    }

    public static Passage of(Retraction retraction) {
        return aside(What.RETRACTION, retraction);
    }

    public static Passage of(Alert alert) {
        return aside(What.ALERT, alert);
    }

    public static Passage of(Sample sample) {
        return aside(What.SAMPLE, sample);
    }

    public static Passage of(Opinion opinion) {
        return aside(What.OPINION, opinion);
    }

    public static Passage of(SourceTally tally) {
        return aside(What.SOURCE_TALLY, tally);
    }

    public static Passage of(SourceStanding standing) {
        return aside(What.SOURCE_STANDING, standing);
    }

    private static Passage aside(What what, Object aside) {
        return new Passage(what, null, ObjectContext.NONE, null, aside);
    }

    public What what() {
        return what;
    }

    public Event event() {
        return Objects.requireNonNull(event, "event");
    }

    /** The key in the object stage: an event's object, or its origin where it has none, which spreads them; else what it is. */
    public String objectKey() {
        if (what != What.EVENT) {
            return what.name();
        }
        Event one = event();
        return one.object() == null ? one.origin().text() : one.object().text();
    }

    /** What was known of the event's object; {@link ObjectContext#NONE} before the object stage. */
    public ObjectContext context() {
        return context;
    }

    public Verdict verdict() {
        return Objects.requireNonNull(verdict, "verdict");
    }

    public boolean hasEvent() {
        return event != null;
    }

    public Instruction instruction() {
        return aside(Instruction.class);
    }

    public Answer answer() {
        return aside(Answer.class);
    }

    public AuditEntry auditEntry() {
        return aside(AuditEntry.class);
    }

    public KeyStanding key() {
        return aside(KeyStanding.class);
    }

    public SourceTally sourceTally() {
        return aside(SourceTally.class);
    }

    public SourceStanding sourceStanding() {
        return aside(SourceStanding.class);
    }

    public DeadLetter deadLetter() {
        return aside(DeadLetter.class);
    }

    public Account account() {
        return aside(Account.class);
    }

    public Alarm alarm() {
        return aside(Alarm.class);
    }

    public Suspicion suspicion() {
        return aside(Suspicion.class);
    }

    public StandingChange standing() {
        return aside(StandingChange.class);
    }

    public Retraction retraction() {
        return aside(Retraction.class);
    }

    public Alert alert() {
        return aside(Alert.class);
    }

    public Sample sample() {
        return aside(Sample.class);
    }

    public Opinion opinion() {
        return aside(Opinion.class);
    }

    public Release release() {
        return aside(Release.class);
    }

    private <T> T aside(Class<T> type) {
        return type.cast(Objects.requireNonNull(aside, "aside"));
    }
}
