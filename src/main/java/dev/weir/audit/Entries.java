package dev.weir.audit;

import dev.weir.chain.Links;
import dev.weir.chain.MultisetDigest;
import dev.weir.event.Account;
import dev.weir.event.Answer;
import dev.weir.event.AuditEntry;
import dev.weir.event.DeadLetter;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.Origin;
import dev.weir.event.Retraction;
import dev.weir.event.StandingChange;
import dev.weir.event.Verdict;
import dev.weir.route.AccountJson;
import dev.weir.route.AnswerJson;
import dev.weir.route.AuditJson;
import dev.weir.route.Written;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one subtask writes to the audit: an entry for everything that is not a plain admission, and one digest for all admissions. Its
 * clock is the latest arrival, or in a file the latest event time, so that a replay writes the same each time. Not thread-safe.
 */
final class Entries {

    private static final long NEVER = Long.MIN_VALUE;

    private final List<String> streams;
    private final int subtask;
    private final Consumer<AuditEntry> out;
    private final Written written = new Written();
    private final Floods floods = new Floods(this::verdicts);
    /** Apart, and never many: what has no time of its own must not push others out. */
    private final Floods dead = new Floods(this::verdicts);

    private final MultisetDigest[] admitted;
    private final @Nullable Verdict[] rules;
    private final List<Account> accounts = new ArrayList<>();
    private long clock = NEVER;

    /**
     * @param streams the streams' names in the order of their numbers
     * @param subtask whose entries they are
     * @param out takes them
     */
    Entries(List<String> streams, int subtask, Consumer<AuditEntry> out) {
        this.streams = streams;
        this.subtask = subtask;
        this.out = out;
        this.admitted =
                Stream.generate(MultisetDigest::new).limit(streams.size()).toArray(MultisetDigest[]::new);
        this.rules = new Verdict[streams.size()];
    }

    /** A first verdict. */
    void judged(Event event, Verdict verdict) {
        long time = time(event.origin(), event.time());
        rules(event.stream(), verdict);
        boolean admits = verdict.ruling() == Verdict.Ruling.ADMIT;
        String word = admits ? Written.ADMITTED : Written.HELD;
        byte[] fingerprint = written.event(event, word);
        if (admits) {
            admitted[event.stream()].add(fingerprint);
        }
        Finding strongest = strongest(verdict);
        if (!admits || strongest != null) {
            floods.add(kind(word, event, strongest), time, event.origin(), fingerprint);
        }
    }

    /** A held event that goes out after all. */
    void released(Event event, Verdict verdict) {
        byte[] fingerprint = written.event(event, Written.RELEASED);
        long now = clock == NEVER ? event.time() : clock;
        floods.add(kind(Written.RELEASED, event, strongest(verdict)), now, event.origin(), fingerprint);
    }

    void dead(DeadLetter letter) {
        String stream = streams.get(letter.stream());
        Floods.Kind kind =
                new Floods.Kind(Written.DEAD, stream, stream, letter.reason().code());
        long time = time(letter.origin(), Floods.TIMELESS);
        dead.add(kind, time, letter.origin(), written.dead(letter));
    }

    void retraction(Retraction retraction) {
        write(
                "retraction",
                retraction.subject(),
                retraction.time(),
                AuditJson.of(retraction, written.retraction(retraction)));
    }

    void standing(StandingChange change) {
        write("standing", change.actor().text(), change.time(), AuditJson.of(change, written.standing(change)));
    }

    void answer(Answer answer) {
        write("decision-" + answer.decision(), answer.subject(), answer.time(), AnswerJson.of(answer));
    }

    /** An account of the intake: it waits for {@link #close}, since it comes on a way of its own. */
    void account(Account account) {
        accounts.add(account);
    }

    /**
     * Writes what is open, and the accounts.
     *
     * @param own what this subtask counted, or null: nothing
     */
    void close(@Nullable Account own) {
        floods.close();
        dead.close();
        accounts.sort(Comparator.comparingLong(Account::checkpoint).thenComparingInt(Account::subtask));
        accounts.forEach(account -> write(account, List.of()));
        accounts.clear();
        if (own != null) {
            write(own, admissions());
        }
    }

    private void verdicts(AuditJson.Verdicts verdicts) {
        long time = verdicts.time() == null ? 0 : verdicts.time();
        write(verdicts.word(), verdicts.subject(), time, AuditJson.of(verdicts));
    }

    private void write(Account account, List<AccountJson.Admissions> admissions) {
        write("account-" + account.subtask(), AccountJson.subject(account), 0, AccountJson.of(account, admissions));
    }

    private List<AccountJson.Admissions> admissions() {
        List<AccountJson.Admissions> admissions = new ArrayList<>();
        for (int stream = 0; stream < admitted.length; stream++) {
            MultisetDigest digest = admitted[stream];
            if (digest.count() > 0) {
                admissions.add(new AccountJson.Admissions(streams.get(stream), digest.count(), digest.hex()));
                digest.clear();
            }
        }
        return admissions;
    }

    /** What a stream is judged by: at its first verdict after a start, and whenever it changes. */
    private void rules(int stream, Verdict verdict) {
        Verdict last = rules[stream];
        if (last == null
                || !last.policy().equals(verdict.policy())
                || !last.models().equals(verdict.models())) {
            rules[stream] = verdict;
            String name = streams.get(stream);
            write("rules", name, 0, AuditJson.rules(name, subtask, verdict.policy(), verdict.models()));
        }
    }

    private Floods.Kind kind(String word, Event event, @Nullable Finding strongest) {
        return new Floods.Kind(
                word, streams.get(event.stream()), event.actor().text(), strongest == null ? null : strongest.check());
    }

    /** The strongest finding that counts, or null: a check in shadow changes nothing. */
    private static @Nullable Finding strongest(Verdict verdict) {
        for (Finding finding : verdict.findings()) {
            if (finding.weight() != Finding.Weight.SHADOW) {
                return finding;
            }
        }
        return null;
    }

    /** When a record came, or by its own account where it never arrived; sets the clock. */
    private long time(Origin origin, long own) {
        long time = origin.arrival() == Origin.NO_ARRIVAL ? own : origin.arrival();
        clock = Math.max(clock, time);
        return time;
    }

    private void write(String key, String subject, long own, byte[] json) {
        long time = clock == NEVER ? own : clock;
        out.accept(new AuditEntry(Links.chain(subject), key, time, json));
    }
}
