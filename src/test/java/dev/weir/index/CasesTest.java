package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Standing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CasesTest {

    private static final Finding RATE = Tape.finding("rate", Family.RATE, 9);
    private static final Finding CROWD = Tape.finding("crowd", Family.GROUP, 12);

    @TempDir
    private Path folder;

    private Opened opened;
    private Tape tape;

    @BeforeEach
    void open() {
        opened = new Opened(folder);
        tape = opened.tape;
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void whatIsHeldOfOneContributorIsOneCase() {
        // Given
        tape.held("a", "x", 5, Tape.NOON + 1, RATE);
        tape.held("a", "y", 5, Tape.NOON, Tape.finding("profile", Family.PROFILE, 11), RATE);

        // When
        opened.read();

        // Then
        Case row = opened.queue().get(0);
        assertThat(row.id()).isEqualTo("actor:customer:a");
        assertThat(row.subject()).isEqualTo("customer:a");
        assertThat(row.kind()).isEqualTo(Case.Kind.ACTOR);
        assertThat(row.title()).isEqualTo("customer:a sent 2 events about 2 films");
        assertThat(row.held()).isEqualTo(2);
        assertThat(row.objects()).isEqualTo(2);
        assertThat(row.check()).isEqualTo("profile");
        assertThat(row.family()).isEqualTo("PROFILE");
        assertThat(row.oldest().toEpochMilli()).isEqualTo(Tape.NOON);
        assertThat(row.newest().toEpochMilli()).isEqualTo(Tape.NOON + 1);
        assertThat(row.deadline()).isEqualTo(row.oldest().plus(Opened.HOLD_FOR));
        // Families add, and one member has ln 2: (9 + (11 + 9)) / 2 events.
        assertThat(row.risk()).isEqualTo((9 + 20) / 2.0 * Math.log(2));
    }

    @ParameterizedTest
    @CsvSource({"1, ACTOR, 1", "2, OBJECT, 1", "3, OBJECT, 1"})
    void aCrowdOfTwoOnOneObjectIsOneCase(int contributors, Case.Kind kind, int rows) {
        // When
        for (int i = 0; i < contributors; i++) {
            tape.held("a" + i, "x", 5, Tape.NOON, CROWD);
            opened.read();
        }

        // Then
        assertThat(opened.queue()).hasSize(rows).allSatisfy(row -> {
            assertThat(row.kind()).isEqualTo(kind);
            assertThat(row.members()).isEqualTo(contributors);
        });
    }

    @ParameterizedTest
    @CsvSource({"19, 19", "20, 1", "21, 1"})
    void twentyContributorsHeldForOneReasonOnOneDayAreAFlood(int contributors, int rows) {
        // When: each of them twice, and one by one, so that some come before it is a flood
        for (int i = 0; i < contributors; i++) {
            tape.held("a" + i, "x" + i, 5, Tape.NOON, RATE);
            tape.held("a" + i, "y" + i, 5, Tape.NOON, RATE);
            opened.read();
        }

        // Then
        assertThat(opened.queue()).hasSize(rows);
        assertThat(opened.queue().stream().mapToLong(Case::held).sum()).isEqualTo(2L * contributors);
        assertThat(opened.queue().stream().mapToLong(Case::members).sum()).isEqualTo(contributors);
    }

    @Test
    void floodsOfTwoDaysAndOfTwoChecksAreTwo() {
        // When
        for (int i = 0; i < 20; i++) {
            tape.held("a" + i, "x" + i, 5, Tape.NOON, RATE);
            tape.held("a" + i, "x" + i, 5, Tape.NOON + Times.DAY, RATE);
            tape.held("a" + i, "x" + i, 5, Tape.NOON, Tape.finding("time", Family.TIME, 9));
        }
        opened.read();

        // Then
        assertThat(opened.caseIds())
                .containsExactlyInAnyOrder(
                        "flood:ratings/rate/2026-01-01",
                        "flood:ratings/rate/2026-01-02",
                        "flood:ratings/time/2026-01-01");
    }

    @Test
    void whatACampaignSentLeavesTheOtherCases() {
        // Given
        for (int i = 0; i < 20; i++) {
            tape.held("a" + i, "x", 5, Tape.NOON, RATE);
        }
        opened.read();
        assertThat(opened.caseIds()).containsExactly("flood:ratings/rate/2026-01-01");

        // When: one is named by its standing, one by a finding
        tape.standing("a1", Standing.SUSPENDED, Tape.CAMPAIGN, Tape.NOON);
        tape.held("a2", "x", 5, Tape.NOON, Tape.standing("a2", Tape.CAMPAIGN));
        opened.read();

        // Then
        assertThat(opened.caseIds())
                .containsExactlyInAnyOrder("flood:ratings/rate/2026-01-01", "campaign:" + Tape.CAMPAIGN);
        Case campaign = opened.index.caseOf("campaign:" + Tape.CAMPAIGN).orElseThrow();
        assertThat(campaign.subject()).isEqualTo(Tape.CAMPAIGN);
        assertThat(campaign.members()).isEqualTo(2);
        assertThat(campaign.held()).isEqualTo(3);
        assertThat(opened.index
                        .caseOf("flood:ratings/rate/2026-01-01")
                        .orElseThrow()
                        .members())
                .isEqualTo(18);
    }

    @Test
    void aCaseThatAllItsEventsLeftIsGone() {
        // Given
        tape.held("a", "x", 5, Tape.NOON, RATE);
        opened.read();

        // When
        tape.standing("a", Standing.SUSPENDED, Tape.CAMPAIGN, Tape.NOON);
        opened.read();

        // Then
        assertThat(opened.index.caseOf("actor:customer:a")).isEmpty();
        assertThat(opened.caseIds()).containsExactly("campaign:" + Tape.CAMPAIGN);
    }

    @Test
    void theReachOfACaseIsThatOfTheObjectsThatAThirdOfItsMembersAreAbout() {
        // Given: 10 honest contributors of x, 20 of y
        for (int i = 0; i < 20; i++) {
            if (i < 10) {
                tape.admitted("h" + i, "x", 3, Tape.NOON);
            }
            tape.admitted("h" + i, "y", 3, Tape.NOON);
            tape.admitted("h" + i, "y", 4, Tape.NOON);
        }
        // When: all six members are about x, one in six about y
        for (int i = 0; i < 6; i++) {
            tape.held("a" + i, "x", 5, Tape.NOON, Tape.standing("a" + i, Tape.CAMPAIGN));
        }
        tape.held("a0", "y", 5, Tape.NOON, Tape.standing("a0", Tape.CAMPAIGN));
        opened.read();

        // Then
        Case row = opened.queue().get(0);
        assertThat(row.reach()).isEqualTo(10 + 6);
        assertThat(row.score()).isEqualTo(row.risk() * Math.log(2 + 16));

        // When: now a third
        tape.held("a1", "y", 5, Tape.NOON, Tape.standing("a1", Tape.CAMPAIGN));
        opened.read();

        // Then
        assertThat(opened.queue().get(0).reach()).isEqualTo(10 + 6 + 20 + 2);
    }

    @Test
    void inWhateverOrderTheTopicsAreReadTheCasesAreTheSame() {
        // Given
        for (int i = 0; i < 30; i++) {
            tape.held("a" + i, "x" + i % 3, 5, Tape.NOON + i, i % 2 == 0 ? RATE : CROWD);
            tape.admitted("h" + i, "x" + i % 4, 5, Tape.NOON + i);
        }
        tape.standing("a3", Standing.SUSPENDED, Tape.CAMPAIGN, Tape.NOON);
        tape.standing("a4", Standing.SUSPENDED, Tape.CAMPAIGN, Tape.NOON);
        List<ConsumerRecord<byte[], byte[]>> records = tape.take();
        opened.read(records);
        List<String> expected = shown();

        for (int seed = 0; seed < 5; seed++) {
            // When: topics come in another order, each in its own
            List<ConsumerRecord<byte[], byte[]>> mixed = mixed(records, new Random(seed));
            opened.close();
            Path other = folder.resolve("other" + seed);
            assertThat(other.toFile().mkdir()).isTrue();
            opened = new Opened(other);
            opened.read(mixed);

            // Then
            assertThat(shown()).isEqualTo(expected);
        }
    }

    private List<String> shown() {
        return opened.queue().stream()
                .map(row -> row.id() + row.members() + '/' + row.held() + '/' + row.reach() + '/' + row.score())
                .sorted()
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> mixed(
            List<ConsumerRecord<byte[], byte[]>> records, Random random) {
        List<List<ConsumerRecord<byte[], byte[]>>> topics = new ArrayList<>();
        records.stream()
                .map(ConsumerRecord::topic)
                .distinct()
                .forEach(topic -> topics.add(new ArrayList<>(records.stream()
                        .filter(record -> record.topic().equals(topic))
                        .toList())));
        List<ConsumerRecord<byte[], byte[]>> mixed = new ArrayList<>();
        while (!topics.isEmpty()) {
            Collections.shuffle(topics, random);
            mixed.add(topics.get(0).remove(0));
            topics.removeIf(List::isEmpty);
        }
        return mixed;
    }
}
