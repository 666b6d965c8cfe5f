package dev.weir.audit;

import static dev.weir.event.Account.Count.FORGED_HEADERS;
import static dev.weir.event.Account.Count.IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.Events;
import dev.weir.event.Account;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Release;
import dev.weir.event.Verdict;
import dev.weir.wire.ForgedHeaders;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.io.IOException;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class OperatorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STREAMS = List.of("ratings");

    @Test
    void intakeWritesItsBooksBeforeTheBarrierAndBeginsAnew() throws Exception {
        try (var harness = harness(new IntakeOperator(STREAMS))) {
            harness.processElement(new StreamRecord<>(Passage.of(Events.at(Events.NOON))));
            harness.processElement(new StreamRecord<>(dead(41)));
            harness.processElement(new StreamRecord<>(dead(44)));
            harness.prepareSnapshotPreBarrier(7);

            Account account = accounts(harness).get(0);
            assertThat(account.point()).isEqualTo(Account.Point.INTAKE);
            assertThat(account.checkpoint()).isEqualTo(7);
            assertThat(account.tallies())
                    .containsExactly(
                            new Account.Tally("ratings", IN, 3), new Account.Tally("ratings", FORGED_HEADERS, 2));
            assertThat(account.ranges()).contains(new Account.Range("other", 2, 41, 44, 2));
            assertThat(account.ranges().stream().mapToLong(Account.Range::count).sum())
                    .isEqualTo(3);

            harness.prepareSnapshotPreBarrier(8);
            assertThat(accounts(harness)).as("nothing new, nothing written").hasSize(1);
        }
    }

    @Test
    void eventsGoOnAndDeadLettersLeaveByTheSide() throws Exception {
        try (var harness = harness(new IntakeOperator(STREAMS))) {
            harness.processElement(new StreamRecord<>(Passage.of(Events.at(Events.NOON))));
            harness.processElement(new StreamRecord<>(dead(41)));
            assertThat(harness.extractOutputValues()).hasSize(1);
            assertThat(harness.getSideOutput(IntakeOperator.UNJUDGED)).hasSize(1);
        }
    }

    @Test
    void verdictsAreCountedByKind() throws Exception {
        try (var harness = harness(new VerdictOperator(STREAMS))) {
            harness.processElement(new StreamRecord<>(judged(Verdict.Ruling.ADMIT)));
            harness.processElement(new StreamRecord<>(judged(Verdict.Ruling.ADMIT)));
            harness.processElement(new StreamRecord<>(judged(Verdict.Ruling.HOLD)));
            harness.processElement(new StreamRecord<>(dead(41)));
            harness.processElement(new StreamRecord<>(Passage.released(
                    judged(Verdict.Ruling.HOLD), new Release(Release.By.POLICY, "others agree", Events.NOON))));
            harness.prepareSnapshotPreBarrier(7);
            List<Passage> out = harness.extractOutputValues();
            assertThat(out)
                    .filteredOn(passage -> passage.what() != Passage.What.AUDIT)
                    .hasSize(5);
            JsonNode account = last(out);
            assertThat(account.get("point").asText()).isEqualTo("verdict");
            assertThat(account.get("checkpoint").asLong()).isEqualTo(7);
            assertThat(account.get("tallies"))
                    .extracting(tally -> tally.get("what").asText() + ' ' + tally.get("count"))
                    .containsExactly("admitted 2", "held 1", "dead 1", "released 1");
            assertThat(account.at("/admitted/0/count").asLong()).isEqualTo(2);
        }
    }

    @Test
    void anEventWithoutVerdictIsABug() throws Exception {
        try (var harness = harness(new VerdictOperator(STREAMS))) {
            assertThatThrownBy(() -> harness.processElement(new StreamRecord<>(Passage.of(Events.at(Events.NOON)))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("without a verdict");
        }
    }

    @Test
    void aBoundedRunClosesItsBooksAtTheEnd() throws Exception {
        try (var harness = harness(new VerdictOperator(STREAMS))) {
            harness.processElement(new StreamRecord<>(judged(Verdict.Ruling.HOLD)));
            harness.getOneInputOperator().finish();
            assertThat(last(harness.extractOutputValues()).get("checkpoint").asLong())
                    .isEqualTo(Account.END);
        }
    }

    private static OneInputStreamOperatorTestHarness<Passage, Passage> harness(
            org.apache.flink.streaming.api.operators.OneInputStreamOperator<Passage, Passage> operator)
            throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(operator, PassageSerializer.INSTANCE);
        harness.setup(PassageSerializer.INSTANCE);
        harness.open();
        return harness;
    }

    private static JsonNode last(List<Passage> out) throws IOException {
        return JSON.readTree(out.get(out.size() - 1).auditEntry().json());
    }

    private static List<Account> accounts(OneInputStreamOperatorTestHarness<Passage, Passage> harness) {
        return harness.getSideOutput(IntakeOperator.UNJUDGED).stream()
                .map(StreamRecord::getValue)
                .filter(passage -> passage.what() == Passage.What.ACCOUNT)
                .map(Passage::account)
                .toList();
    }

    private static Passage judged(Verdict.Ruling ruling) {
        return Passage.judged(Events.at(Events.NOON), ObjectContext.NONE, new Verdict(ruling, 1, List.of(), "p@1", ""));
    }

    private static Passage dead(long offset) {
        Payload payload =
                new Payload(null, null, List.of(new Payload.Header(ForgedHeaders.rename("weir-verdict"), new byte[0])));
        return Passage.of(new DeadLetter(0, new Origin("other", 2, offset, 0), DeadReason.TOMBSTONE, "null", payload));
    }
}
