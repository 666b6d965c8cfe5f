package dev.weir.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.DeadReason;
import dev.weir.redrive.Redrive.Mode;
import dev.weir.route.HeaderNames;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TransactionalIds;
import dev.weir.topics.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Broker.class)
class RedriveIT {

    private static final Wanted EVERYTHING = DeadTopic.everything();

    @TempDir
    Path dir;

    @Test
    void whatWasSentIsNotSentAgainAndTheListSaysSo(KafkaClient kafka) throws IOException {
        // Given: more than one transaction takes
        Settings settings = settings(kafka);
        List<ProducerRecord<byte[], byte[]>> dead = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            dead.add(letter(settings, i % 2, i, i == 9 ? DeadReason.DUPLICATE : DeadReason.MISSING_FIELD));
        }
        kafka.produceRecords(dead);

        // When
        Redrive.Outcome dry = run(settings, EVERYTHING, Mode.DRY);
        Redrive.Outcome some = run(settings, Wanted.of(List.of(), List.of(), List.of(new Place(0, 99))), Mode.SEND);
        Redrive.Outcome rest = run(settings, EVERYTHING, Mode.SEND);
        Redrive.Outcome again = run(settings, EVERYTHING, Mode.SEND);

        // Then
        assertThat(dry.sent()).isEqualTo(2_499);
        assertThat(some.sent()).isEqualTo(100);
        assertThat(rest.sent()).isEqualTo(2_399);
        assertThat(rest.transactions()).isEqualTo(2);
        assertThat(again.sent()).isZero();
        assertThat(again.before()).isEqualTo(2_499);
        assertThat(kafka.awaitCommitted(input(settings), 2_499))
                .hasSize(2_499)
                .extracting(record -> new String(
                        record.headers().lastHeader(HeaderNames.REDRIVEN_FROM).value(), UTF_8))
                .doesNotHaveDuplicates()
                .allMatch(from -> from.startsWith(input(settings) + "/0/"));
        List<DeadLetters.Row> rows = DeadLetters.list(settings, "ratings");
        assertThat(rows).extracting(DeadLetters.Row::reason).containsExactly("duplicate", "missing-field");
        assertThat(rows).extracting(DeadLetters.Row::count).containsExactly(1L, 2_499L);
        assertThat(rows).extracting(DeadLetters.Row::redriven).containsExactly(0L, 2_499L);
        assertThat(rows.get(1).error()).contains("looked at /stars");
    }

    @Test
    void aMarkerBehindAnOpenTransactionOfTheGatewayIsWaitedFor(KafkaClient kafka) throws Exception {
        // Given: the gateway has written a dead letter, and commits it later than a redrive its marker
        Settings settings = settings(kafka);
        kafka.produceRecords(List.of(letter(settings, 0, 1, DeadReason.EMPTY)));
        try (KafkaProducer<byte[], byte[]> gateway = kafka.producer(
                Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.transactionalIdPrefix() + "7"))) {
            gateway.initTransactions();
            try (Sender former = Sender.open(settings, "ratings")) {
                gateway.beginTransaction();
                gateway.send(letter(settings, 0, 2, DeadReason.EMPTY)).get();
                former.send(batch(settings, 0));
            }

            // When
            CompletableFuture<Redrive.Outcome> run = CompletableFuture.supplyAsync(() -> {
                try {
                    return run(settings, EVERYTHING, Mode.SEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThatThrownBy(() -> run.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            gateway.commitTransaction();

            // Then
            Redrive.Outcome outcome = run.get(30, TimeUnit.SECONDS);
            assertThat(outcome.before()).isEqualTo(1);
            assertThat(outcome.sent()).isEqualTo(1);
            assertThat(kafka.awaitCommitted(input(settings), 2)).hasSize(2);
        }
    }

    @Test
    void whoBeginsLaterStopsTheOtherAndTheGatewayIsNotConcerned(KafkaClient kafka) throws IOException {
        // Given
        Settings settings = settings(kafka);
        kafka.produceRecords(List.of(letter(settings, 0, 1, DeadReason.EMPTY)));
        try (Sender first = Sender.open(settings, "ratings");
                Sender second = Sender.open(settings, "ratings");
                Transactions transactions = Transactions.of(settings)) {

            // When, Then
            assertThatThrownBy(() -> first.send(batch(settings, 0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another redrive of stream ratings has begun");
            second.send(batch(settings, 0));
            assertThat(kafka.awaitCommitted(input(settings), 1)).hasSize(1);
            assertThat(transactions.ids().contains(TransactionalIds.ofRedrive(settings, "ratings")))
                    .isFalse();
        }
    }

    private static Redrive.Outcome run(Settings settings, Wanted wanted, Mode mode) throws IOException {
        return Redrive.run(settings, "ratings", wanted, mode, sent -> {});
    }

    private static Batch batch(Settings settings, long offset) {
        Batch batch = new Batch();
        batch.add(Objects.requireNonNull(
                Letter.of(DeadTopic.read(letter(settings, 0, 1, DeadReason.EMPTY), offset), input(settings))));
        return batch;
    }

    private static ProducerRecord<byte[], byte[]> letter(
            Settings settings, int partition, long position, DeadReason reason) {
        ProducerRecord<byte[], byte[]> letter = DeadTopic.letter(partition, position, reason);
        String origin = input(settings) + "/0/" + position + "@2026-11-27T12:00:00Z";
        letter.headers().add(DeadTopic.header(HeaderNames.ORIGIN, origin));
        return new ProducerRecord<>(
                settings.deadLetterTopic("ratings"), partition, null, letter.key(), letter.value(), letter.headers());
    }

    private static String input(Settings settings) {
        return settings.prefix() + ".in";
    }

    private Settings settings(KafkaClient kafka) throws IOException {
        String prefix = KafkaClient.uniqueName("redrive");
        kafka.createTopicNamed(prefix + ".in", 1, Map.of());
        kafka.createTopicNamed(prefix + ".dead-letters.ratings", 2, Map.of());
        String yaml = """
                prefix: %s
                kafka: {bootstrap: "%s"}
                streams:
                  ratings:
                    topic: %s.in
                    kind: rating
                    fields: {actor: /user, object: /movie, value: /stars, time: /ts}
                """.formatted(prefix, kafka.bootstrap(), prefix);
        return SettingsFile.load(Files.writeString(dir.resolve("weir.yaml"), yaml));
    }
}
