package dev.weir.demo;

import dev.weir.route.HeaderNames;
import dev.weir.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads what the gateway says, but for what it admits, read-committed, into a {@link Tally}. One thread. */
final class Audience implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Tally tally = new Tally();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String audit;
    private final String standings;
    private final String alerts;
    private final Set<String> quarantine;
    private final Thread thread = new Thread(this::watch, "demo-audience");
    private volatile boolean done;

    Audience(Settings settings) {
        this.audit = settings.auditTopic();
        this.standings = settings.standingsTopic();
        this.alerts = settings.alertsTopic();
        this.quarantine = Set.copyOf(
                settings.streamNames().stream().map(settings::quarantineTopic).toList());
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Objects.requireNonNull(settings.kafka().bootstrap()),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<String> topics = new ArrayList<>(quarantine);
        topics.addAll(List.of(audit, standings, alerts));
        settings.streamNames().forEach(stream -> topics.add(settings.deadLetterTopic(stream)));
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void start() {
        thread.start();
    }

    Tally.Snapshot snapshot() {
        return tally.snapshot();
    }

    @Override
    public void close() {
        done = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }

    private void watch() {
        while (!done) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                see(record);
            }
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(audit)) {
            tally.audit(record.value());
        } else if (record.topic().equals(standings)) {
            tally.standing(record.value());
        } else if (record.topic().equals(alerts)) {
            tally.alert(record.value());
        } else if (quarantine.contains(record.topic())) {
            tally.held(text(record.key()), header(record, HeaderNames.FINDINGS));
        } else if (!header(record, HeaderNames.REASON).isEmpty()) {
            tally.dead(header(record, HeaderNames.REASON), header(record, HeaderNames.ERROR));
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
