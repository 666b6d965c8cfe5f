package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.event.Alert;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every subtask of the object stage notices is said once. */
class AlertsOnceTest {

    private static final CheckPolicies ENFORCED = PolicyFile.defaults().on("ratings");
    private static final long HOUR = 3_600_000;
    private static final long LONG = 90L * 24 * 3_600_000;

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "1, 2"})
    void aMoveIsSaidOnceInNinetyDays(long more, int said) throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(moved("ratings", 0));
            harness.processElement(moved("ratings", LONG + more));
            assertThat(alerts(harness)).hasSize(said);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "1, 2"})
    void aJumpOfDeadLettersIsSaidOnceInAnHour(long more, int said) throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(alert(Alert.Type.DEAD_LETTERS, "ratings missing-field value", 0));
            harness.processElement(alert(Alert.Type.DEAD_LETTERS, "ratings missing-field value", HOUR + more));
            assertThat(alerts(harness)).hasSize(said);
            harness.processElement(alert(Alert.Type.DEAD_LETTERS, "ratings missing-field actor", HOUR + more));
            assertThat(alerts(harness)).as("another field is another incident").hasSize(said + 1);
        }
    }

    @Test
    void twoSubtasksSayItOnceThoughTheLaterOneIsHeardFirst() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(moved("ratings", 5));
            harness.processElement(moved("ratings", 0));
            assertThat(alerts(harness)).hasSize(1);
        }
    }

    @Test
    void isNotSaidAgainAfterARestart() throws Exception {
        var state = StateSnapshots.of(harness(), before -> before.processElement(moved("ratings", 0)));
        try (var after = harness()) {
            after.initializeState(state);
            after.open();
            after.processElement(moved("ratings", 1));
            assertThat(alerts(after)).isEmpty();
        }
    }

    @Test
    void otherStreamsAndOtherAlertsAreSaid() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(moved("ratings", 0));
            harness.processElement(moved("plays", 1));
            harness.processElement(alert(Alert.Type.CAMPAIGN, "ratings", 2));
            harness.processElement(alert(Alert.Type.CAMPAIGN, "ratings", 3));
            assertThat(alerts(harness)).hasSize(4);
        }
    }

    private static StreamRecord<Passage> moved(String stream, long after) {
        return alert(Alert.Type.COMMUNITY_SHIFT, stream, after);
    }

    private static StreamRecord<Passage> alert(Alert.Type type, String subject, long after) {
        return new StreamRecord<>(Passage.of(new Alert(0, type, subject, "the values moved", Events.NOON + after)));
    }

    private static List<Passage> alerts(ActorHarness harness) {
        return harness.extractOutputValues();
    }

    private static ActorHarness harness() throws Exception {
        return ActorHarness.judging(ENFORCED, Duration.ofDays(30));
    }
}
