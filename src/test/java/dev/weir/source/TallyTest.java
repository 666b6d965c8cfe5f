package dev.weir.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Event;
import dev.weir.event.Proof;
import dev.weir.event.SourceTally;
import dev.weir.event.Timing;
import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import dev.weir.source.Sayings.Saying;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** What is counted of an hour, and when it is handed on. */
class TallyTest {

    private static final long NOON = Events.NOON;
    private static final long HOUR = Tally.HOUR;
    private static final long NEVER = Long.MIN_VALUE;
    private static final Scale STARS = new Scale(1.0, 5.0, null);

    private final Tally tally = new Tally(List.of(new SourcePlan(true, Mode.SHADOW, STARS)));
    private final List<SourceTally> told = new ArrayList<>();
    private final Collector<Passage> out = new Collector<>() {
        @Override
        public void collect(Passage passage) {
            told.add(passage.sourceTally());
        }

        @Override
        public void close() {}
    };

    private static Passage said(long time, String source, double value, boolean held) {
        return Sayings.judged(new Saying(time, "u1", source, value, held));
    }

    @Test
    void whoComesAgainWithinTheHourIsOneVisitWithTheFirstValueAlone() {
        tally.count(said(NOON, "app", 5, true), NEVER, true, out);
        tally.count(said(NOON + HOUR - 1, "app", 1, false), NOON, false, out);
        tally.flush(out);
        assertThat(told)
                .containsExactly(new SourceTally(
                        0, "app", NOON / HOUR, 1, 1, 1, 0, List.of(0, 0, 0, 0, 0, 0, 0, 0, 1), NOON / HOUR));
    }

    @Test
    void theNextHourIsAVisitOfItsOwnAndHandsTheLastOneOn() {
        tally.count(said(NOON, "app", 5, false), NEVER, true, out);
        tally.count(said(NOON + HOUR, "app", 5, false), NOON, false, out);
        assertThat(told).extracting(SourceTally::hour).containsExactly(NOON / HOUR);
        assertThat(told).extracting(SourceTally::clock).containsExactly(NOON / HOUR + 1);
        tally.flush(out);
        assertThat(told).extracting(SourceTally::visits).containsExactly(1, 1);
        assertThat(told).extracting(SourceTally::newcomers).containsExactly(1, 0);
    }

    @Test
    void aWatermarkHandsOnWhatItHasPassed() {
        tally.count(said(NOON, "app", 5, false), NEVER, true, out);
        tally.flushUntil(NOON + HOUR - 2, out);
        assertThat(told).isEmpty();
        tally.flushUntil(NOON + HOUR - 1, out);
        assertThat(told).hasSize(1);
        tally.flush(out);
        assertThat(told).hasSize(1);
    }

    @Test
    void whatIsLateIsAPartOfItsOwnHour() {
        tally.count(said(NOON + HOUR, "app", 5, false), NEVER, true, out);
        tally.count(said(NOON, "app", 5, false), NOON + HOUR, false, out);
        tally.flush(out);
        assertThat(told).extracting(SourceTally::hour).containsExactly(NOON / HOUR + 1, NOON / HOUR);
        assertThat(told).extracting(SourceTally::visits).containsExactly(1, 0);
    }

    @Test
    void nothingIsCountedWithoutASourceOrABelievableTimeOrAProofWhereOneIsAsked() {
        Passage judged = said(NOON, "app", 5, false);
        Event event = judged.event();
        for (Event other : List.of(
                Events.at(NOON),
                event.placed(Timing.FUTURE, 1),
                event.placed(Timing.STALE, 1),
                event.placed(Timing.NONE, 0),
                event.detailed(event.details().proven(Proof.UNSIGNED)),
                event.detailed(event.details().proven(Proof.invalid("forged"))))) {
            tally.count(Passage.judged(other, judged.context(), judged.verdict()), NEVER, true, out);
        }
        tally.count(Passage.of(event), NEVER, true, out);
        tally.flush(out);
        assertThat(told).isEmpty();
        Event proven = event.detailed(event.details().proven(Proof.verified("k", "partner", "1", NOON)));
        tally.count(Passage.judged(proven, judged.context(), judged.verdict()), NEVER, true, out);
        tally.flush(out);
        assertThat(told).extracting(SourceTally::source).containsExactly("partner");
    }

    @Test
    void valuesHaveTheirPlaceOnTheScaleOrByTheirSize() {
        SourcePlan stars = new SourcePlan(true, Mode.SHADOW, STARS);
        assertThat(List.of(stars.bin(1), stars.bin(3), stars.bin(5))).containsExactly(0, 4, 8);
        SourcePlan amounts = new SourcePlan(true, Mode.SHADOW, null);
        assertThat(List.of(amounts.bin(0), amounts.bin(0.99), amounts.bin(1), amounts.bin(3.99), amounts.bin(4)))
                .containsExactly(0, 0, 1, 1, 2);
        assertThat(amounts.bin(1e12)).isEqualTo(8);
    }
}
