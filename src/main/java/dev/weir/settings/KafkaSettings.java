package dev.weir.settings;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How Kafka is reached, read and written. */
public record KafkaSettings(
        @Knob(doc = "The brokers to start from: host:port, separated by commas. Needed by `run`.") @Nullable
        String bootstrap,

        @Knob(
                doc = "Kafka's own client settings, passed on as they are: security.protocol, sasl.jaas.config, ssl.*."
                        + " `${file:/path}` and `${env:NAME}` are replaced by the file's or variable's content, which is"
                        + " never logged.",
                fallback = "{}")
        Map<String, String> properties,

        @Knob(
                doc = "Where to start without a checkpoint: earliest, latest, committed, or an ISO-8601 time.",
                fallback = "committed",
                allowed = "earliest | latest | committed | 2026-01-31T00:00:00Z",
                why = "committed falls back to earliest, so a first start loses nothing.")
        String startFrom,

        @Knob(doc = "How often to look for new partitions.", fallback = "60s", allowed = "1s to 1d")
        Duration discovery,

        @Knob(
                doc = "After how long without records a partition no longer holds the watermark back.",
                fallback = "60s",
                allowed = "1s to 1h",
                why = "Shorter times meet FLINK-40093 in Flink 2.2.1: an aligned split marked idle may not read again.")
        Duration idleAfter,

        @Knob(
                doc = "How far partitions may drift apart in event time while a backlog is read.",
                fallback = "30s",
                allowed = "1s to 1d")
        Duration alignment,

        @Knob(doc = "The names of the output topics.", fallback = "{}")
        TopicNames topics,

        @Knob(
                doc =
                        "How long Kafka keeps an open transaction: a job that is down for longer loses what its last checkpoint"
                                + " had not yet committed, so it then refuses to start. The broker's transaction.max.timeout.ms must"
                                + " allow it; checked at start.",
                fallback = "12h",
                allowed = "1m to 7d",
                why = "A night. Kafka's default maximum is 15 minutes and must be raised.")
        Duration transactionTimeout)
        implements Serializable {

    public KafkaSettings {
        properties = Map.copyOf(properties);
        Ranges.check("kafka.discovery", discovery, Duration.ofSeconds(1), Duration.ofDays(1));
        Ranges.check("kafka.idleAfter", idleAfter, Duration.ofSeconds(1), Duration.ofHours(1));
        Ranges.check("kafka.alignment", alignment, Duration.ofSeconds(1), Duration.ofDays(1));
        Ranges.check("kafka.transactionTimeout", transactionTimeout, Duration.ofMinutes(1), Duration.ofDays(7));
    }
}
