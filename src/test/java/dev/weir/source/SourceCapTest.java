package dev.weir.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.StateSnapshots;
import dev.weir.event.Alert;
import dev.weir.event.Finding;
import dev.weir.event.Release;
import dev.weir.event.SourceStanding;
import dev.weir.event.Verdict;
import dev.weir.settings.Mode;
import dev.weir.source.Sayings.Saying;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What a source's standing does to its events. */
class SourceCapTest {

    private static Passage standing(double cap) {
        return Passage.of(new SourceStanding(0, "app", cap, 20, 50, 10, "contributors in 1 h", "many came", 5));
    }

    private static Passage judged(String source, boolean held) {
        return Sayings.judged(new Saying(7, "u1", source, 4, held));
    }

    private static OneInputStreamOperatorTestHarness<Passage, Passage> harness(Mode mode, int of, int subtask)
            throws Exception {
        SourceCap cap = new SourceCap(List.of("s"), List.of(new SourcePlan(true, mode, null)));
        OneInputStreamOperatorTestHarness<Passage, Passage> harness =
                new OneInputStreamOperatorTestHarness<>(cap, 720, of, subtask);
        harness.setup(PassageSerializer.INSTANCE);
        return harness;
    }

    private static Passage through(OneInputStreamOperatorTestHarness<Passage, Passage> harness, Passage passage)
            throws Exception {
        harness.processElement(new StreamRecord<>(passage, 7));
        List<Passage> out = harness.extractOutputValues();
        return out.get(out.size() - 1);
    }

    /** Whose stream is let pass for a time is not lowered by its source either: the finding is told, as in shadow. */
    @Test
    void aStreamThatThePolicyLeavesAloneIsNotCapped() throws Exception {
        try (var harness = harness(Mode.ENFORCE, 1, 0)) {
            harness.open();
            harness.processElement(new StreamRecord<>(standing(0.9)));
            Passage judged = judged("app", false);
            Verdict bypassed = new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "shop@7" + Verdict.BYPASSED, "");

            Verdict verdict = through(harness, Passage.judged(judged.event(), judged.context(), bypassed))
                    .verdict();

            assertThat(verdict.trust()).isEqualTo(1);
            assertThat(verdict.findings()).extracting(Finding::weight).containsExactly(Finding.Weight.SHADOW);
        }
    }

    @Test
    void enforcedItCapsTheTrustOfItsSourcesEventsAloneAndNeverHolds() throws Exception {
        try (var harness = harness(Mode.ENFORCE, 1, 0)) {
            harness.open();
            harness.processElement(new StreamRecord<>(standing(0.9)));
            assertThat(harness.extractOutputValues()).isEmpty();

            Verdict capped = through(harness, judged("app", false)).verdict();
            assertThat(capped.ruling()).isEqualTo(Verdict.Ruling.ADMIT);
            assertThat(capped.trust()).isEqualTo(0.9);
            assertThat(capped.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.check()).isEqualTo("source");
                assertThat(finding.weight()).isEqualTo(Finding.Weight.COUNTS);
                assertThat(finding.sentence()).isEqualTo("many came");
                assertThat(finding.observed()).isEqualTo(50);
                assertThat(finding.baseline()).isEqualTo(10);
            });
            Passage other = judged("web", false);
            assertThat(through(harness, other)).isSameAs(other);

            harness.processElement(new StreamRecord<>(standing(1)));
            Passage after = judged("app", false);
            assertThat(through(harness, after)).isSameAs(after);
        }
    }

    @Test
    void trustThatIsLowerStaysAndAReleaseIsCappedToo() throws Exception {
        try (var harness = harness(Mode.ENFORCE, 1, 0)) {
            harness.open();
            harness.processElement(new StreamRecord<>(standing(0.9)));
            Passage held = through(harness, judged("app", true));
            assertThat(held.verdict().ruling()).isEqualTo(Verdict.Ruling.HOLD);
            assertThat(held.verdict().trust()).isEqualTo(0.5);
            Passage released = through(
                    harness, Passage.released(judged("app", false), new Release(Release.By.POLICY, "because", 9)));
            assertThat(released.what()).isEqualTo(Passage.What.RELEASED);
            assertThat(released.verdict().trust()).isEqualTo(0.9);
            assertThat(released.release().by()).isEqualTo(Release.By.POLICY);
        }
    }

    @Test
    void inShadowItIsShownAloneAndOffNotEvenThat() throws Exception {
        try (var harness = harness(Mode.SHADOW, 1, 0)) {
            harness.open();
            harness.processElement(new StreamRecord<>(standing(0.9)));
            Verdict shown = through(harness, judged("app", false)).verdict();
            assertThat(shown.trust()).isEqualTo(1);
            assertThat(shown.findings()).extracting(Finding::weight).containsExactly(Finding.Weight.SHADOW);
        }
        try (var harness = harness(Mode.OFF, 1, 0)) {
            harness.open();
            harness.processElement(new StreamRecord<>(standing(0.9)));
            Passage event = judged("app", false);
            assertThat(through(harness, event)).isSameAs(event);
        }
    }

    @Test
    void everySubtaskCapsAndTheFirstAloneSaysTheAlert() throws Exception {
        Passage unusual = Passage.of(new Alert(0, Alert.Type.SOURCE_UNUSUAL, "s app volume", "many came", 5));
        Passage campaign = Passage.of(new Alert(0, Alert.Type.CAMPAIGN, "c", "a group", 5));
        for (int subtask : new int[] {0, 1}) {
            try (var harness = harness(Mode.ENFORCE, 2, subtask)) {
                harness.open();
                for (Passage passage : List.of(standing(0.9), unusual, campaign)) {
                    harness.processElement(new StreamRecord<>(passage));
                }
                assertThat(harness.extractOutputValues())
                        .containsExactlyElementsOf(subtask == 0 ? List.of(unusual, campaign) : List.of(campaign));
                assertThat(through(harness, judged("app", false)).verdict().trust())
                        .isEqualTo(0.9);
            }
        }
    }

    @Test
    void aRestartForgetsNoStanding() throws Exception {
        OperatorSubtaskState state = StateSnapshots.of(
                harness(Mode.ENFORCE, 1, 0), harness -> harness.processElement(new StreamRecord<>(standing(0.9))));
        try (var again = harness(Mode.ENFORCE, 1, 0)) {
            again.initializeState(state);
            again.open();
            assertThat(through(again, judged("app", false)).verdict().trust()).isEqualTo(0.9);
        }
    }
}
