package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.weir.decide.DecisionJson;
import dev.weir.event.Decision;
import dev.weir.index.IndexFeed;
import dev.weir.index.ReviewIndex;
import dev.weir.review.Desk;
import dev.weir.review.DueRound;
import dev.weir.settings.Settings;
import dev.weir.sign.KeyFile;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import dev.weir.topics.Cluster;
import dev.weir.topics.TopicsCreate;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the console asks for by itself, through a real broker's topics. */
@ExtendWith(Broker.class)
class DeadlineRoundsIT {

    @TempDir
    Path dir;

    @Test
    void whatIsDueIsAskedForOnceWithTheClocksKey(KafkaClient kafka) throws Exception {
        // Given
        Settings settings = ConsoleAtWork.settings(kafka, dir);
        TopicsCreate.run(settings, TopicsCreate.Inputs.CREATE);
        ConsoleAtWork.fill(kafka, new Shop(settings, Instant.now()).records());
        kafka.produceRecords(List.of(tooLarge(new Shop(settings, Instant.now()).oneMore("poison", "f1"))));
        Clock clock = Clock.systemUTC();
        Signer ana = Signer.of("ana", Role.LEAD);
        Signer tick = Signer.of("tick", Role.CLOCK);
        KeyFile.write(dir.resolve("ana.pem"), ana.key());
        Reviewers reviewers = new Reviewers(List.of(ana.reviewer(), tick.reviewer()));
        try (ReviewIndex index = ReviewIndex.open(dir.resolve("index.db"), settings, Duration.ofHours(1));
                IndexFeed feed = index.feed(Cluster.of(settings).clientProperties(), clock)) {
            feed.catchUp();
            DueRound round = new DueRound(settings, index, new Desk(settings, index, clock), clock);
            int due = round.due(10_000).size() - 1;
            assertThat(due).isPositive();
            AtomicReference<Instant> hands = new AtomicReference<>(clock.instant());
            DeadlineRounds rounds = DeadlineRounds.of(round, reviewers, new KeyFolder(dir), hands::get);

            // When, Then
            assertThat(rounds.once()).as("a person's key is not a machine's").isZero();
            assertThatNoException()
                    .as("else no deadline passes until the console starts again")
                    .isThrownBy(DeadlineRounds.of(round, reviewers, new KeyFolder(dir), () -> {
                        throw new IllegalStateException("whatever fails");
                    })::attempt);
            KeyFile.write(dir.resolve("tick.pem"), tick.key());
            assertThat(rounds.once())
                    .as("one whom no decision can carry keeps nobody else")
                    .isEqualTo(due);
            assertThat(round.leftOut()).hasSize(1);
            assertThat(round.due(10_000)).hasSize(due);
            assertThat(rounds.once()).as("the index does not know of it yet").isZero();
            hands.updateAndGet(now -> now.plus(Duration.ofHours(1)).minusMillis(1));
            assertThat(rounds.once()).as("nor does it within the hour").isZero();
            hands.updateAndGet(now -> now.plusMillis(1));
            assertThat(rounds.once()).as("it may never").isEqualTo(due);
            feed.catchUp();
            assertThat(rounds.once()).as("asked for once").isZero();
            assertThat(kafka.awaitCommitted(settings.decisionsTopic(), 2 * due))
                    .hasSize(2 * due)
                    .extracting(record -> DecisionJson.read(record.value()))
                    .allSatisfy(decision -> {
                        assertThat(decision.reviewer()).isEqualTo("tick");
                        assertThat(decision.action()).isEqualTo(Decision.Action.RELEASE);
                        assertThat(decision.reason()).isEqualTo(Decision.Reason.DEADLINE);
                    });
        }
    }

    /** The oldest of all: a name of a header that takes a quarter of a record in Kafka and more than a decision in JSON. */
    private static ProducerRecord<byte[], byte[]> tooLarge(ProducerRecord<byte[], byte[]> held) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                held.topic(),
                null,
                Instant.now().minus(Duration.ofDays(20)).toEpochMilli(),
                held.key(),
                held.value(),
                held.headers());
        record.headers().add("\u0001".repeat(250_000), new byte[1]);
        return record;
    }
}
