package dev.weir.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.event.Alert;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.Retraction;
import dev.weir.event.Timing;
import dev.weir.settings.Mode;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Rows through the operator. */
class RowStageTest {

    private static final List<Event> ROWS = Rows.withABadSource();

    @Test
    void aSourceThatTurnsLabelsLosesItsLabelsAndItsEventsPass() throws Exception {
        // When
        List<Passage> out = through(harness(Rows.PLAN), ROWS);

        // Then
        assertThat(out.stream().filter(passage -> passage.what() == Passage.What.EVENT))
                .extracting(passage -> passage.event().origin())
                .as("each event, in order")
                .containsExactlyElementsOf(ROWS.stream().map(Event::origin).toList());
        assertThat(retractions(out))
                .filteredOn(retraction -> retraction.source() != null)
                .singleElement()
                .satisfies(retraction -> {
                    assertThat(retraction.source()).isEqualTo("s0");
                    assertThat(retraction.what()).isEqualTo(Retraction.What.LABEL);
                    assertThat(retraction.streams()).containsExactly("rows");
                    assertThat(retraction.since())
                            .isLessThanOrEqualTo(ROWS.get(Rows.FLIPS_FROM).time());
                });
        assertThat(alerts(out))
                .extracting(Alert::type, Alert::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Alert.Type.LABELS_FLIPPED, "source s0"));
    }

    @Test
    void rowsThatTheSourceTurnedAreNoticedBeforeItIsFound() throws Exception {
        List<Passage> out = through(harness(Rows.PLAN), ROWS);
        List<Passage> noticed = out.stream()
                .filter(passage -> passage.what() == Passage.What.EVENT)
                .filter(passage -> !passage.context().noticed().isEmpty())
                .toList();
        assertThat(noticed)
                .anySatisfy(passage -> assertThat(passage.context().noticed()).anySatisfy(finding -> {
                    assertThat(finding.check()).isEqualTo("label");
                    assertThat(finding.weight()).isEqualTo(Finding.Weight.HOLDS);
                    assertThat(passage.event().details().source()).isEqualTo("s0");
                }));
        assertThat(noticed.stream()
                        .filter(passage -> passage.context().noticed().stream()
                                .anyMatch(finding -> finding.weight() == Finding.Weight.HOLDS))
                        .filter(passage ->
                                !"s0".equals(passage.event().details().source())))
                .as("honest rows that would be held, of 1,900")
                .hasSizeLessThan(10);
    }

    @Test
    void aLabelThatIsTakenBackAgainHasAnEntryOfItsOwn() throws Exception {
        // Given: rows that lie so near to each other that opinions of their labels change
        List<Event> rows = Rows.nearToEachOther();

        // When
        List<Retraction> entries = retractions(through(harness(Rows.PLAN), rows));

        // Then: applied in any order they say the same as one after the other
        Map<String, Boolean> oneByOne = new HashMap<>();
        Set<String> taken = new HashSet<>();
        Set<String> given = new HashSet<>();
        for (Retraction entry : entries) {
            boolean takes = entry.op() == Retraction.Op.RETRACT;
            oneByOne.put(entry.subject(), takes);
            assertThat(takes ? taken.add(entry.id()) : given.add(String.valueOf(entry.reverses())))
                    .as("said once: %s", entry.id())
                    .isTrue();
        }
        assertThat(taken).containsAll(given);
        assertThat(entries.stream().filter(entry -> taken.contains(entry.id()) && !given.contains(entry.id())))
                .extracting(Retraction::subject)
                .containsExactlyInAnyOrderElementsOf(oneByOne.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(taken.size()).as("a label is taken back twice").isGreaterThan(oneByOne.size());
    }

    @Test
    void inShadowNothingIsTakenBack() throws Exception {
        RowPlan shadow = new RowPlan(
                "rows",
                Rows.PLAN.features(),
                List.of(),
                Mode.SHADOW,
                Mode.OFF,
                Mode.SHADOW,
                Mode.SHADOW,
                Rows.PLAN.memory());
        assertThat(retractions(through(harness(shadow), ROWS))).isEmpty();
    }

    @Test
    void whereNothingIsAskedRowsPassUntouched() throws Exception {
        RowPlan off = new RowPlan(
                "rows", Rows.PLAN.features(), List.of(), Mode.OFF, Mode.OFF, Mode.OFF, Mode.OFF, Rows.PLAN.memory());
        List<Passage> out = through(harness(off), ROWS);
        assertThat(out)
                .hasSameSizeAs(ROWS)
                .allMatch(passage -> passage.context().noticed().isEmpty());
    }

    @Test
    void anEventFromTheFutureLeavesNoTrace() throws Exception {
        // Given
        List<Event> more = new ArrayList<>(ROWS);
        Event future = ROWS.get(700).placed(Timing.FUTURE, 1_000_000);
        more.add(800, future);

        // When
        List<Passage> with = through(harness(Rows.PLAN), more);
        int place = with.stream()
                .map(passage ->
                        passage.what() == Passage.What.EVENT ? passage.event().timing() : null)
                .toList()
                .indexOf(Timing.FUTURE);
        assertThat(with.get(place).context().noticed()).isEmpty();
        List<Passage> rest = new ArrayList<>(with);
        rest.remove(place);

        // Then
        assertThat(Events.bytes(rest)).isEqualTo(Events.bytes(through(harness(Rows.PLAN), ROWS)));
    }

    @Test
    void aRestartForgetsNothing() throws Exception {
        // Given: a restart after one half, and none
        List<Event> first = ROWS.subList(0, 1_000);
        List<Event> second = ROWS.subList(1_000, ROWS.size());
        List<Passage> whole = through(harness(Rows.PLAN), ROWS);

        // When
        OperatorSubtaskState state = StateSnapshots.of(harness(Rows.PLAN), harness -> feed(harness, first));
        List<Passage> after = resumed(state, Rows.PLAN, second);

        // Then
        List<Passage> tail = whole.subList(whole.size() - after.size(), whole.size());
        assertThat(Events.bytes(after)).isEqualTo(Events.bytes(tail));
        assertThat(tail.get(0).event().origin()).isEqualTo(second.get(0).origin());
    }

    @Test
    void stateOfTheFirstReleaseStillRestores() throws Exception {
        // Given: by then s0 is found
        OperatorSubtaskState state = StateSnapshots.released(
                "row-0.1.0", harness(Rows.PLAN), harness -> feed(harness, ROWS.subList(0, 1_500)));

        // When
        List<Passage> after = resumed(state, Rows.PLAN, ROWS.subList(1_500, 2_000));

        // Then
        assertThat(retractions(after))
                .filteredOn(retraction -> retraction.source() != null)
                .as("no news")
                .isEmpty();
        assertThat(after.stream()
                        .filter(passage -> passage.what() == Passage.What.EVENT)
                        .flatMap(passage -> passage.context().noticed().stream()))
                .as("a turned label of s0 is known at once")
                .anyMatch(finding -> finding.check().equals("label"));
    }

    @Test
    void whatWasLearnedOfOtherFeaturesIsForgotten() throws Exception {
        // Given
        OperatorSubtaskState state = StateSnapshots.of(harness(Rows.PLAN), harness -> feed(harness, ROWS));
        RowPlan renamed = new RowPlan(
                "rows",
                List.of("a", "b", "c", "e"),
                List.of(),
                Mode.ENFORCE,
                Mode.OFF,
                Mode.ENFORCE,
                Mode.SHADOW,
                Rows.PLAN.memory());

        // When, Then
        assertThat(Events.bytes(resumed(state, renamed, ROWS)))
                .isEqualTo(Events.bytes(through(harness(renamed), ROWS)));
    }

    /** Somebody made up as many labels as there are numbers; then the settings declare those that count. */
    @Test
    void whoseNumbersWereTakenIsLearnedAnewOnceDeclared() throws Exception {
        // Given
        List<Event> madeUp = new ArrayList<>();
        for (int i = 0; i < Classes.MOST; i++) {
            madeUp.add(Rows.row(i, "s1", "made up " + i, 1, 2, 3, 4));
        }
        OperatorSubtaskState state = StateSnapshots.of(harness(Rows.PLAN), harness -> feed(harness, madeUp));
        RowPlan declared = Rows.plan("well", "sick");

        // When, Then
        assertThat(Events.bytes(resumed(state, declared, ROWS)))
                .isEqualTo(Events.bytes(through(harness(declared), ROWS)));
        assertThat(Events.bytes(resumed(state, Rows.PLAN, ROWS)))
                .as("undeclared they are not judged")
                .isNotEqualTo(Events.bytes(through(harness(Rows.PLAN), ROWS)));
    }

    /** Where there was room, what was learned before they were declared goes on. */
    @Test
    void declaringWhatWasLearnedForgetsNothing() throws Exception {
        OperatorSubtaskState state =
                StateSnapshots.of(harness(Rows.PLAN), harness -> feed(harness, ROWS.subList(0, 900)));
        List<Event> rest = ROWS.subList(900, ROWS.size());

        assertThat(Events.bytes(resumed(state, Rows.plan("sick", "well"), rest)))
                .isEqualTo(Events.bytes(resumed(state, Rows.PLAN, rest)));
    }

    private static List<Retraction> retractions(List<Passage> out) {
        return out.stream()
                .filter(passage -> passage.what() == Passage.What.RETRACTION)
                .map(Passage::retraction)
                .toList();
    }

    private static List<Alert> alerts(List<Passage> out) {
        return out.stream()
                .filter(passage -> passage.what() == Passage.What.ALERT)
                .map(Passage::alert)
                .toList();
    }

    private static List<Passage> resumed(OperatorSubtaskState state, RowPlan plan, List<Event> rows) throws Exception {
        try (var restarted = harness(plan)) {
            restarted.initializeState(state);
            restarted.open();
            feed(restarted, rows);
            return restarted.extractOutputValues();
        }
    }

    private static List<Passage> through(OneInputStreamOperatorTestHarness<Passage, Passage> harness, List<Event> rows)
            throws Exception {
        try (harness) {
            harness.open();
            feed(harness, rows);
            return harness.extractOutputValues();
        }
    }

    private static void feed(OneInputStreamOperatorTestHarness<Passage, Passage> harness, List<Event> rows)
            throws Exception {
        for (Event row : rows) {
            harness.processElement(new StreamRecord<>(Passage.of(row)));
        }
    }

    private static OneInputStreamOperatorTestHarness<Passage, Passage> harness(RowPlan plan) throws Exception {
        OneInputStreamOperatorTestHarness<Passage, Passage> harness = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new RowStage(List.of(plan))), PassageSerializer.INSTANCE);
        harness.setup(PassageSerializer.INSTANCE);
        return harness;
    }
}
