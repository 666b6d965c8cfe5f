package dev.weir.settings;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How Kafka is reached, read and written. */
public record KafkaSettings(
        @Knob(doc = "The brokers to start from: host:port, separated by commas. Needed by `run`.") @Nullable
        String bootstrap,

        @Knob(
                doc = "Kafka's own client settings, passed on as they are: security.protocol, sasl.jaas.config, ssl.*."
                        + " `${file:/path}` and `${env:NAME}` in a value are replaced by the content of the file or variable"
                        + " just before a client is made, and never shown.",
                fallback = "{}")
        Map<String, String> properties,

        @Knob(
                doc = "Where to start reading where there is no checkpoint.",
                fallback = "committed",
                allowed = "earliest, latest, committed, or a time such as 2026-01-31T00:00:00Z",
                why = "Where nothing is committed it is the same as earliest, so that a first start misses nothing.")
        String startFrom,

        @Knob(doc = "How often to look for new partitions of the input topics.", fallback = "60s", allowed = "1s to 1d")
        Duration discovery,

        @Knob(
                doc =
                        "After how long without a record that says a time a partition no longer holds the watermark back; dead"
                                + " letters and events from the future say none.",
                fallback = "60s",
                allowed = "1s to 1h",
                why = "Shorter times meet FLINK-40093 in Flink 2.2.1: an aligned split marked idle may not read again.")
        Duration idleAfter,

        @Knob(
                doc =
                        "How far partitions may drift apart in event time while a backlog is read: the others wait for the"
                                + " slowest. Default: nobody waits.",
                allowed = "30s to 30d",
                why =
                        "One producer whose clock is further behind than this stops every other partition, and no check needs"
                                + " partitions to be together.")
        @Nullable
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

    private static final String BROKER = "(\\[[0-9a-fA-F:]+\\]|[A-Za-z0-9._-]+):\\d{1,5}";

    private static final Set<String> STARTS = Set.of("earliest", "latest", "committed");

    /** Client settings that other keys give, or that exactly-once delivery depends on. */
    private static final Set<String> OWN = Set.of(
            "bootstrap.servers",
            "group.id",
            "enable.auto.commit",
            "auto.offset.reset",
            "isolation.level",
            "transactional.id",
            "transaction.timeout.ms",
            "enable.idempotence",
            "acks",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer");

    public KafkaSettings {
        properties = Map.copyOf(properties);
        Checks checks = new Checks()
                .that(
                        bootstrap == null || bootstrap.matches(BROKER + "(\\s*,\\s*" + BROKER + ")*"),
                        "bootstrap",
                        "'" + bootstrap + "' names no brokers; write host:port, or several separated by commas")
                .that(
                        isStart(startFrom),
                        "startFrom",
                        "'" + startFrom + "' is no place to start; allowed: earliest, latest, committed, or a time like"
                                + " 2026-01-31T00:00:00Z")
                .range("discovery", discovery, Duration.ofSeconds(1), Duration.ofDays(1))
                .range("idleAfter", idleAfter, Duration.ofSeconds(1), Duration.ofHours(1))
                .range(
                        "alignment",
                        alignment == null ? Duration.ofSeconds(30) : alignment,
                        Duration.ofSeconds(30),
                        Duration.ofDays(30))
                .range("transactionTimeout", transactionTimeout, Duration.ofMinutes(1), Duration.ofDays(7));
        for (String name : properties.keySet()) {
            checks.that(
                    !OWN.contains(name),
                    List.of("properties", name),
                    Set.of(),
                    "is set by Weir itself, for its promises or from a key of its own; remove it");
        }
        checks.done();
    }

    /** The names of the properties without their values, which may be secrets. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrap=" + bootstrap + ", properties=" + new TreeSet<>(properties.keySet())
                + ", startFrom=" + startFrom + ", discovery=" + discovery + ", idleAfter=" + idleAfter + ", alignment="
                + alignment + ", topics=" + topics + ", transactionTimeout=" + transactionTimeout + "]";
    }

    private static boolean isStart(String text) {
        if (STARTS.contains(text)) {
            return true;
        }
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
