package dev.weir.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.weir.Events;
import dev.weir.event.Details;
import dev.weir.event.Disorder;
import dev.weir.event.Proof;
import dev.weir.provenance.Producer;
import dev.weir.provenance.ProducerKeys;
import dev.weir.provenance.SignatureVerifier;
import dev.weir.sdk.Algorithm;
import dev.weir.sdk.Signer;
import dev.weir.sequence.SequenceHarness;
import dev.weir.wire.Passage;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What can be done with signed events that nobody alters, and what is told of it. A producer that counts signed all of them. */
class TakenAwayTest {

    private static final String TOPIC = "shop.ratings";
    private static final String HEADER = "signature";
    private static final byte[] VALUE = "{}".getBytes(UTF_8);
    private static final long NOW = Instant.parse("2026-07-31T12:00:00Z").toEpochMilli();

    /** When what was signed now can not come any more. */
    private static final long AFTER = NOW + 2 * SequenceHarness.WINDOW.toMillis();

    private final Producer app = Producer.of("app-2026", "app", Algorithm.ED25519);

    @TestFactory
    Stream<DynamicTest> whatIsTakenAwayOrHeldBackIsToldOf() {
        return Stream.of(
                dynamicTest("one is taken away", () -> assertMissing("one number never came: 3 of", 1, 2, 4, 5)),
                dynamicTest(
                        "every other one is taken away",
                        () -> assertMissing("4 numbers never came: 2, 4, 6 and 1 more of", 1, 3, 5, 7, 9)),
                dynamicTest(
                        "a thousand are taken away",
                        () -> assertMissing("1000 numbers never came: 2 to 1001 of", 1, 1_002)),
                dynamicTest("one is taken away, and the job is restarted", this::assertMissingAfterARestart),
                dynamicTest("one is held back until it was missed", () -> {
                    try (SequenceHarness stage = stage()) {
                        List<Proof> signed = counted(4);
                        take(stage, signed.get(0), 0);
                        take(stage, signed.get(2), 0);
                        assertThat(stage.clock(AFTER)).hasSize(1);
                        assertThat(take(stage, signed.get(1), 0)).isEqualTo(Disorder.Kind.LATE);
                    }
                }),
                dynamicTest("one is held back while a thousand others pass", () -> {
                    try (SequenceHarness stage = stage()) {
                        List<Proof> signed = counted(1_030);
                        for (int i = 0; i < signed.size(); i++) {
                            if (i != 2) {
                                assertThat(take(stage, signed.get(i), 0)).isNull();
                            }
                        }
                        assertThat(take(stage, signed.get(2), 0)).isEqualTo(Disorder.Kind.REORDERED);
                    }
                }),
                dynamicTest("a number comes twice, as a copy", () -> {
                    try (SignedHarness once = new SignedHarness()) {
                        once.open();
                        Proof proof = counted(1).get(0);
                        assertThat(once.proof(event(proof)).isVerified()).isTrue();
                        assertThat(once.proof(event(proof)).note()).contains("it came before, with id '");
                    }
                }));
    }

    @Test
    void honestProducersThatCountAreNotToldOf() throws Exception {
        try (SequenceHarness stage = stage()) {
            List<Proof> first = counted(40);
            List<Proof> another = counted(40);
            List<Proof> restarted = counted(40);
            for (int i = 19; i >= 0; i--) { // Two partitions that are apart, and two processes with one key.
                assertThat(take(stage, first.get(20 + i), 1)).isNull();
                assertThat(take(stage, another.get(i), 0)).isNull();
            }
            for (int i = 0; i < 20; i++) {
                assertThat(take(stage, first.get(i), 0)).isNull();
                assertThat(take(stage, another.get(20 + i), 1)).isNull();
                assertThat(take(stage, restarted.get(i), 0)).isNull();
            }
            assertThat(stage.clock(AFTER)).isEmpty();
        }
    }

    /** What is told when those come that have these numbers, of more than a thousand. */
    private void assertMissing(String words, int... numbers) throws Exception {
        List<Proof> signed = counted(1_002);
        try (SequenceHarness stage = stage()) {
            for (int number : numbers) {
                assertThat(take(stage, signed.get(number - 1), 0)).isNull();
            }
            assertTold(stage, words);
        }
    }

    private void assertMissingAfterARestart() throws Exception {
        List<Proof> signed = counted(4);
        OperatorSubtaskState state;
        try (SequenceHarness before = stage()) {
            take(before, signed.get(0), 0);
            take(before, signed.get(3), 0);
            state = before.snapshot(1, 1);
        }
        try (SequenceHarness after = new SequenceHarness()) {
            after.initializeState(state);
            after.open();
            take(after, signed.get(1), 1);
            assertTold(after, "one number never came: 3 of");
        }
    }

    private static void assertTold(SequenceHarness stage, String words) throws Exception {
        assertThat(stage.clock(AFTER))
                .singleElement()
                .satisfies(alert -> assertThat(alert.sentence()).contains(words));
    }

    private static SequenceHarness stage() throws Exception {
        SequenceHarness stage = new SequenceHarness();
        stage.open();
        return stage;
    }

    private static Disorder.@Nullable Kind take(SequenceHarness stage, Proof proof, int partition) throws Exception {
        Disorder disorder = stage.take(proof, partition, NOW);
        return disorder == null ? null : disorder.kind();
    }

    /** Events that a producer signed one after the other since it was started. */
    private List<Proof> counted(int count) {
        Signer signer = app.signer(NOW).counting();
        SignatureVerifier verifier =
                new SignatureVerifier(new ProducerKeys(List.of(app.entry())), HEADER, SequenceHarness.WINDOW);
        return Stream.generate(() -> signer.sign(TOPIC, null, VALUE))
                .limit(count)
                .map(signature ->
                        verifier.check(Producer.record(HEADER, signature, null, VALUE), "ratings", TOPIC, NOW))
                .toList();
    }

    private static Passage event(Proof proof) {
        return Passage.of(Events.at(NOW).detailed(Details.NONE.proven(proof)));
    }
}
