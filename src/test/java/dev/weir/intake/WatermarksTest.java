package dev.weir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Event;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatermarksTest {

    private final Partition partition = new Partition();

    @Test
    void aTopicBesideTheEventsHasNoTimeNotEvenTheEndOfIt() {
        WatermarkGenerator<String> generator =
                Watermarks.<String>holdingNothingBack().createWatermarkGenerator(partition);

        generator.onPeriodicEmit(partition);
        generator.onEvent("a decision", 7, partition);
        generator.onPeriodicEmit(partition);

        assertThat(partition.said).containsExactly("idle", "idle", "idle");
    }

    /** Else one broken producer, or one event of 2099 a minute, stops the clock of every stream. */
    @Test
    void aPartitionInWhichNothingSaysATimeHoldsTheOthersBackNoLongerThanASilentOne() {
        // Given
        WatermarkGenerator<Passage> generator =
                Watermarks.of(TestSettings.ratings()).createWatermarkGenerator(partition);
        Event event = Events.at(Events.NOON);
        Passage dead = Passage.of(new DeadLetter(
                0,
                event.origin(),
                DeadReason.NOT_JSON,
                "the value is not one JSON object",
                Payload.ofValue(new byte[1])));
        Passage future = Passage.of(event.placed(Timing.FUTURE, 1));

        // When: every second a record comes, and none says a time.
        generator.onEvent(Passage.of(event), Events.NOON, partition);
        generator.onEvent(Passage.of(event), Events.NOON, partition);
        generator.onPeriodicEmit(partition);
        for (int second = 1; second <= 62; second++) {
            assertThat(partition.said).as("before second %d", second).noneMatch("idle"::equals);
            partition.millis += 1_000;
            generator.onEvent(second % 2 == 0 ? dead : future, Events.NOON, partition);
            generator.onPeriodicEmit(partition);
        }

        // Then
        assertThat(partition.said).last().isEqualTo("idle");
        generator.onEvent(Passage.of(event), Events.NOON, partition);
        generator.onPeriodicEmit(partition);
        assertThat(partition.said).last().asString().startsWith("Watermark");
    }

    /**
     * Else two of a thousand records that are dated ahead, within the skew, close hours and numbers of all streams before they are over. Where
     * the broker does not say when a record came, it arrives when it is read: of a backlog that is later.
     */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 3600000", "60000, 0", "-1767268800001, 0"})
    void whatIsDatedAheadBringsTheClockUpToThePresentAndNeverBeyond(long recordAhead, long readLater) {
        // Given
        WatermarkGenerator<Passage> generator =
                Watermarks.of(TestSettings.ratings()).createWatermarkGenerator(partition);

        // When
        for (long ahead : List.of(0L, 60_000L, 120_000L)) {
            Event event = Events.event("u1", "m1", 4, Events.NOON + ahead, Timing.ON_TIME, null, "{}");
            Event arrived = event.heldAt(Events.NOON + readLater, event.time());
            generator.onEvent(Passage.of(arrived), Events.NOON + recordAhead, partition);
        }
        generator.onPeriodicEmit(partition);

        // Then
        long disorder = TestSettings.ratings()
                .streamList()
                .get(0)
                .fields()
                .time()
                .disorder()
                .toMillis();
        assertThat(partition.said).last().isEqualTo(new Watermark(Events.NOON - disorder).toString());
    }

    /** What a partition says of its time, by a clock that the test sets. */
    private static final class Partition implements WatermarkOutput, WatermarkGeneratorSupplier.Context {
        private final List<String> said = new ArrayList<>();
        private long millis = 1_000;

        @Override
        public void emitWatermark(Watermark watermark) {
            said.add(watermark.toString());
        }

        @Override
        public void markIdle() {
            said.add("idle");
        }

        @Override
        public void markActive() {
            said.add("active");
        }

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public RelativeClock getInputActivityClock() {
            return new RelativeClock() {
                @Override
                public long relativeTimeMillis() {
                    return millis;
                }

                @Override
                public long relativeTimeNanos() {
                    return millis * 1_000_000;
                }
            };
        }
    }
}
