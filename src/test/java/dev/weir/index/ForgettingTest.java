package dev.weir.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Account;
import dev.weir.event.Decision.Action;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has ended goes once its topic has it no more. */
class ForgettingTest {

    private static final Finding RATE = Tape.finding("rate", Family.RATE, 9);
    private static final Finding CROWD = Tape.finding("crowd", Family.GROUP, 9);
    private static final long KEPT = Forgetting.KEPT.toMillis();

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    private final Tape tape = opened.tape;

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void anEndedHoldGoesWithAllThatIsKnownOfIt(long more, boolean isKept) {
        // Given
        Event released = tape.event("a", "x", 5, Tape.NOON);
        tape.held(released, Tape.NOON, RATE);
        tape.explained(released, Tape.NOON + 5);
        String rejected = tape.held("b", "x", 5, Tape.NOON, RATE);
        tape.decided(Tape.ofEvent("d1", Action.REJECT, "b", rejected, Tape.NOON));
        String expired = tape.held("c", "x", 5, Tape.NOON, CROWD);
        opened.read();

        // When
        opened.now = Tape.NOON + KEPT + more;
        opened.read();

        // Then
        for (String origin : List.of(released.origin().text(), rejected, expired)) {
            assertThat(opened.index.item(origin).isPresent()).as(origin).isEqualTo(isKept);
            assertThat(opened.index.record(origin).isPresent()).as(origin).isEqualTo(isKept);
        }
        assertThat(opened.queue(QueueFilter.OPEN.that(Case.Status.DECIDED), QueueOrder.RISK, 10))
                .hasSize(isKept ? 3 : 0);
        for (String table : List.of("held", "bytes", "cases", "case_actor", "bunch", "bunch_count")) {
            assertThat(opened.count(table) > 0).as(table).isEqualTo(isKept);
        }
    }

    @Test
    void whatWaitsStays() {
        // Given
        String origin = tape.held("a", "x", 5, Tape.NOON, RATE);
        opened.read();
        String young = tape.held("b", "x", 5, Tape.NOON + KEPT - Opened.HOLD_FOR.toMillis() + 1, RATE);

        // When
        opened.now = Tape.NOON + KEPT;
        opened.read();

        // Then
        assertThat(opened.index.item(origin)).isEmpty();
        assertThat(opened.status(young)).isEqualTo(HoldStatus.OPEN);
        assertThat(opened.index.record(young)).isPresent();
    }

    @Test
    void inStepsAndNoMoreSlowlyThanEventsAreHeld() {
        // Given
        int many = Forgetting.STEP + 3;
        for (int i = 0; i < many; i++) {
            tape.held("a" + i, "x", 5, Tape.NOON, RATE);
        }
        opened.read();
        opened.now = Tape.NOON + KEPT;

        // When: a batch of two, and one of none
        tape.held("b", "x", 5, opened.now, RATE);
        tape.held("c", "x", 5, opened.now, RATE);
        opened.read();
        long left = opened.count("held");
        opened.read();

        // Then
        assertThat(left).isEqualTo(1 + 2);
        assertThat(opened.count("held")).isEqualTo(2);
    }

    @Test
    void alertsMinutesAndLetOutsGoToo() {
        // Given: the event of the release was in the topic no more when the index was made
        tape.explained(tape.event("a", "x", 5, Tape.NOON), Tape.NOON);
        tape.account(Tape.NOON, Account.Count.IN, 7);
        tape.add(tape.settings.alertsTopic(), "k", "{\"type\":\"campaign\"}".getBytes(UTF_8), Tape.NOON);
        opened.read();
        List<String> tables = List.of("let_out", "minute", "alert");

        // When, Then
        opened.now = Tape.NOON + KEPT - 1;
        opened.read();
        assertThat(tables).allSatisfy(table -> assertThat(opened.count(table)).isEqualTo(1));
        opened.now = Tape.NOON + KEPT + Times.MINUTE;
        opened.read();
        assertThat(tables).allSatisfy(table -> assertThat(opened.count(table)).isZero());
    }

    /** Two were a crowd; the one that is left is one contributor's. */
    @Test
    void anIndexThatIsMadeAnewIsTheSame(@TempDir Path folder) {
        // Given
        tape.held("a", "x", 5, Tape.NOON, CROWD);
        tape.held("a", "y", 5, Tape.NOON, RATE);
        List<ConsumerRecord<byte[], byte[]>> old = tape.take();
        tape.held("b", "x", 5, Tape.NOON + KEPT, CROWD);
        tape.held("a", "z", 5, Tape.NOON + KEPT, RATE);
        tape.held("c", "z", 5, Tape.NOON + 20 * Times.DAY, RATE);
        List<ConsumerRecord<byte[], byte[]>> young = tape.take();
        opened.read(old);
        opened.read(young);
        assertThat(opened.caseIds()).contains("object:ratings/film:x");

        // When
        opened.now = Tape.NOON + KEPT;
        opened.read();

        // Then
        Opened anew = new Opened(folder);
        try (anew) {
            anew.now = opened.now;
            anew.read(young);
            assertThat(all(opened)).isEqualTo(all(anew)).hasSize(3);
            assertThat(opened.index.backlog(Instant.ofEpochMilli(opened.now)))
                    .isEqualTo(anew.index.backlog(Instant.ofEpochMilli(opened.now)));
        }
    }

    private static List<String> all(Opened index) {
        List<String> all = new ArrayList<>();
        for (QueueFilter filter : List.of(QueueFilter.OPEN, QueueFilter.OPEN.that(Case.Status.DECIDED))) {
            for (Case each : index.queue(filter, QueueOrder.RISK, 10)) {
                all.add(each.id() + " " + each.held() + " of " + each.total() + " by " + each.members() + " about "
                        + each.objects() + ", risk " + each.risk());
            }
        }
        return all.stream().sorted().toList();
    }
}
