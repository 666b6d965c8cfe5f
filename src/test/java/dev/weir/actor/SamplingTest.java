package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Sample;
import dev.weir.event.Standing;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.model.RateBaselines;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.verdict.StandingMemory;
import dev.weir.verdict.Verdicts;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SamplingTest {

    private static final long MINUTE = 60_000;
    private static final Settings SETTINGS = TestSettings.ratings();
    private static final CheckPolicies ENFORCED = PolicyFile.defaults().on("ratings");
    private static final CheckPolicies SHADOWED =
            ENFORCED.inShadow(SETTINGS.streamList().get(0).kind());

    private ActorMemory memory = ActorMemory.empty();
    private final List<Sample> samples = new ArrayList<>();

    @Test
    void aContributorShowsASampleFromItsTwentiethEventOnEachTimeItHasGrownByTwoFifths() {
        for (int i = 0; i < 100; i++) {
            send(i * MINUTE, ENFORCED, null);
        }
        assertThat(samples).extracting(Sample::events).containsExactly(20, 28, 40, 57, 80);
    }

    @Test
    void aSampleHoldsTheMostThatEachWindowEverCounted() {
        // Given
        for (int i = 0; i < 19; i++) {
            send(i * 1000, ENFORCED, null);
        }

        // When
        send(10 * 3_600_000, ENFORCED, null);

        // Then
        assertThat(samples).singleElement().satisfies(sample -> {
            assertThat(sample.peaks()).hasSize(7).startsWith(10).endsWith(20);
            assertThat(sample.actor().text()).isEqualTo("customer:u1");
            assertThat(sample.withdrawn()).isFalse();
        });
    }

    @Test
    void whoeverComesBackAfterADayShowsWhatItDidBefore() {
        // Given
        for (int i = 0; i < 25; i++) {
            send(i, ENFORCED, null);
        }
        long last = 24;

        // When
        send(last + Sampling.ABSENCE - 1, ENFORCED, null);
        int before = samples.size();
        send(last + Sampling.ABSENCE - 1 + Sampling.ABSENCE, ENFORCED, null);

        // Then
        assertThat(before).isEqualTo(1);
        assertThat(samples).extracting(Sample::events).containsExactly(20, 27);
    }

    @Test
    void whoeverIsHeldWithdrawsOnceAndShowsNothingAnyMore() {
        for (CheckPolicies policy : List.of(ENFORCED, SHADOWED)) {
            // Given
            memory = ActorMemory.empty();
            samples.clear();

            // When
            for (int i = 0; i < 2000; i++) {
                send(i, policy, null);
            }
            for (int i = 0; i < 100; i++) {
                send((i + 10) * Sampling.ABSENCE, policy, null);
            }

            // Then
            assertThat(samples.subList(0, samples.size() - 1)).noneMatch(Sample::withdrawn);
            assertThat(samples.get(samples.size() - 1).withdrawn()).isTrue();
            assertThat(samples.get(samples.size() - 1).events()).isLessThan(400);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhoStandsClearShowsASample(Standing standing) {
        for (int i = 0; i < 30; i++) {
            send(i * MINUTE, ENFORCED, new StandingMemory(standing.name(), "", 0, 0, 0, List.of()));
        }
        assertThat(samples.isEmpty()).isEqualTo(standing != Standing.CLEAR);
    }

    @Test
    void anEventThatIsHeldOrRefusedShowsNothing() {
        // Given
        for (int i = 0; i < 19; i++) {
            send(i * MINUTE, ENFORCED, null);
        }
        ActorMemory grown = memory;

        // When, Then
        send(Events.timed(Timing.FUTURE, 1 << 30, Events.NOON + (1L << 40)), ENFORCED, null);
        assertThat(samples).isEmpty();
        assertThat(Sampling.of(Events.at(0), null, grown, grown, null)).isNull();
    }

    private void send(long offset, CheckPolicies policy, @Nullable StandingMemory standing) {
        send(Events.at(Events.NOON + offset), policy, standing);
    }

    private void send(Event event, CheckPolicies policy, @Nullable StandingMemory standing) {
        Judge judge =
                new Judge(SETTINGS.streamList().get(0), policy, RateBaselines.shipped(), new Verdicts("default@1", ""));
        Judge.Outcome outcome = judge.judge(event, ObjectContext.NONE, memory);
        Verdict verdict = outcome.passage().what() == Passage.What.JUDGED
                ? outcome.passage().verdict()
                : null;
        Sample sample = Sampling.of(event, verdict, memory, outcome.after(), standing);
        memory = outcome.after();
        if (sample != null) {
            samples.add(sample);
        }
    }
}
