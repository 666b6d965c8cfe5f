package dev.weir.metrics;

import java.util.List;

/** Every metric of Weir. Names and labels are a contract: only added, never renamed. */
@SuppressWarnings("ImmutableEnumChecker") // The labels are List.of, which the type does not say.
public enum Metric {
    RECORDS(
            Type.COUNTER,
            Teller.JOB,
            "weir_records_total",
            "Records read from the inputs, whatever became of them.",
            "stream"),
    VERDICTS(
            Type.COUNTER,
            Teller.JOB,
            "weir_verdicts_total",
            "First verdicts: `admitted`, `held` or `dead`. Over all three they are the records, but for those on their way.",
            "stream",
            "verdict"),
    RELEASED(Type.COUNTER, Teller.JOB, "weir_released_total", "Held events that went to training after all.", "stream"),
    FINDINGS(
            Type.COUNTER,
            Teller.JOB,
            "weir_findings_total",
            "What the checks noticed of events. `weight`: `holds`, `counts` (lowers trust) or `shadow` (changes nothing)."
                    + " A series begins with its first finding.",
            "stream",
            "check",
            "weight"),
    DEAD_LETTERS(
            Type.COUNTER,
            Teller.JOB,
            "weir_dead_letters_total",
            "Dead letters by reason code; `duplicate` is among them.",
            "stream",
            "reason"),
    UNTIMELY(
            Type.COUNTER,
            Teller.JOB,
            "weir_untimely_total",
            "Events that came out of their time: `late` (still judged), `stale` or `future` (held).",
            "stream",
            "timing"),
    FORGED_HEADERS(
            Type.COUNTER,
            Teller.JOB,
            "weir_forged_headers_total",
            "Producers' headers in Weir's own namespace, which were renamed.",
            "stream"),
    RETRACTIONS(
            Type.COUNTER,
            Teller.JOB,
            "weir_retractions_total",
            "Entries of the ledger: `retract` or `reinstate`. One entry takes back all that it covers; rows are in"
                    + " `weir_exposed_rows`.",
            "stream",
            "op"),
    STANDINGS(
            Type.COUNTER,
            Teller.JOB,
            "weir_standings_total",
            "Contributors that came to stand so: `clear`, `watched`, `suspended`, `excluded`, `allowed`.",
            "standing"),
    ALERTS(
            Type.COUNTER,
            Teller.JOB,
            "weir_alerts_total",
            "Alerts written, by type; `brake` is the budget of automatic exclusions.",
            "stream",
            "type"),
    SAMPLES(Type.COUNTER, Teller.JOB, "weir_samples_total", "Samples shown to `weir train`.", "stream"),
    ANSWERS(
            Type.COUNTER,
            Teller.JOB,
            "weir_answers_total",
            "Answers to reviewers' decisions: `applied`, `waits`, `repeated`, `refused`, `kept-out`.",
            "outcome"),
    TRUST(Type.HISTOGRAM, Teller.JOB, "weir_trust", "Trust of the events, 0 to 1.", "stream"),
    VERDICT_SECONDS(
            Type.HISTOGRAM,
            Teller.JOB,
            "weir_verdict_seconds",
            "Time from the arrival of an event (the broker's append time where the topic has it) to its verdict, of every"
                    + " sixteenth event.",
            "stream"),
    JUDGED_BY(
            Type.GAUGE,
            Teller.JOB,
            "weir_judged_by_info",
            "1 for the policy and models that judge now, 0 for those that did since the start.",
            "stream",
            "policy",
            "models"),
    MODEL_PUBLISHED(
            Type.GAUGE,
            Teller.JOB,
            "weir_model_published_timestamp_seconds",
            "When the learned model in use was published; 0 where the stream is judged by baselines.",
            "stream"),
    AT_HAND(
            Type.GAUGE,
            Teller.JOB,
            "weir_at_hand",
            "Memories of `actors` and `objects` kept outside the state backend between checkpoints.",
            "what"),
    STATE_ENTRIES(
            Type.GAUGE,
            Teller.JOB,
            "weir_state_entries",
            "Entries of state that has a fixed bound: contributors that wait in `order`, events that wait for their `references`,"
                    + " and of the fullest stream those whose `company` is compared, with their `opinions`, and its `sources`.",
            "state"),
    STATE_LIMIT(
            Type.GAUGE,
            Teller.JOB,
            "weir_state_entries_limit",
            "That bound; beyond it the oldest go, and no more events wait for references.",
            "state"),

    WAITING(Type.GAUGE, Teller.CONSOLE, "weir_review_waiting", "Held events that nobody decided yet.", "stream"),
    OLDEST(
            Type.GAUGE,
            Teller.CONSOLE,
            "weir_review_oldest_seconds",
            "How long the oldest of them has waited; 0 where none waits.",
            "stream"),
    DEADLINE(
            Type.GAUGE,
            Teller.CONSOLE,
            "weir_review_deadline_seconds",
            "How long a held event waits for a decision: `review.holdFor`."),
    CASES(Type.GAUGE, Teller.CONSOLE, "weir_review_cases", "Cases that wait."),
    CLAIMED(Type.GAUGE, Teller.CONSOLE, "weir_review_claimed", "Cases that somebody has claimed or was given."),
    DECISIONS(
            Type.GAUGE,
            Teller.CONSOLE,
            "weir_decisions",
            "Decisions by what was asked and what came of it, that the index knows; `unanswered` until the job says.",
            "action",
            "outcome"),
    EXPOSED_ROWS(
            Type.GAUGE,
            Teller.CONSOLE,
            "weir_exposed_rows",
            "Rows that were in training and were taken back in the last three hours, as far as the index keeps them; looked up"
                    + " once a minute."),
    EXPOSED_SECONDS(
            Type.GAUGE,
            Teller.CONSOLE,
            "weir_exposed_seconds",
            "How long each of those rows was in training, all added."),
    INDEX_LAG(
            Type.GAUGE,
            Teller.CONSOLE,
            "weir_index_lag_records",
            "Committed records that the console has not yet read."),
    INDEX_TIME(
            Type.GAUGE,
            Teller.CONSOLE,
            "weir_index_timestamp_seconds",
            "When the console last took something, or nothing new, from the topics."),
    KAFKA_UP(
            Type.GAUGE,
            Teller.CONSOLE,
            "weir_kafka_up",
            "1 where Kafka told the console of transactions and offsets, 0 where it failed to: then the four below are left out."),
    TRANSACTIONS(Type.GAUGE, Teller.CONSOLE, "weir_transactions_open", "Open transactions of this deployment."),
    TRANSACTION_AGE(
            Type.GAUGE,
            Teller.CONSOLE,
            "weir_transaction_oldest_seconds",
            "Age of the oldest of them by its broker's clock; 0 where none is open."),
    TRANSACTION_TIMEOUT(
            Type.GAUGE,
            Teller.CONSOLE,
            "weir_transaction_timeout_seconds",
            "After how long Kafka aborts one: `kafka.transactionTimeout`."),
    UNCOMMITTED(
            Type.GAUGE,
            Teller.CONSOLE,
            "weir_uncommitted_records",
            "Offsets between the last stable offset and the end, over all partitions: what read-committed readers cannot see yet.",
            "topic"),
    STUCK(
            Type.GAUGE,
            Teller.CONSOLE,
            "weir_stable_offset_stuck_seconds",
            "For how long the last stable offset of the topic's worst partition has stood still before its end; 0 where it moves.",
            "topic"),
    WATCH_TIME(
            Type.GAUGE,
            Teller.CONSOLE,
            "weir_watch_timestamp_seconds",
            "When the values of this endpoint were looked up."),

    ALERTS_DONE(
            Type.COUNTER,
            Teller.FORWARDER,
            "weir_alerts_done_total",
            "Alerts that the forwarder is done with: `taken` by the receiver, `refused` by it for good, `unreadable`, or `deleted` from the topic before they were"
                    + " sent, marks of transactions among these.",
            "outcome"),
    ALERTS_FAILED_TRIES(
            Type.COUNTER,
            Teller.FORWARDER,
            "weir_alerts_failed_tries_total",
            "Tries after which an alert is tried again: no answer, or one that asks for it."),
    ALERTS_WAITING(
            Type.GAUGE,
            Teller.FORWARDER,
            "weir_alerts_waiting",
            "Records of the topic that the forwarder is not done with, as Kafka last said; marks of transactions among them."),
    ALERTS_STUCK(
            Type.GAUGE,
            Teller.FORWARDER,
            "weir_alerts_stuck_seconds",
            "For how long the alert that all others wait for has been tried; 0 where none is."),
    ALERTS_TAKEN_TIME(
            Type.GAUGE,
            Teller.FORWARDER,
            "weir_alerts_taken_timestamp_seconds",
            "When the receiver last took an alert; 0 before the first since the start."),
    ALERTS_LOOKED_TIME(
            Type.GAUGE,
            Teller.FORWARDER,
            "weir_alerts_looked_timestamp_seconds",
            "When Kafka last told the forwarder how many wait. It asks every 15 s, and before it waits for the receiver."),

    BACKTEST_MADE(
            Type.GAUGE,
            Teller.BACKTEST,
            "weir_backtest_made_timestamp_seconds",
            "When the last comparison was done. It and all below are about the whole range, from `--since` on."),
    BACKTEST_SECONDS(
            Type.GAUGE, Teller.BACKTEST, "weir_backtest_seconds", "How long that took; it grows with the range."),
    BACKTEST_FAILURES(
            Type.COUNTER,
            Teller.BACKTEST,
            "weir_backtest_failures_total",
            "Comparisons that could not be made; the one before stands."),
    BACKTEST_EVENTS(Type.GAUGE, Teller.BACKTEST, "weir_backtest_events", "Events that both policies judged.", "stream"),
    BACKTEST_NEWLY_OUT(
            Type.GAUGE,
            Teller.BACKTEST,
            "weir_backtest_newly_out",
            "Of them those that are in the training set now and would not be by the candidate.",
            "stream"),
    BACKTEST_NEWLY_IN(Type.GAUGE, Teller.BACKTEST, "weir_backtest_newly_in", "And the other way round.", "stream"),
    BACKTEST_FATES(
            Type.GAUGE,
            Teller.BACKTEST,
            "weir_backtest_fates",
            "What became of the events under each policy, `now` and `candidate`: `admitted`, `released`, `held`, `retracted`.",
            "stream",
            "policy",
            "fate"),
    BACKTEST_NEWLY_HELD(
            Type.GAUGE,
            Teller.BACKTEST,
            "weir_backtest_newly_held",
            "Events that the check holds by the candidate, and that nothing holds now.",
            "check"),
    BACKTEST_NO_LONGER_HELD(
            Type.GAUGE,
            Teller.BACKTEST,
            "weir_backtest_no_longer_held",
            "Events that the check holds now, and that nothing holds by the candidate.",
            "check"),
    BACKTEST_STANDINGS(
            Type.GAUGE,
            Teller.BACKTEST,
            "weir_backtest_standings",
            "Contributors that are `suspended` or `excluded` in the end, under each policy.",
            "standing",
            "policy"),
    BACKTEST_SHUT_OUT(
            Type.GAUGE,
            Teller.BACKTEST,
            "weir_backtest_newly_shut_out",
            "Contributors that the candidate shuts out and the policy of now does not, as `review.fourEyes` counts them.");

    private final Type type;
    private final Teller teller;
    private final String text;
    private final String help;
    private final List<String> labels;

    Metric(Type type, Teller teller, String text, String help, String... labels) {
        this.type = type;
        this.teller = teller;
        this.text = text;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** What kind of number it is, in Prometheus' words. */
    public enum Type {
        /** Only grows, until its process starts again. */
        COUNTER,
        GAUGE,
        /** Three names: {@code _bucket} with a label {@code le}, {@code _sum} and {@code _count}. */
        HISTOGRAM
    }

    /** Who tells it. */
    public enum Teller {
        /** The subtasks of the job, through Flink's reporter. */
        JOB,
        /** {@code weir console --metrics-port}. */
        CONSOLE,
        /** {@code weir alerts forward --metrics-port}. */
        FORWARDER,
        /** {@code weir backtest --follow --metrics-port}. */
        BACKTEST
    }

    public Type type() {
        return type;
    }

    public Teller teller() {
        return teller;
    }

    /** Its name: {@code weir_records_total}. */
    public String text() {
        return text;
    }

    /** What it says, in a sentence or two. */
    public String help() {
        return help;
    }

    /** The names of its labels, in the order in which their values are given. */
    public List<String> labels() {
        return labels;
    }

    /** Refuses values that are not one for each label. */
    void requireLabels(String... values) {
        if (values.length != labels.size()) {
            throw new IllegalArgumentException(this + " has the labels " + labels + ", not " + values.length);
        }
    }
}
