package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.event.Answer;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Entity;
import dev.weir.event.Family;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlindSampleTest {

    private static final String SAMPLED = "{blind: {share: 0.5, mostADay: 6, seed: a seed that nobody knows}}";
    private static final long MIDNIGHT = Times.floor(Tape.NOON, Times.DAY) + Times.DAY;
    private static final Instant OVER = Instant.ofEpochMilli(MIDNIGHT).plus(BlindSample.GRACE);

    @TempDir
    Path dir;

    @Test
    void aDaysSampleIsShownWhenTheDayIsSurelyOver() {
        try (Opened opened = opened("a")) {
            day(opened);
            opened.read();

            assertThat(opened.index.blind().open(OVER.minusMillis(1))).isEmpty();
            assertThat(opened.index.blind().open(OVER)).hasSize(6);
            assertThat(opened.index.blind().waiting(OVER)).isEqualTo(6);
        }
    }

    @Test
    void whatIsVeiledStandsInNoList() {
        try (Opened opened = opened("a")) {
            // Given
            Set<String> held = day(opened);
            opened.read();
            List<String> veiled = new ArrayList<>(opened.index.blind().open(OVER));
            veiled.retainAll(held);
            assertThat(veiled).hasSize(3);

            // When, Then: neither among what waits nor among what is decided, nor of its contributor, nor as a case
            Set<String> shown = new HashSet<>();
            for (Case.Status status : Case.Status.values()) {
                opened.held(QueueFilter.OPEN.that(status), QueueOrder.RISK, 500)
                        .forEach(row -> shown.add(row.origin()));
            }
            assertThat(shown).hasSize(held.size() - 3).doesNotContainAnyElementsOf(veiled);
            for (String origin : veiled) {
                String actor =
                        opened.index.item(origin).orElseThrow().row().actor().text();
                assertThat(opened.index.actor(new Entity(actor)).latest())
                        .noneMatch(deed -> deed.origin().equals(origin));
                for (Case.Status status : Case.Status.values()) {
                    assertThat(opened.queue(QueueFilter.OPEN.that(status), QueueOrder.RISK, 500))
                            .noneMatch(one -> one.subject().equals(actor));
                }
                BlindItem item = opened.index.blind().item(origin).orElseThrow();
                assertThat(item.told()).isNull();
                assertThat(item.toString()).doesNotContain("rate", "RATE", "says so", "nats", "HOLD");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSampleIsTheSameInWhateverOrderAndHoweverOftenItIsRead(long seed) {
        // Given
        List<String> expected;
        List<ConsumerRecord<byte[], byte[]>> records;
        try (Opened first = opened("a")) {
            day(first);
            records = first.tape.take();
            first.read(records);
            expected = first.index.blind().open(OVER);
        }

        // When: the two topics are read in pieces that mix as chance will have it
        try (Opened second = opened("b")) {
            Random random = new Random(seed);
            List<List<ConsumerRecord<byte[], byte[]>>> topics = new ArrayList<>();
            records.stream()
                    .map(ConsumerRecord::topic)
                    .distinct()
                    .forEach(topic -> topics.add(new ArrayList<>(records.stream()
                            .filter(one -> one.topic().equals(topic))
                            .toList())));
            while (!topics.isEmpty()) {
                List<ConsumerRecord<byte[], byte[]>> topic = topics.get(random.nextInt(topics.size()));
                int some = Math.min(topic.size(), 1 + random.nextInt(7));
                second.read(List.copyOf(topic.subList(0, some)));
                topic.subList(0, some).clear();
                topics.removeIf(List::isEmpty);
            }

            // Then
            assertThat(second.index.blind().open(OVER)).isEqualTo(expected);
            assertThat(second.held(QueueFilter.OPEN, QueueOrder.OLDEST, 500))
                    .extracting(HeldRow::origin)
                    .doesNotContainAnyElementsOf(expected);
        }
    }

    @Test
    void theFirstAnswerThatTheGatewayTookLiftsTheVeil() {
        try (Opened opened = opened("a")) {
            // Given
            Set<String> held = day(opened);
            opened.read();
            String origin = opened.index.blind().open(OVER).stream()
                    .filter(held::contains)
                    .findFirst()
                    .orElseThrow();
            assertThat(opened.status(origin)).isEqualTo(HoldStatus.VEILED);
            String actor = opened.index.item(origin).orElseThrow().row().actor().id();

            // When: sent, and refused by the gateway
            var answer = Tape.assess("a1", actor, origin, Reason.DISHONEST, MIDNIGHT);
            opened.tape.decision(answer);
            opened.read();
            assertThat(opened.index.blind().isVeiled(origin, OVER)).isTrue();

            // When: taken, and answered again by somebody who knows by now
            opened.tape.answer(answer, Answer.Outcome.APPLIED);
            opened.tape.decided(Tape.assess("a2", actor, origin, Reason.HONEST, MIDNIGHT + 1));
            opened.read();

            // Then
            assertThat(opened.status(origin)).isEqualTo(HoldStatus.OPEN);
            assertThat(opened.index.blind().open(OVER)).hasSize(5).doesNotContain(origin);
            BlindItem.Told told =
                    opened.index.blind().item(origin).orElseThrow().told();
            assertThat(told.answer()).isEqualTo(Reason.DISHONEST);
            assertThat(told.check()).isEqualTo("rate");
        }
    }

    @Test
    void whatNobodyAnswersInTimeIsAHoldThatExpired() {
        try (Opened opened = opened("a")) {
            Set<String> held = day(opened);
            opened.read();
            Instant late = Instant.ofEpochMilli(Tape.NOON).plus(Opened.HOLD_FOR).plus(Duration.ofDays(1));
            opened.now = late.toEpochMilli();
            opened.end();

            assertThat(opened.index.blind().open(late)).isEmpty();
            assertThat(held)
                    .allSatisfy(origin -> assertThat(opened.status(origin)).isEqualTo(HoldStatus.EXPIRED));
        }
    }

    @Test
    void answersBecomeFiguresOfBothKinds() {
        try (Opened opened = opened("all", "{blind: {share: 1, mostADay: 200, seed: a seed that nobody knows}}")) {
            // Given: what is held by rate is not honest in three of four cases, what is admitted is honest
            Set<String> held = day(opened);
            opened.read();
            assertThat(opened.index.blind().said(OVER)).isEmpty();
            int said = 0;
            for (String origin : opened.index.blind().open(OVER)) {
                BlindItem item = opened.index.blind().item(origin).orElseThrow();
                boolean honest = !held.contains(origin) || said % 4 == 0;
                said += held.contains(origin) ? 1 : 0;
                opened.tape.decided(Tape.assess(
                        "a" + origin, item.actor().id(), origin, honest ? Reason.HONEST : Reason.DISHONEST, MIDNIGHT));
            }
            opened.read();

            // Then
            BlindFigures figures = opened.index.blind().figures(OVER);
            assertThat(figures.waits()).isZero();
            BlindFigures.Scope all = figures.scopes().get(0);
            assertThat(all.precision().value()).isEqualTo(0.75);
            assertThat(all.recall().value()).isEqualTo(1);
            assertThat(all.cost().value()).isEqualTo(10.0 / 70);
            assertThat(opened.index.blind().said(OVER))
                    .hasSize(100)
                    .allSatisfy(one -> assertThat(one.probability()).isEqualTo(1))
                    .filteredOn(one -> one.answer() == Reason.DISHONEST)
                    .hasSize(30)
                    .allSatisfy(one -> assertThat(held).contains(one.origin()));
            assertThat(figures.checks()).singleElement().satisfies(check -> {
                assertThat(check.check()).isEqualTo("rate");
                assertThat(check.precision().answers()).isEqualTo(40);
            });
        }
    }

    @Test
    void anotherSeedIsAnotherSample() {
        List<String> first;
        List<ConsumerRecord<byte[], byte[]>> records;
        try (Opened opened = opened("a")) {
            day(opened);
            records = opened.tape.take();
            opened.read(records);
            first = opened.index.blind().open(OVER);
        }
        try (Opened opened = opened("a", "{blind: {share: 0.5, mostADay: 6, seed: quite another seed}}")) {
            assertThat(opened.index.blind().open(OVER))
                    .as("the index is made anew")
                    .isEmpty();
            opened.read(records);
            assertThat(opened.index.blind().open(OVER)).hasSize(6).isNotEqualTo(first);
        }
    }

    private Opened opened(String name) {
        return opened(name, SAMPLED);
    }

    private Opened opened(String name, String review) {
        try {
            return new Opened(Files.createDirectories(dir.resolve(name)), new Tape(TestSettings.reviewed(review)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forty held events and sixty admitted ones, each of a contributor of its own; returns the origins of the held ones. */
    private static Set<String> day(Opened opened) {
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            turns.add(i);
        }
        Collections.shuffle(turns, new Random(5));
        Set<String> held = new HashSet<>();
        for (int i : turns) {
            if (i < 40) {
                held.add(opened.tape.held(
                        "h" + i, "f" + i, 5, Tape.NOON + i * 450_000L, Tape.finding("rate", Family.RATE, 9)));
            } else {
                opened.tape.admitted("u" + i, "g" + i, 3, Tape.NOON + i * 1_000L);
            }
        }
        return held;
    }
}
