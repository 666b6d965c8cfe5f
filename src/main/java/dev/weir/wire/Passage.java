package dev.weir.wire;

import dev.weir.event.Account;
import dev.weir.event.DeadLetter;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Verdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What passes between two operators: an event on its way to a verdict, an event with its verdict, or something that the
 * checks do not see (a dead letter, an account). Exactly one of the accessors that fit {@link #what} answers.
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
        ACCOUNT
    }

    private final What what;
    private final @Nullable Event event;
    private final ObjectContext context;
    private final @Nullable Verdict verdict;
    private final @Nullable DeadLetter deadLetter;
    private final @Nullable Account account;

    private Passage(
            What what,
            @Nullable Event event,
            ObjectContext context,
            @Nullable Verdict verdict,
            @Nullable DeadLetter deadLetter,
            @Nullable Account account) {
        this.what = what;
        this.event = event;
        this.context = context;
        this.verdict = verdict;
        this.deadLetter = deadLetter;
        this.account = account;
    }

    public static Passage of(Event event) {
        return new Passage(What.EVENT, event, ObjectContext.NONE, null, null, null);
    }

    public static Passage of(Event event, ObjectContext context) {
        return new Passage(What.EVENT, event, context, null, null, null);
    }

    public static Passage judged(Event event, ObjectContext context, Verdict verdict) {
        return new Passage(What.JUDGED, event, context, verdict, null, null);
    }

    public static Passage of(DeadLetter deadLetter) {
        return new Passage(What.DEAD_LETTER, null, ObjectContext.NONE, null, deadLetter, null);
    }

    public static Passage of(Account account) {
        return new Passage(What.ACCOUNT, null, ObjectContext.NONE, null, null, account);
    }

    public What what() {
        return what;
    }

    public Event event() {
        return Objects.requireNonNull(event, "event");
    }

    /** What was known of the event's object; {@link ObjectContext#NONE} before the object stage. */
    public ObjectContext context() {
        return context;
    }

    public Verdict verdict() {
        return Objects.requireNonNull(verdict, "verdict");
    }

    public DeadLetter deadLetter() {
        return Objects.requireNonNull(deadLetter, "deadLetter");
    }

    public Account account() {
        return Objects.requireNonNull(account, "account");
    }
}
