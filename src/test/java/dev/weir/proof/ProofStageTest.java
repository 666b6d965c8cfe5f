package dev.weir.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.event.Alert;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Details;
import dev.weir.event.Event;
import dev.weir.event.Features;
import dev.weir.event.KeyStanding;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.provenance.Producer;
import dev.weir.provenance.ProducerKey;
import dev.weir.provenance.ProducerKeys;
import dev.weir.provenance.RegistryText;
import dev.weir.sdk.Algorithm;
import dev.weir.settings.Settings;
import dev.weir.wire.ForgedHeaders;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofStageTest {

    private static final long NOW = Instant.parse("2026-07-31T12:00:00Z").toEpochMilli();
    private static final String TOPIC = "shop.ratings";
    private static final byte[] VALUE = "{}".getBytes(UTF_8);

    @TempDir
    Path dir;

    private final Producer app = Producer.of("app-2026", "app", Algorithm.ED25519);
    private Path file;

    @BeforeEach
    void registry() throws IOException {
        file = Files.writeString(dir.resolve("keys.yaml"), "keys: []\n");
        write(app.entry());
    }

    @Test
    void anEventGetsItsProofAndItsSource() throws Exception {
        try (OneInputStreamOperatorTestHarness<Passage, Passage> stage = harness("required")) {
            Event signed = judged(stage, event(app.signed(ForgedHeaders.SIGNATURE, TOPIC, NOW, null, VALUE), "bank"));
            Event unsigned = judged(stage, event(Payload.ofValue(VALUE), "bank"));

            assertThat(signed.details().proof().key()).isEqualTo("app-2026");
            assertThat(signed.details().source()).isEqualTo("app");
            assertThat(signed.details().proof().note()).isEqualTo("bank");
            assertThat(unsigned.details().proof()).isEqualTo(Proof.UNSIGNED);
            assertThat(unsigned.details().source()).isEqualTo("bank");
        }
    }

    @Test
    void whatIsNoEventOrOfAStreamThatDoesNotAskIsHandedOnAsItIs() throws Exception {
        Settings settings = settings("""
                streams:
                  plays: {kind: feedback, topic: shop.plays, fields: {actor: /u, time: record}}
                  ratings: {kind: rating, topic: shop.ratings, fields: {actor: /u, value: /v, time: record}, signatures: required}
                """);
        try (OneInputStreamOperatorTestHarness<Passage, Passage> stage = harness(settings)) {
            Passage plays = Passage.of(event(Payload.ofValue(VALUE), null));
            Passage dead = Passage.of(new DeadLetter(
                    1, new Origin(TOPIC, 0, 1, NOW), DeadReason.DUPLICATE, "why", Payload.ofValue(VALUE)));
            stage.getOutput().clear();

            stage.processElement(new StreamRecord<>(plays, NOW));
            stage.processElement(new StreamRecord<>(dead, NOW));

            assertThat(Events.bytes(stage.extractOutputValues())).isEqualTo(Events.bytes(List.of(plays, dead)));
        }
    }

    @Test
    void aRevokedKeyIsToldOfAndNoLongerCountsFiveSecondsAfterTheFileSaysSo() throws Exception {
        try (OneInputStreamOperatorTestHarness<Passage, Passage> stage = harness("required")) {
            // Given
            assertThat(told(stage)).containsExactly(new KeyStanding("app-2026", List.of(), KeyStanding.GOOD, NOW));
            Instant revoked = Instant.ofEpochMilli(NOW - 1000);
            write(app.entry(null, null, ProducerKey.State.REVOKED, revoked));

            // When
            stage.setProcessingTime(NOW + ProofStage.LOOK.toMillis() - 1);
            boolean before = isVerified(stage);
            stage.setProcessingTime(NOW + ProofStage.LOOK.toMillis());

            // Then
            assertThat(before).isTrue();
            assertThat(told(stage))
                    .containsExactly(
                            new KeyStanding("app-2026", List.of(), NOW - 1000, NOW + ProofStage.LOOK.toMillis()));
            assertThat(isVerified(stage)).isFalse();
            stage.setProcessingTime(NOW + 4 * ProofStage.LOOK.toMillis());
            assertThat(told(stage)).isEmpty();
        }
    }

    @Test
    void aRegistryThatCannotBeReadIsAnAlertOnceAndTheLastGoodOneHolds() throws Exception {
        try (OneInputStreamOperatorTestHarness<Passage, Passage> stage = harness("required")) {
            Files.writeString(file, "keys: 7\n");
            stage.setProcessingTime(NOW + 2 * ProofStage.LOOK.toMillis());

            assertThat(alerts(stage)).singleElement().satisfies(alert -> {
                assertThat(alert.type()).isEqualTo(Alert.Type.KEYS_UNREADABLE);
                assertThat(alert.sentence()).contains("the last good one holds", "keys.yaml:1");
            });
            assertThat(isVerified(stage)).isTrue();

            Files.delete(file);
            stage.setProcessingTime(NOW + 4 * ProofStage.LOOK.toMillis());
            assertThat(alerts(stage))
                    .singleElement()
                    .extracting(Alert::sentence)
                    .asString()
                    .contains("cannot be read");
            assertThat(isVerified(stage)).isTrue();

            Files.writeString(file, "keys: []\n");
            stage.setProcessingTime(NOW + 6 * ProofStage.LOOK.toMillis());
            assertThat(alerts(stage)).isEmpty();
            assertThat(isVerified(stage)).isFalse();
        }
    }

    @Test
    void theRegistryOfTheJobsStartHoldsWhereTheFileIsNotThere() throws Exception {
        Files.delete(file);
        try (OneInputStreamOperatorTestHarness<Passage, Passage> stage = harness("required")) {
            assertThat(alerts(stage)).hasSize(1);
            assertThat(isVerified(stage)).isTrue();
        }
    }

    @Test
    void whereNoStreamAsksThereIsNoStage() {
        assertThat(ProofStage.isNeeded(TestSettings.ratings())).isFalse();
        assertThat(ProofStage.isNeeded(TestSettings.signedRatings("preferred"))).isTrue();
    }

    private void write(ProducerKey... keys) throws IOException {
        RegistryText.write(file, new ProducerKeys(List.of(keys)));
    }

    private OneInputStreamOperatorTestHarness<Passage, Passage> harness(String signatures) throws Exception {
        return harness(settings("""
                streams:
                  ratings: {kind: rating, topic: shop.ratings, fields: {actor: /u, value: /v, time: record}, signatures: %s}
                """.formatted(signatures)));
    }

    private Settings settings(String streams) throws IOException {
        return dev.weir.settings.SettingsFile.load(
                Files.writeString(dir.resolve("weir.yaml"), streams + "provenance: {keys: keys.yaml}\n"));
    }

    private OneInputStreamOperatorTestHarness<Passage, Passage> harness(Settings settings) throws Exception {
        OneInputStreamOperatorTestHarness<Passage, Passage> stage = new OneInputStreamOperatorTestHarness<>(
                new ProofStage(settings, new ProducerKeys(List.of(app.entry()))), PassageSerializer.INSTANCE);
        stage.setProcessingTime(NOW);
        stage.open();
        stage.setProcessingTime(NOW);
        return stage;
    }

    private boolean isVerified(OneInputStreamOperatorTestHarness<Passage, Passage> stage) throws Exception {
        return judged(stage, event(app.signed(ForgedHeaders.SIGNATURE, TOPIC, NOW, null, VALUE), null))
                .details()
                .proof()
                .isVerified();
    }

    private static Event judged(OneInputStreamOperatorTestHarness<Passage, Passage> stage, Event event)
            throws Exception {
        stage.getOutput().clear();
        stage.processElement(new StreamRecord<>(Passage.of(event), NOW));
        Event judged = stage.extractOutputValues().get(0).event();
        stage.getOutput().clear();
        return judged;
    }

    private static List<KeyStanding> told(OneInputStreamOperatorTestHarness<Passage, Passage> stage) {
        return taken(stage, Passage.What.KEY).stream().map(Passage::key).toList();
    }

    private static List<Alert> alerts(OneInputStreamOperatorTestHarness<Passage, Passage> stage) {
        return taken(stage, Passage.What.ALERT).stream().map(Passage::alert).toList();
    }

    private static List<Passage> taken(OneInputStreamOperatorTestHarness<Passage, Passage> stage, Passage.What what) {
        List<Passage> taken = new ArrayList<>(stage.extractOutputValues());
        stage.getOutput().clear();
        taken.removeIf(passage -> passage.what() != what);
        return taken;
    }

    private static Event event(Payload payload, String source) {
        Event event = Events.at(NOW);
        return new Event(
                0,
                new Origin(TOPIC, 0, 1, NOW),
                null,
                event.actor(),
                event.identity(),
                event.object(),
                5,
                null,
                NOW,
                event.timing(),
                0,
                payload,
                new Details(source, null, null, null, null, Features.NONE, null));
    }
}
