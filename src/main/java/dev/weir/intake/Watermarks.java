package dev.weir.intake;

import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.settings.KafkaSettings;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.timing.RunningQuantile;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;

/** How far event time has come, by partition. */
public final class Watermarks {

    private static final String ALIGNED = "weir";
    private static final Duration ALIGNMENT_UPDATES = Duration.ofSeconds(1);

    private Watermarks() {}

    /** The strategy for the Kafka source: per partition, idle ones left out, the others kept together if asked. */
    public static WatermarkStrategy<Passage> of(Settings settings) {
        KafkaSettings kafka = settings.kafka();
        List<Long> disorder = settings.streamList().stream()
                .map(StreamSettings::fields)
                .map(fields -> fields.time().disorder().toMillis())
                .toList();
        WatermarkStrategy<Passage> strategy =
                WatermarkStrategy.<Passage>forGenerator(context -> new Said(new WatermarksWithIdleness<>(
                        new OfPartition(disorder), kafka.idleAfter(), context.getInputActivityClock())));
        return kafka.alignment() == null
                ? strategy
                : strategy.withWatermarkAlignment(ALIGNED, kafka.alignment(), ALIGNMENT_UPDATES);
    }

    /**
     * For a topic beside the events: it has no time. One in which nothing happens for weeks must not stop the clock of the events, and the
     * end of time, said here, would be the time of all as soon as the events are idle, for ever.
     */
    static <T> WatermarkStrategy<T> holdingNothingBack() {
        return WatermarkStrategy.forGenerator(context -> new OfNoTime<>());
    }

    private static final class OfNoTime<T> implements WatermarkGenerator<T> {
        @Override
        public void onEvent(T event, long timestamp, WatermarkOutput output) {
            output.markIdle();
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.markIdle();
        }
    }

    /**
     * Shows a partition's clock only what says a time. A partition in which nothing does, but dead letters and events from the future, is
     * as silent as one in which nothing comes: else one broken producer stops the clock of all streams for as long as it sends.
     */
    private record Said(WatermarkGenerator<Passage> clock) implements WatermarkGenerator<Passage> {
        @Override
        public void onEvent(Passage passage, long recordTime, WatermarkOutput output) {
            if (passage.what() == Passage.What.EVENT && passage.event().timing() != Timing.FUTURE) {
                clock.onEvent(passage, recordTime, output);
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            clock.onPeriodicEmit(output);
        }
    }

    /**
     * Follows the running quantile of the possible event times, less the expected disorder. An event is never later than its arrival, or, where the
     * broker does not say when that was, than its record: what is read of a backlog arrives long after it was sent. Else two of a thousand that
     * are dated ahead, within the skew, end the hours of all streams before they are over.
     */
    private static final class OfPartition implements WatermarkGenerator<Passage> {
        private final List<Long> disorder;
        private final RunningQuantile times = new RunningQuantile();
        private long slack;
        private boolean timeless;

        private OfPartition(List<Long> disorder) {
            this.disorder = disorder;
        }

        @Override
        public void onEvent(Passage passage, long recordTime, WatermarkOutput output) {
            Event event = passage.event();
            timeless = event.timing() == Timing.NONE;
            if (!timeless) {
                long arrival = event.origin().arrival();
                long sent = recordTime < 0 ? arrival : Math.min(recordTime, arrival);
                times.add(Math.min(event.time(), sent));
                slack = disorder.get(event.stream());
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (timeless) {
                output.markIdle();
            } else if (times.value() != RunningQuantile.UNKNOWN) {
                output.emitWatermark(new Watermark(times.value() - slack));
            }
        }
    }
}
