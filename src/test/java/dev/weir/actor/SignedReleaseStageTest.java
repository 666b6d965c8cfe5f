package dev.weir.actor;

import static dev.weir.actor.ReviewStageTest.decide;
import static dev.weir.actor.ReviewStageTest.only;
import static dev.weir.actor.ReviewStageTest.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.decide.Decisions;
import dev.weir.event.Event;
import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.sdk.Signer;
import dev.weir.settings.PolicyFile;
import dev.weir.sign.KeyFile;
import dev.weir.wire.ForgedHeaders;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Signed events that a reviewer lets go. */
class SignedReleaseStageTest {

    private static final long NOON = Events.NOON;
    private static final Event HELD = Held.inACrowd("m1", NOON).event();

    /** What a key's revocation takes back is known by the key: of what a reviewer released too. */
    @Test
    void aReleasedEventSaysAsBeforeByWhichKeyItWasSigned() throws Exception {
        // Given: the same record, once with a signature that fitted when it came and once with one that did not
        byte[] signature = Signer.of(KeyFile.generate().getPrivate(), "key-1", "app")
                .sign("shop.ratings", null, HELD.payload().value());
        Payload signed = new Payload(
                null, HELD.payload().value(), List.of(new Payload.Header(ForgedHeaders.SIGNATURE, signature)));
        OperatorSubtaskState fitted = StateSnapshots.of(
                harness(), harness -> hold(harness, signed, Proof.verified("key-1", "app", "1", NOON)));
        OperatorSubtaskState refused =
                StateSnapshots.of(harness(), harness -> hold(harness, signed, Proof.invalid("its key is retired")));

        // When, Then
        assertThat(released(fitted, signed).details())
                .satisfies(details -> assertThat(details.source()).isEqualTo("app"))
                .satisfies(details -> assertThat(
                                Objects.requireNonNull(details.proof()).key())
                        .isEqualTo("key-1"));
        assertThat(released(refused, signed).details().proof()).isNull();
    }

    private static void hold(ActorHarness harness, Payload payload, Proof proof) throws Exception {
        harness.processElement(record(Passage.of(
                with(payload).detailed(HELD.details().proven(proof)),
                Held.inACrowd("m1", NOON).context())));
    }

    private static Event with(Payload payload) {
        return new Event(
                HELD.stream(),
                HELD.origin(),
                HELD.eventId(),
                HELD.actor(),
                HELD.identity(),
                HELD.object(),
                HELD.value(),
                HELD.action(),
                HELD.time(),
                HELD.timing(),
                0,
                payload);
    }

    private static Event released(OperatorSubtaskState state, Payload payload) throws Exception {
        try (var harness = harness()) {
            harness.initializeState(state);
            harness.open();
            decide(harness, Decisions.release("d1", with(payload)));
            return only(harness, Passage.What.RELEASED).get(0).event();
        }
    }

    private static ActorHarness harness() throws Exception {
        return ActorHarness.judging(PolicyFile.defaults().on("ratings"), Duration.ofDays(30));
    }
}
