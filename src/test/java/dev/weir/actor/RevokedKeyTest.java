package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.StateSnapshots;
import dev.weir.event.KeyStanding;
import dev.weir.event.Retraction;
import dev.weir.settings.PolicyFile;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

class RevokedKeyTest {

    private static final long NOON = Instant.parse("2026-07-31T12:00:00Z").toEpochMilli();

    @Test
    void aRevocationIsWrittenOnceHoweverOftenTheRegistryIsRead() throws Exception {
        try (ActorHarness actors = harness()) {
            actors.open();

            assertThat(entries(actors, good())).isEmpty();
            List<Retraction> first = entries(actors, revoked(NOON));
            assertThat(entries(actors, revoked(NOON))).isEmpty();

            assertThat(first).singleElement().satisfies(entry -> {
                assertThat(entry.op()).isEqualTo(Retraction.Op.RETRACT);
                assertThat(entry.key()).isEqualTo("app-2026");
                assertThat(entry.since()).isEqualTo(NOON);
                assertThat(entry.streams()).containsExactly("ratings");
                assertThat(entry.subject()).isEqualTo("key app-2026");
                assertThat(entry.time()).isEqualTo(NOON + 7);
            });
        }
    }

    @Test
    void itIsNotWrittenAgainAfterARestartAndIsTakenBackWithTheRevocation() throws Exception {
        OperatorSubtaskState state;
        try (ActorHarness before = harness()) {
            before.open();
            entries(before, revoked(NOON));
            state = before.snapshot(1, 1);
        }
        try (ActorHarness after = harness()) {
            after.initializeState(state);
            after.open();

            assertThat(entries(after, revoked(NOON))).isEmpty();
            assertThat(entries(after, good())).singleElement().satisfies(entry -> {
                assertThat(entry.op()).isEqualTo(Retraction.Op.REINSTATE);
                assertThat(entry.reverses()).isEqualTo("key app-2026 1");
                assertThat(entry.id()).isEqualTo("key app-2026 2");
                assertThat(entry.key()).isEqualTo("app-2026");
            });
            assertThat(entries(after, good())).isEmpty();
        }
    }

    @Test
    void theStateOfTheFirstReleaseThatHadOneIsStillRead() throws Exception {
        // Given
        var old = StateSnapshots.released("actor-revoked-0.1.0", harness(), actors -> entries(actors, revoked(NOON)));

        // When
        try (ActorHarness actors = harness()) {
            actors.initializeState(old);
            actors.open();

            // Then
            assertThat(entries(actors, revoked(NOON))).isEmpty();
            assertThat(entries(actors, good())).extracting(Retraction::id).containsExactly("key app-2026 2");
        }
    }

    @Test
    void anEarlierTimeTakesTheFirstEntryBackAndWritesAnother() throws Exception {
        try (ActorHarness actors = harness()) {
            actors.open();
            entries(actors, revoked(NOON));

            assertThat(entries(actors, revoked(NOON - 1)))
                    .extracting(Retraction::id, Retraction::op, Retraction::since)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("key app-2026 2", Retraction.Op.REINSTATE, NOON),
                            org.assertj.core.groups.Tuple.tuple("key app-2026 3", Retraction.Op.RETRACT, NOON - 1));
        }
    }

    @Test
    void eachKeyHasItsOwnEntries() throws Exception {
        try (ActorHarness actors = harness()) {
            actors.open();
            entries(actors, revoked(NOON));

            assertThat(entries(actors, new KeyStanding("shop-1", List.of(), NOON, NOON)))
                    .extracting(Retraction::id)
                    .containsExactly("key shop-1 1");
        }
    }

    private static List<Retraction> entries(ActorHarness actors, KeyStanding key) throws Exception {
        actors.processElement(new StreamRecord<>(Passage.of(key), key.time()));
        List<Retraction> entries =
                actors.extractOutputValues().stream().map(Passage::retraction).toList();
        actors.getOutput().clear();
        return entries;
    }

    private static KeyStanding revoked(long since) {
        return new KeyStanding("app-2026", List.of("ratings"), since, NOON + 7);
    }

    private static KeyStanding good() {
        return new KeyStanding("app-2026", List.of("ratings"), KeyStanding.GOOD, NOON + 8);
    }

    private static ActorHarness harness() throws Exception {
        return ActorHarness.judging(PolicyFile.defaults().on("ratings"), Duration.ofDays(365));
    }
}
