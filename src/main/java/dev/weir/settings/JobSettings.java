package dev.weir.settings;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the job runs on Flink. */
public record JobSettings(
        @Knob(
                doc = "How many subtasks of each operator run side by side. 0: as Flink is configured.",
                fallback = "0",
                allowed = "0 to 720")
        int parallelism,

        @Knob(
                doc =
                        "The time between two checkpoints. Outputs become visible to readers (`read_committed`) with each.",
                fallback = "5s",
                allowed = "100ms to 1h",
                why = "It is the visible latency; shorter ones cost transactions, longer ones cost freshness.")
        Duration checkpointInterval,

        @Knob(
                doc =
                        "Where checkpoints are kept: a URI, or an absolute path, that every process of the job reaches. Left out:"
                                + " as Flink is configured.")
        @Nullable
        String checkpointDir,

        @Knob(
                doc = "How long an actor is remembered after its last event, by event time.",
                fallback = "30d",
                allowed = "7d to 3650d",
                why = "The longest rate window is 7 days; a month keeps returning contributors known.")
        Duration memory,

        @Knob(
                doc = "How long an object is remembered after its last event, by event time.",
                fallback = "1095d",
                allowed = "7d to 3650d",
                why = "What is usual for a seldom rated object shows over years; there are fewer objects than actors.")
        Duration objectMemory,

        @Knob(
                doc =
                        "What to do at a start from a checkpoint that is older than `kafka.transactionTimeout`: Kafka may have"
                                + " dropped outputs that the checkpoint counts as written. `refuse` stops and names the choices;"
                                + " `accept` starts, and those outputs may be missing.",
                fallback = "refuse",
                why = "Nothing is lost without somebody's knowledge.")
        Loss expiredTransactions,

        @Knob(
                doc =
                        "What to do at a start from a checkpoint when a topic that the job reads was deleted and made anew since: the"
                                + " checkpoint's positions are of the former one, and what stands before them in the new one would"
                                + " be passed over. `refuse` stops and names the choices; `accept` goes on at these positions.",
                fallback = "refuse",
                why = "Nothing is lost without somebody's knowledge.")
        Loss recreatedTopics)
        implements Serializable {

    public JobSettings {
        new Checks()
                .range("parallelism", parallelism, 0, 720)
                .range("checkpointInterval", checkpointInterval, Duration.ofMillis(100), Duration.ofHours(1))
                .range("memory", memory, Duration.ofDays(7), Duration.ofDays(3650))
                .range("objectMemory", objectMemory, Duration.ofDays(7), Duration.ofDays(3650))
                .done();
    }

    /** What to do where records may be lost. */
    public enum Loss {
        REFUSE,
        ACCEPT
    }
}
