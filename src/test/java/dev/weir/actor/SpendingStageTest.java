package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.TestSettings;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.model.RateBaselines;
import dev.weir.settings.PolicyFile;
import dev.weir.verdict.Verdicts;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** What becomes of a payment that is unlike its account. */
class SpendingStageTest {

    private static final long DAY = 24L * 3_600_000;
    private static final int PAST = 30;

    /** Of which 256 are the ids, 96 spending, and the sentence of a pace that was held 150. */
    private static final int MOST = 570;

    @Test
    void anUnusualAmountLowersTrustAndIsAdmitted() throws Exception {
        try (ActorHarness harness = harness()) {
            harness.open();
            live(harness);
            assertStandsOut(pay(harness, 900, PAST));
        }
    }

    @Test
    void theStateOfThisReleaseKeepsThePast() throws Exception {
        try (ActorHarness harness = harness()) {
            harness.initializeState(
                    StateSnapshots.released("actor-spending-0.1.0", harness(), SpendingStageTest::live));
            harness.open();
            assertStandsOut(pay(harness, 900, PAST));
        }
    }

    @Test
    void thePastIsForgottenWithTheContributor() throws Exception {
        try (ActorHarness harness = harness()) {
            harness.open();
            live(harness);
            Verdict verdict = pay(harness, 900, PAST + 100);
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.trust()).isEqualTo(1);
        }
    }

    @Test
    void staysSmallWhateverAnAccountPays() throws IOException {
        Judge judge = new Judge(
                TestSettings.parse("""
                                streams:
                                  payments:
                                    topic: shop.payments
                                    kind: transaction
                                    fields: {actor: /card, object: /shop, value: /amount, eventId: /id, time: {at: /ts, unit: ms}}
                                """).streamList().get(0),
                PolicyFile.defaults().on("payments"),
                RateBaselines.shipped(),
                new Verdicts("default@1", ""));
        ActorMemory memory = ActorMemory.empty();
        for (int i = 0; i < 300; i++) {
            memory = judge.judge(
                            Events.event("u1", "m" + i, 1 + i, Events.NOON + i, Timing.ON_TIME, "e" + i, "{}"),
                            ObjectContext.NONE,
                            memory)
                    .after();
        }
        assertThat(memory.spending()).hasSize(95);
        DataOutputSerializer out = new DataOutputSerializer(MOST);
        ActorMemorySerializer.INSTANCE.serialize(memory, out);
        assertThat(out.length()).isLessThanOrEqualTo(MOST);
    }

    private static void assertStandsOut(Verdict verdict) {
        assertThat(verdict.ruling()).isEqualTo(Verdict.Ruling.ADMIT);
        assertThat(verdict.trust()).isLessThan(1);
        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("spending");
            assertThat(finding.weight()).isEqualTo(Finding.Weight.COUNTS);
        });
    }

    private static void live(ActorHarness harness) throws Exception {
        for (int i = 0; i < PAST; i++) {
            pay(harness, 40 + i * 7 % 20, i);
        }
    }

    private static Verdict pay(ActorHarness harness, double amount, int day) throws Exception {
        long time = Events.NOON + day * DAY;
        harness.processElement(new StreamRecord<>(Passage.of(Events.valued(amount, time), ObjectContext.NONE)));
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.JUDGED)
                .reduce((first, last) -> last)
                .orElseThrow()
                .verdict();
    }

    private static ActorHarness harness() throws Exception {
        return ActorHarness.judging(
                PolicyFile.parse(
                                "name: p\nchecks: {spending: {mode: enforce}, behavior: {mode: off}, profile: {mode: off}}",
                                "policy.yaml")
                        .on("ratings"),
                Duration.ofDays(60));
    }
}
