package dev.weir.audit;

import dev.weir.event.Account;
import dev.weir.event.Alert;
import dev.weir.event.Answer;
import dev.weir.event.Code;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.Origin;
import dev.weir.event.Retraction;
import dev.weir.event.Sample;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Verdict;
import dev.weir.metrics.Buckets;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What passes on its way out, counted for a monitoring system; the verdicts themselves are in the {@link Books}. The hot path pays
 * a few increments: a number is read when it is asked for, and the clock at every {@value #EACH}th event. Not thread-safe, but for
 * what is told.
 */
final class Outcomes {

    /** The delay of every so manieth event is measured: reading the clock costs as much as all the rest. A power of two. */
    static final int EACH = 16;

    /** Where verdicts differ: what is held is mostly below 0.9, and who only lost some trust above. */
    private static final double[] TRUST = {0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1};

    /** Seconds: a busy job answers within tens of milliseconds, one that restarts within a minute, a backlog in hours. */
    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600
    };

    private final List<String> streams;
    private final Told told;
    private final LongSupplier clock;
    private final Buckets[] trust;
    private final Buckets[] delays;
    private final List<Map<String, long[]>> findings;
    private final long[][] dead;
    private final long[][] retractions;
    private final long[][] alerts;
    private final long[] samples;
    private final long[] standings = new long[Standing.values().length];
    private final long[] answers = new long[Answer.Outcome.values().length];
    private long judged;

    /** @param clock what time it is, epoch milliseconds */
    Outcomes(List<String> streams, Told told, Books books, LongSupplier clock) {
        this.streams = streams;
        this.told = told;
        this.clock = clock;
        int count = streams.size();
        trust = new Buckets[count];
        delays = new Buckets[count];
        findings = streams.stream()
                .<Map<String, long[]>>map(stream -> new HashMap<>())
                .toList();
        dead = new long[count][DeadReason.values().length];
        retractions = new long[count][Retraction.Op.values().length];
        alerts = new long[count][Alert.Type.values().length];
        samples = new long[count];
        for (int stream = 0; stream < count; stream++) {
            tell(stream, books);
        }
        for (Standing standing : Standing.values()) {
            told.tell(Metric.STANDINGS, () -> standings[standing.ordinal()], Code.of(standing));
        }
        for (Answer.Outcome outcome : Answer.Outcome.values()) {
            told.tell(Metric.ANSWERS, () -> answers[outcome.ordinal()], Code.of(outcome));
        }
    }

    private void tell(int stream, Books books) {
        String name = streams.get(stream);
        for (Account.Count verdict : List.of(Account.Count.ADMITTED, Account.Count.HELD, Account.Count.DEAD)) {
            told.tell(Metric.VERDICTS, () -> books.total(stream, verdict), name, Code.of(verdict));
        }
        told.tell(Metric.RELEASED, () -> books.total(stream, Account.Count.RELEASED), name);
        trust[stream] = new Buckets(TRUST);
        told.tell(Metric.TRUST, trust[stream], name);
        delays[stream] = new Buckets(SECONDS);
        told.tell(Metric.VERDICT_SECONDS, delays[stream], name);
        for (DeadReason reason : DeadReason.values()) {
            told.tell(Metric.DEAD_LETTERS, () -> dead[stream][reason.ordinal()], name, reason.code());
        }
        for (Retraction.Op op : Retraction.Op.values()) {
            told.tell(Metric.RETRACTIONS, () -> retractions[stream][op.ordinal()], name, Code.of(op));
        }
        for (Alert.Type type : Alert.Type.values()) {
            told.tell(Metric.ALERTS, () -> alerts[stream][type.ordinal()], name, Code.of(type));
        }
        told.tell(Metric.SAMPLES, () -> samples[stream], name);
    }

    void judged(Event event, Verdict verdict) {
        int stream = event.stream();
        trust[stream].add(verdict.trust());
        List<Finding> found = verdict.findings();
        for (int i = 0; i < found.size(); i++) {
            Finding finding = found.get(i);
            counts(stream, finding.check())[finding.weight().ordinal()]++;
        }
        long arrival = event.origin().arrival();
        if ((judged++ & EACH - 1) == 0 && arrival != Origin.NO_ARRIVAL) {
            // The broker's clock may be ahead of this machine's.
            delays[stream].add(Math.max(0, clock.getAsLong() - arrival) / 1e3);
        }
    }

    /** By weight. A check that never finds anything on a stream has no series there: most streams know few checks. */
    private long[] counts(int stream, String check) {
        long[] counts = findings.get(stream).get(check);
        if (counts == null) {
            long[] fresh = new long[Finding.Weight.values().length];
            for (Finding.Weight weight : Finding.Weight.values()) {
                told.tell(Metric.FINDINGS, () -> fresh[weight.ordinal()], streams.get(stream), check, Code.of(weight));
            }
            findings.get(stream).put(check, fresh);
            return fresh;
        }
        return counts;
    }

    void dead(DeadLetter letter) {
        dead[letter.stream()][letter.reason().ordinal()]++;
    }

    void retracted(Retraction entry) {
        for (int stream = 0; stream < streams.size(); stream++) {
            if (entry.streams().isEmpty() || entry.streams().contains(streams.get(stream))) {
                retractions[stream][entry.op().ordinal()]++;
            }
        }
    }

    void stands(StandingChange change) {
        standings[change.standing().ordinal()]++;
    }

    void alerted(Alert alert) {
        alerts[alert.stream()][alert.type().ordinal()]++;
    }

    void shown(Sample sample) {
        samples[sample.stream()]++;
    }

    void answered(Answer answer) {
        answers[answer.outcome().ordinal()]++;
    }
}
