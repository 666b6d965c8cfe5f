package dev.weir.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.TestSettings;
import dev.weir.event.Alert;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsException;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Alerts from a real topic to a real receiver. */
@ExtendWith(Broker.class)
class ForwarderIT {

    private static final String TOKEN = "t0ken-s3cret";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Pauses SHORT = new Pauses(Duration.ofMillis(5), Duration.ofMillis(20));

    @TempDir
    Path dir;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Progress progress = new Progress(InstantSource.system());
    private KafkaClient kafka;
    private String prefix;

    @BeforeEach
    void topic(KafkaClient client) {
        kafka = client;
        prefix = KafkaClient.uniqueName("alerts");
        kafka.createTopicNamed(prefix + ".alerts", 1, Map.of());
    }

    @Test
    void sendsInOrderTriesAgainAndGivesUpOnlyWhatIsRefused() throws Exception {
        try (Receiver receiver = Receiver.start(503, 204, 400, 401, 301, 429)) {
            // Given
            write(4);

            // When
            Running running = run(receiver, SHORT);
            await(() -> said.contains("3 alerts sent, 1 refused, 0 unreadable; 0 wait"));
            running.end();
            List<String> told = progress.told().orElseThrow().text().lines().toList();

            // Then
            assertThat(receiver.calls().stream().map(call -> offset(call.id()) + " " + call.answer()))
                    .containsExactly("0 503", "0 204", "1 400", "2 401", "2 301", "2 429", "2 204", "3 204");
            assertThat(receiver.calls())
                    .extracting(Receiver.Call::path)
                    .as("no redirect is followed")
                    .containsOnly("/hook/pa7h-s3cret");
            assertThat(said)
                    .anyMatch(line -> line.contains("/0/1 (campaign on ratings) was refused with status 400"))
                    .anyMatch(line ->
                            line.contains("/0/0 was not taken by http://127.0.0.1:") && line.contains("status 503"));
            assertThat(String.join("\n", said)).doesNotContain("s3cret", SECRET);
            assertThat(told)
                    .contains(
                            "weir_alerts_done_total{outcome=\"taken\"} 3",
                            "weir_alerts_done_total{outcome=\"refused\"} 1",
                            "weir_alerts_failed_tries_total 4",
                            "weir_alerts_waiting 0",
                            "weir_alerts_stuck_seconds 0");
        }
    }

    @Test
    void eachRequestSaysWhoSentItAndCanBeChecked() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            // Given
            write(1);

            // When
            Running running = run(receiver, SHORT);
            await(() -> receiver.taken().size() == 1);
            running.end();

            // Then
            Receiver.Call call = receiver.calls().get(0);
            Instant sent = Instant.ofEpochSecond(Long.parseLong(call.headers().get("webhook-timestamp")));
            assertThat(call.headers())
                    .containsEntry("content-type", "application/cloudevents+json")
                    .containsEntry("authorization", "Bearer " + TOKEN)
                    .containsEntry("webhook-id", call.id())
                    .containsEntry(
                            "webhook-signature", Signing.with(SECRET).of(new CloudEvent(call.id(), call.body()), sent));
            assertThat(Duration.between(sent, Instant.now())).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        }
    }

    @Test
    void goesOnFromTheFirstThatWasNotTakenWhenItIsStartedAgain() throws Exception {
        try (Receiver receiver = Receiver.start(204, 204, 503, 503)) {
            // Given
            write(2);
            kafka.produce(prefix + ".alerts", List.of("no alert"));
            write(3);

            // When
            Running first = run(receiver, new Pauses(Duration.ofHours(1), Duration.ofHours(1)));
            await(() -> receiver.calls().size() == 3);
            await(() -> told("weir_alerts_waiting") == 3); // The one in hand, and two behind it.
            double stuck = told("weir_alerts_stuck_seconds");
            first.end();
            Running second = run(receiver, SHORT);
            await(() -> receiver.taken().size() == 5);
            second.end();

            // Then
            assertThat(stuck).isPositive();
            assertThat(receiver.taken().stream().map(ForwarderIT::offset)).containsExactly("0", "1", "3", "4", "5");
            assertThat(receiver.calls().stream().map(call -> offset(call.id())))
                    .containsExactly("0", "1", "3", "3", "3", "4", "5");
            assertThat(said).anyMatch(line -> line.endsWith("/0/2 is no alert and is left out"));
        }
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() throws Exception {
        try (Receiver receiver = Receiver.start(503).retryAfter("1")) {
            // Given
            write(1);

            // When
            long begin = System.nanoTime();
            Running running = run(receiver, SHORT);
            await(() -> receiver.taken().size() == 1);
            running.end();

            // Then
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void aReceiverThatIsNotThereIsWaitedFor() throws Exception {
        // Given
        Receiver gone = Receiver.start();
        gone.close();
        write(1);

        // When
        Running running = run(gone, SHORT);
        await(() -> said.stream().anyMatch(line -> line.contains("no answer, ConnectException")));

        // Then
        running.end();
        assertThat(String.join("\n", said)).doesNotContain("s3cret");
    }

    @Test
    void whatCannotBeUsedIsRefusedWithoutShowingIt() throws IOException {
        Path bad = Files.writeString(dir.resolve("bad"), "s3cret with spaces");
        for (String place : List.of("webhook", "token", "secret")) {
            Map<String, String> keys = new HashMap<>(Map.of("webhook", "https://example.com/a"));
            keys.put(place, "${file:" + bad + "}");
            Settings settings = settings(keys);
            assertThatThrownBy(() -> Webhook.of(settings.alerts(), Clock.systemUTC()))
                    .isInstanceOfAny(SettingsException.class, IllegalArgumentException.class)
                    .hasMessageContaining("alerts." + place)
                    .hasMessageNotContaining("s3cret");
        }
    }

    /** Retention passes while the receiver is away. */
    @Test
    void whatIsDeletedBeforeItWasGivenOutIsCounted() throws Exception {
        Settings settings = settings(Map.of());
        write(1);
        try (Incoming incoming = Incoming.ofGroup(settings)) {
            // Given: it stands before the first, and asked for nothing yet
            write(4);
            delete(3);

            // When
            List<Long> given = new ArrayList<>();
            await(() -> {
                given.addAll(poll(incoming));
                return given.size() == 2;
            });

            // Then
            assertThat(given).containsExactly(3L, 4L);
            assertThat(incoming.missed()).isEqualTo(3);
            assertThat(incoming.missed()).as("since it was last asked").isZero();
        }
    }

    @Test
    void saysWhatWasDeletedBeforeItWasSent() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            // Given
            write(1);
            Running first = run(receiver, SHORT);
            await(() -> said.contains("1 alerts sent, 0 refused, 0 unreadable; 0 wait"));
            first.end();
            write(3);
            delete(3);

            // When
            Running second = run(receiver, SHORT);
            await(() -> said.contains("2 alerts sent, 0 refused, 0 unreadable, 2 deleted before; 0 wait"));
            second.end();

            // Then
            assertThat(said).anyMatch(line -> line.startsWith("2 alerts were deleted from " + prefix + ".alerts"));
            assertThat(told("weir_alerts_done_total{outcome=\"deleted\"}")).isEqualTo(2);
            assertThat(receiver.taken().stream().map(ForwarderIT::offset)).containsExactly("0", "3");
        }
    }

    /** What Kafka forgets of a group without members after a week in which nothing was committed. */
    @Test
    void howFarItCameIsSaidAgainAndAgain() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            // Given
            write(2);
            Running first = run(receiver, SHORT);
            await(() -> receiver.taken().size() == 2 && committed() == 2);
            first.end();
            try (Incoming incoming = Incoming.ofGroup(settings(Map.of()))) {
                forgetCommitted();

                // When
                incoming.keep();
            }

            // Then
            assertThat(committed()).isEqualTo(2);
            kafka.createTopicNamed(prefix + "q.alerts", 1, Map.of());
            prefix += "q";
            Running quiet = run(receiver, SHORT);
            await(() -> committed() == 0);
            quiet.end();
        }
    }

    @Test
    void partitionsThatTheTopicGetsAreForwardedToo() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            // Given
            write(1);
            Running running = run(receiver, SHORT);
            await(() -> told("weir_alerts_waiting") == 0 && receiver.taken().size() == 1);

            // When: one in the new partition, and one in the old, after which it looks
            try (Admin admin = kafka.admin()) {
                admin.createPartitions(Map.of(prefix + ".alerts", NewPartitions.increaseTo(2)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
            kafka.produceRecords(List.of(alert(1, 2)));
            kafka.produceRecords(List.of(alert(0, 3)));
            await(() -> receiver.taken().stream().anyMatch(id -> id.startsWith("1/0@")));
            await(() -> told("weir_alerts_waiting") == 0);
            running.end();
            kafka.produceRecords(List.of(alert(1, 4)));
            Running again = run(receiver, SHORT);
            await(() -> receiver.taken().size() == 4);
            again.end();

            // Then
            assertThat(receiver.taken().stream().map(id -> id.substring(0, id.indexOf('@'))))
                    .as("each once")
                    .containsExactlyInAnyOrder("0/0", "0/1", "1/0", "1/1");
        }
    }

    private ProducerRecord<byte[], byte[]> alert(int partition, int number) {
        return new ProducerRecord<>(
                prefix + ".alerts",
                partition,
                "ratings".getBytes(StandardCharsets.UTF_8),
                StoredAlerts.json(Alert.Type.CAMPAIGN, "film:f" + number, 1_000L * number));
    }

    /** The client's own timeout ends with the headers. */
    @Test
    void anAnswerThatDoesNotEndIsNone() throws Exception {
        try (Receiver receiver = Receiver.start(Receiver.ENDLESS)) {
            Settings settings = settings(Map.of("webhook", secret("webhook", receiver.address())));
            Webhook webhook = Webhook.of(settings.alerts(), Clock.systemUTC(), Duration.ofMillis(500));
            CloudEvent event = new CloudEvent("0/1@2", "{}".getBytes(StandardCharsets.UTF_8));

            assertThat(webhook.send(event))
                    .isEqualTo(new Answer(Answer.Kind.LATER, "no whole answer in 500ms", Duration.ZERO));
            assertThat(webhook.send(event).kind()).isEqualTo(Answer.Kind.TAKEN);
        }
    }

    /** Where the group is; -1 where Kafka does not know. */
    private long committed() {
        try (Admin admin = kafka.admin()) {
            OffsetAndMetadata said = admin.listConsumerGroupOffsets(prefix + ".alerts")
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS)
                    .get(new TopicPartition(prefix + ".alerts", 0));
            return said == null ? -1 : said.offset();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private void forgetCommitted() throws Exception {
        try (Admin admin = kafka.admin()) {
            admin.deleteConsumerGroupOffsets(prefix + ".alerts", Set.of(new TopicPartition(prefix + ".alerts", 0)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        assertThat(committed()).isEqualTo(-1);
    }

    private static List<Long> poll(Incoming incoming) {
        try {
            return incoming.poll().stream().map(ConsumerRecord::offset).toList();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Deletes the topic's records before an offset, as its retention does. */
    private void delete(long before) throws Exception {
        try (Admin admin = kafka.admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(prefix + ".alerts", 0), RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private Running run(Receiver receiver, Pauses pauses) throws IOException {
        Settings settings = settings(Map.of(
                "webhook", secret("webhook", receiver.address()),
                "token", secret("token", TOKEN),
                "secret", secret("secret", SECRET)));
        Webhook webhook = Webhook.of(settings.alerts(), Clock.systemUTC());
        return Running.start(new Forwarder(settings, webhook, pauses, progress, said::add));
    }

    private String secret(String name, String value) throws IOException {
        return "${file:" + Files.writeString(dir.resolve(name), value + "\n") + "}";
    }

    private Settings settings(Map<String, String> alerts) throws IOException {
        Path file = TestSettings.live(dir, prefix, kafka.bootstrap());
        StringBuilder yaml = new StringBuilder(Files.readString(file)).append("alerts:\n");
        alerts.forEach((key, value) ->
                yaml.append("  ").append(key).append(": \"").append(value).append("\"\n"));
        return SettingsFile.loadForRun(Files.writeString(dir.resolve("weir.yaml"), yaml));
    }

    private void write(int count) {
        kafka.produceRecords(IntStream.range(0, count)
                .mapToObj(number -> new ProducerRecord<>(
                        prefix + ".alerts",
                        "ratings".getBytes(StandardCharsets.UTF_8),
                        StoredAlerts.json(Alert.Type.CAMPAIGN, "film:f" + number, 1_000L * number)))
                .toList());
    }

    private double told(String series) {
        return progress.told().stream()
                .flatMap(told -> told.text().lines())
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(-1);
    }

    private static String offset(String id) {
        return id.substring(2, id.indexOf('@'));
    }

    private void await(BooleanSupplier holds) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within 30 s; it said " + said);
            }
            Thread.onSpinWait();
        }
    }

    /** A forwarder in a thread of its own. */
    private record Running(Thread thread, List<Throwable> ended) {

        static Running start(Forwarder forwarder) {
            List<Throwable> ended = new CopyOnWriteArrayList<>();
            Thread thread = new Thread(() -> {
                try {
                    forwarder.run();
                } catch (InterruptedException | IOException | RuntimeException e) {
                    ended.add(e);
                }
            });
            thread.start();
            return new Running(thread, ended);
        }

        void end() throws InterruptedException {
            thread.interrupt();
            thread.join(Duration.ofSeconds(20).toMillis());
            assertThat(thread.isAlive()).isFalse();
            assertThat(new ArrayList<>(ended)).singleElement().isInstanceOf(InterruptedException.class);
        }
    }
}
