package dev.weir.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.event.Event;
import dev.weir.event.Opinion;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A town with a gang, one opinion after the other, through the operator. */
class CompanyStageTest {

    private static final List<String> STREAMS = List.of("plays", "ratings");
    private static final int RATINGS = 1;
    private static final Set<Integer> ASKED = Set.of(RATINGS);
    private static final Opinion NEXT_OF_THE_GANG = Gang.opinion(RATINGS, "g0", "t1", 5, 9_000);

    @Test
    void theGangIsWatchedInTheEndAndNobodyElse() throws Exception {
        Set<String> watched = new TreeSet<>();
        for (Suspicion suspicion : said(harness(STREAMS, ASKED), opinions(Gang.town(RATINGS)))) {
            if (suspicion.kind() == Suspicion.Kind.WATCHED) {
                assertThat(watched.add(suspicion.actor().text()))
                        .as("said once")
                        .isTrue();
            } else {
                assertThat(watched.remove(suspicion.actor().text())).isTrue();
            }
            assertThat(suspicion.members()).isEqualTo(watched.size());
        }
        assertThat(watched).hasSizeGreaterThan(Gang.SIZE * 9 / 10).allMatch(actor -> actor.startsWith("user:g"));
    }

    @Test
    void refusesToSeeOnlyAPart() throws Exception {
        var operator = new ProcessOperator<>(new CompanyStage(STREAMS, ASKED, Duration.ofDays(30)));
        try (var harness = new OneInputStreamOperatorTestHarness<>(operator, 720, 2, 0)) {
            assertThatThrownBy(harness::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("company sees everything: it runs in one subtask, not in 2");
        }
    }

    @Test
    void aRestartForgetsNobodysCompany() throws Exception {
        // Given: a restart after one half, and none
        List<Opinion> town = Gang.town(RATINGS);
        List<Opinion> first = town.subList(0, town.size() / 2);
        List<Opinion> second = town.subList(town.size() / 2, town.size());
        List<Suspicion> whole = said(harness(STREAMS, ASKED), opinions(town));

        // When
        OperatorSubtaskState state =
                StateSnapshots.of(harness(STREAMS, ASKED), harness -> Gang.through(harness, first));
        try (var restarted = harness(STREAMS, ASKED)) {
            restarted.initializeState(state);
            restarted.open();
            Gang.through(restarted, second);

            // Then
            List<Suspicion> after = Gang.suspicions(restarted);
            assertThat(after).isNotEmpty();
            assertThat(whole.subList(whole.size() - after.size(), whole.size())).isEqualTo(after);
        }
    }

    @Test
    void aCheckpointAfterOneThatIsCompleteHasEverything() throws Exception {
        OperatorSubtaskState state = StateSnapshots.of(harness(STREAMS, ASKED), harness -> {
            Gang.through(harness, Gang.town(RATINGS));
            harness.snapshot(0, 0);
            harness.notifyOfCompletedCheckpoint(0);
        });
        assertThat(afterwards(state, STREAMS, RATINGS)).containsExactly("user:new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"company-0.1.0", "company-each-0.1.0"})
    void stateThatWasWrittenOnceStillRestores(String released) throws Exception {
        OperatorSubtaskState state = StateSnapshots.released(
                released, harness(STREAMS, ASKED), harness -> Gang.through(harness, Gang.town(RATINGS)));
        // g0 is watched there, so there is no news of it; a stranger to the gang who does as it does is news.
        assertThat(afterwards(state, STREAMS, RATINGS)).containsExactly("user:new");
    }

    @Test
    void streamsAreKnownByNameWhateverTheirNumber() throws Exception {
        OperatorSubtaskState state =
                StateSnapshots.of(harness(STREAMS, ASKED), harness -> Gang.through(harness, Gang.town(RATINGS)));
        assertThat(afterwards(state, List.of("ratings", "plays"), 0)).containsExactly("user:new");
        assertThat(afterwards(state, List.of("other", "plays"), 0)).isEmpty();
    }

    @Test
    void aStreamThatIsNotAskedIsNotRemembered() throws Exception {
        assertThat(said(harness(STREAMS, Set.of()), events(Gang.town(RATINGS)))).isEmpty();
    }

    @Test
    void anEventPassesAndItsOpinionCounts() throws Exception {
        try (var harness = harness(STREAMS, ASKED)) {
            harness.open();
            for (Passage passage : events(Gang.town(RATINGS))) {
                harness.processElement(new StreamRecord<>(passage));
            }
            List<Passage> out = harness.extractOutputValues();
            assertThat(out)
                    .filteredOn(passage -> passage.what() == Passage.What.EVENT)
                    .hasSize(Gang.town(RATINGS).size());
            assertThat(Gang.suspicions(harness)).isEqualTo(said(harness(STREAMS, ASKED), opinions(Gang.town(RATINGS))));
        }
    }

    @Test
    void onlyAPossibleOpinionOfSomebodyIsAsked() {
        Event rating = event(NEXT_OF_THE_GANG);
        assertThat(Opinion.of(rating)).isEqualTo(NEXT_OF_THE_GANG);
        assertThat(Opinion.of(rating.placed(Timing.LATE, 5))).isEqualTo(NEXT_OF_THE_GANG);
        assertThat(Opinion.of(rating.placed(Timing.FUTURE, 5))).isNull();
        assertThat(Opinion.of(rating.placed(Timing.STALE, 5))).isNull();
        assertThat(Opinion.of(event(Gang.opinion(RATINGS, "g0", "t1", Double.NaN, 1))))
                .isNull();
        assertThat(Opinion.of(Events.anonymous(Events.NOON))).isNull();
    }

    @Test
    void whoCameSinceTheLastCheckpointIsInTheNext() throws Exception {
        List<Opinion> town = Gang.town(RATINGS);
        Company often = new Company(RATINGS, Company.Room.of(Duration.ofDays(30)));
        Company once = new Company(RATINGS, Company.Room.of(Duration.ofDays(30)));
        for (Opinion opinion : town) {
            often.on(opinion);
            once.on(opinion);
            assertThat(CompanyBytes.of("plays", often)).isNotEmpty();
        }
        assertThat(CompanyBytes.of("plays", often)).isEqualTo(CompanyBytes.of("plays", once));
    }

    @Test
    void aLaterFormatIsRefusedWithTheReason() {
        DataInputStream later = new DataInputStream(new ByteArrayInputStream(new byte[] {3, 0, 0}));
        Company company = new Company(0, Company.Room.of(Duration.ofDays(30)));
        assertThatThrownBy(() -> CompanyBytes.read(later, company))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 3")
                .hasMessageContaining("a newer release wrote it");
    }

    private static List<String> afterwards(OperatorSubtaskState state, List<String> streams, int ratings)
            throws Exception {
        try (var harness = harness(streams, Set.of(ratings))) {
            harness.initializeState(state);
            harness.open();
            Gang.through(harness, List.of(Gang.opinion(ratings, "g0", "t1", 5, 9_000)));
            for (int i = 0; i < 6; i++) {
                Gang.through(harness, List.of(Gang.opinion(ratings, "new", "t" + i, 5, 9_001 + i)));
            }
            return Gang.suspicions(harness).stream()
                    .map(suspicion -> suspicion.actor().text())
                    .toList();
        }
    }

    private static List<Suspicion> said(
            OneInputStreamOperatorTestHarness<Passage, Passage> harness, List<Passage> passages) throws Exception {
        try (harness) {
            harness.open();
            for (Passage passage : passages) {
                harness.processElement(new StreamRecord<>(passage));
            }
            return Gang.suspicions(harness);
        }
    }

    private static List<Passage> opinions(List<Opinion> opinions) {
        return opinions.stream().map(Passage::of).toList();
    }

    private static List<Passage> events(List<Opinion> opinions) {
        return opinions.stream().map(opinion -> Passage.of(event(opinion))).toList();
    }

    private static Event event(Opinion opinion) {
        Event like = Events.at(opinion.time());
        return new Event(
                opinion.stream(),
                like.origin(),
                null,
                opinion.actor(),
                Event.Identity.KNOWN,
                opinion.object(),
                opinion.value(),
                null,
                opinion.time(),
                Timing.ON_TIME,
                0,
                like.payload());
    }

    private static OneInputStreamOperatorTestHarness<Passage, Passage> harness(List<String> streams, Set<Integer> asked)
            throws Exception {
        CompanyStage stage = new CompanyStage(streams, asked, Duration.ofDays(30));
        var harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(stage), PassageSerializer.INSTANCE);
        ((SerializerConfigImpl) harness.getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
        harness.setup(PassageSerializer.INSTANCE);
        return harness;
    }
}
