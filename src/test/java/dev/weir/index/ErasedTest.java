package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.TestSettings;
import dev.weir.decide.DecisionJson;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.privacy.Erasing;
import dev.weir.privacy.Pseudonyms;
import dev.weir.settings.PrivacySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index has of somebody who was erased: nothing, in whatever order it reads. */
class ErasedTest {

    private static final long NOON = Tape.NOON;
    private static final long LATER = NOON + Times.HOUR;
    private static final String MARKER = "Xq7ErasedPersonXq7";

    @TempDir
    private Path folder;

    private PrivacySettings privacy;
    private Tape tape;
    private Entity name;

    @BeforeEach
    void key() throws IOException {
        privacy = Erasing.keyed(folder);
        tape = new Tape(TestSettings.privately(privacy));
        name = Objects.requireNonNull(Pseudonyms.of(privacy)).of(Entity.of("customer", MARKER));
    }

    @Test
    void nothingOfThePersonIsLeftInTheFileAndTheOthersStay() throws IOException {
        try (Opened opened = new Opened(folder, tape)) {
            // Given
            person(NOON);
            others(NOON);
            opened.read();
            propose(opened);
            assertThat(bytes()).contains(MARKER);

            // When
            erase(LATER);
            opened.read();

            // Then
            assertThat(bytes()).doesNotContain(MARKER);
            assertThat(opened.queue()).singleElement().satisfies(left -> {
                assertThat(left.total()).isEqualTo(1);
                assertThat(left.members()).isEqualTo(1);
            });
            assertThat(opened.index.overview(Instant.ofEpochMilli(NOON)).toString())
                    .doesNotContain(MARKER);
            assertThat(opened.index.proposals().list(Instant.ofEpochMilli(NOON)))
                    .isEmpty();
            assertThat(opened.index
                            .held(QueueFilter.OPEN, QueueOrder.RISK, Cursor.START, 10)
                            .rows())
                    .hasSize(1);
            assertThat(opened.index.decision("e1"))
                    .hasValueSatisfying(
                            decision -> assertThat(decision.subject()).isEqualTo(name.text()));
        }
    }

    /** A filter is kept as it was typed: with the type, without it, or by the case. */
    @Test
    void filtersThatNameThePersonGoAndOthersStay() throws IOException {
        try (Opened opened = new Opened(folder, tape)) {
            // Given
            SavedFilters saved = opened.index.saved();
            saved.keep("ana", "typed", "actor=customer%3A" + MARKER + "&check=rate");
            saved.keep("ana", "plain", "actor=" + MARKER);
            saved.keep("bob", "case", "case=actor%3Acustomer%3A" + MARKER);
            saved.keep("bob", "other", "actor=customer%3Aelse&check=rate");

            // When
            erase(LATER);
            opened.read();

            // Then
            assertThat(saved.of("ana")).isEmpty();
            assertThat(saved.of("bob")).extracting(SavedFilters.Saved::name).containsExactly("other");
            assertThat(bytes()).doesNotContain(MARKER);
        }
    }

    @Test
    void anIndexThatIsReadAnewLeavesThePersonOutWhateverComesFirst() throws IOException {
        person(NOON);
        others(NOON);
        erase(LATER);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(tape.take());
        for (int turn = 0; turn < 2; turn++) {
            Path place = Files.createDirectory(folder.resolve("index" + turn));
            try (Opened opened = new Opened(place, tape)) {
                // When: topic by topic, the ledger last, and then first
                opened.read(topic(records, tape.settings.retractionsTopic(), turn == 1));
                opened.read(topic(records, tape.settings.retractionsTopic(), turn == 0));

                // Then
                assertThat(bytes()).doesNotContain(MARKER);
                assertThat(opened.queue()).hasSize(1);
            }
        }
    }

    @Test
    void whoeverComesBackUnderTheSameIdIsSomebodyNew() {
        try (Opened opened = new Opened(folder, tape)) {
            // Given
            person(NOON);
            erase(LATER);
            opened.read();

            // When: one arrived just before the end of the erasure and is held late, one at it
            tape.held(tape.event(MARKER, "x", 5, LATER - 1), LATER + 5, Tape.finding("rate", Family.RATE, 9));
            tape.held(tape.event(MARKER, "x", 5, LATER), LATER + 6, Tape.finding("rate", Family.RATE, 9));
            tape.standing(MARKER, Standing.SUSPENDED, null, LATER + 7);
            opened.read();

            // Then
            assertThat(opened.queue())
                    .singleElement()
                    .satisfies(one -> assertThat(one.total()).isEqualTo(1));
            assertThat(opened.index
                            .actor(Entity.of("customer", MARKER))
                            .standing()
                            .standing())
                    .isEqualTo("suspended");
        }
    }

    /** What is left is in the cases in which it would be, had the person never come. */
    @Test
    void whoIsLeftOfACrowdOrAFloodIsInItsOwnCase() throws IOException {
        // Given: a crowd of two, and a flood that is just large enough
        Finding crowd = Tape.finding("crowd", Family.GROUP, 9);
        Finding rate = Tape.finding("rate", Family.RATE, 9);
        tape.held("u2", "x", 5, NOON, crowd);
        tape.held("u2", "y", 5, NOON, crowd);
        for (int i = 0; i < Grouping.FLOOD - 1; i++) {
            tape.held("f" + i, "z", 5, NOON, rate);
        }
        List<ConsumerRecord<byte[], byte[]>> others = tape.take();
        tape.held(MARKER, "x", 5, NOON + 1, crowd);
        tape.held(MARKER, "x", 4, NOON + 2, crowd);
        tape.held(MARKER, "z", 5, NOON + 3, rate);
        try (Opened opened = new Opened(Files.createDirectory(folder.resolve("one")), tape);
                Opened without = new Opened(Files.createDirectory(folder.resolve("other")), tape)) {
            opened.read(others);
            opened.read();
            assertThat(opened.caseIds())
                    .contains("object:ratings/film:x", "flood:ratings/rate/2026-01-01")
                    .doesNotContain("actor:customer:f0");
            without.read(others);

            // When
            erase(LATER);
            opened.read();

            // Then
            assertThat(cases(opened)).isEqualTo(cases(without)).hasSize(Grouping.FLOOD);
            for (String table : List.of("cases", "case_actor", "case_object", "bunch", "bunch_count")) {
                assertThat(opened.count(table)).as(table).isEqualTo(without.count(table));
            }
        }
    }

    /** An index that is made anew may read of the time since before it reads the ledger. */
    @Test
    void whatWasSaidOfWhoCameBackStaysThoughItIsReadFirst() throws IOException {
        // Given
        person(NOON);
        tape.held(MARKER, "x", 5, LATER + 1, Tape.finding("crowd", Family.GROUP, 9));
        tape.held("u2", "x", 5, LATER + 1, Tape.finding("crowd", Family.GROUP, 9));
        tape.standing(MARKER, Standing.SUSPENDED, "c2@3", LATER + 2);
        tape.decided(Tape.ofActor("d3", Decision.Action.EXCLUDE, MARKER, NOON, LATER + 3));
        List<ConsumerRecord<byte[], byte[]>> all = tape.take();
        erase(LATER);
        try (Opened opened = new Opened(folder, tape)) {
            opened.read(all);

            // When
            opened.read();

            // Then
            ActorView view = opened.index.actor(Entity.of("customer", MARKER));
            assertThat(view.history()).hasSize(1);
            assertThat(view.standing().campaign()).isEqualTo("c2@3");
            assertThat(view.decisions()).extracting(Answered::id).containsExactly("d3");
            assertThat(view.campaigns()).containsExactly("c2@3");
            assertThat(opened.queue(QueueFilter.OPEN.that(Case.Status.DECIDED), QueueOrder.RISK, 10))
                    .extracting(Case::id)
                    .containsExactly("campaign:c2@3");
            assertThat(opened.caseIds()).containsExactly("object:ratings/film:x");
        }
    }

    private static List<String> cases(Opened index) {
        return index.queue().stream()
                .map(each -> each.id() + " " + each.held() + " of " + each.total() + " by " + each.members() + " about "
                        + each.objects() + ", risk " + each.risk() + ", " + each.oldest() + " to " + each.newest())
                .sorted()
                .toList();
    }

    @Test
    void withAnotherKeyTheIndexStandsStill() throws IOException {
        PrivacySettings other = new PrivacySettings(
                Erasing.key(folder.resolve("other.key"), "fedcba9876543210").toString(), privacy.mask());
        for (PrivacySettings wrong : List.of(other, PrivacySettings.NONE)) {
            try (Opened opened = new Opened(
                    Files.createDirectory(folder.resolve("w" + wrong.hashCode())),
                    new Tape(TestSettings.privately(wrong)))) {
                person(NOON);
                erase(LATER);
                List<ConsumerRecord<byte[], byte[]>> records = tape.take();
                assertThatThrownBy(() -> opened.read(records))
                        .isInstanceOf(IndexException.class)
                        .hasMessageContaining("privacy.key");
            }
        }
    }

    private void person(long at) {
        tape.held(MARKER, "x", 5, at, Tape.finding("rate", Family.RATE, 9));
        tape.held(MARKER, "y", 5, at + 1, Tape.standing(MARKER, Tape.CAMPAIGN));
        String origin = tape.admitted(MARKER, "z", 5, at + 2);
        tape.standing(MARKER, Standing.SUSPENDED, Tape.CAMPAIGN, at + 3);
        tape.retraction(
                new Retraction(
                        MARKER + " 1",
                        Retraction.Op.RETRACT,
                        Entity.of("customer", MARKER),
                        List.of(),
                        at,
                        List.of(),
                        null,
                        MARKER + " moves as one",
                        null,
                        at),
                at + 4);
        tape.decided(Tape.ofActor("d1", Decision.Action.EXCLUDE, MARKER, at, at + 5));
        tape.decided(Tape.ofEvent("d2", Decision.Action.REJECT, MARKER, origin, at + 6));
    }

    private void others(long at) {
        tape.held("u2", "x", 5, at, Tape.finding("rate", Family.RATE, 9));
        tape.admitted("u2", "z", 5, at + 1);
    }

    private void propose(Opened opened) {
        byte[] decision = DecisionJson.of(Tape.ofActor("p1", Decision.Action.EXCLUDE, MARKER, NOON, NOON));
        String json =
                "{\"v\":1,\"records\":[{\"value\":\"" + Base64.getEncoder().encodeToString(decision) + "\"}]}";
        opened.index
                .proposals()
                .add(
                        "p1",
                        "ann",
                        Instant.ofEpochMilli(NOON).plusSeconds(99),
                        json.getBytes(StandardCharsets.UTF_8),
                        Instant.ofEpochMilli(NOON));
    }

    /** As the job writes it. */
    private void erase(long until) {
        Entity person = Entity.of("customer", MARKER);
        Decision decision = Erasing.erase("e1", person, until - 5);
        tape.decision(decision);
        tape.erased(StandingChange.erased(person, until), until);
        tape.retraction(Retraction.ofErased("e1 erased", name, until, "ada", until - 5), until);
    }

    private static List<ConsumerRecord<byte[], byte[]>> topic(
            List<ConsumerRecord<byte[], byte[]>> records, String topic, boolean isIt) {
        return records.stream()
                .filter(record -> record.topic().equals(topic) == isIt)
                .toList();
    }

    private String bytes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
