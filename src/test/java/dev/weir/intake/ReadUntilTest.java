package dev.weir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class ReadUntilTest {

    private static final long NOW = 1_000_000;
    private static final long QUIET = ReadUntil.QUIET_MS;

    private final Clock clock = new Clock();
    private final Output output = new Output();
    private final ReadUntil<String> partition = new ReadUntil<>(clock, () -> NOW + clock.passed);

    @Test
    void aPartitionIsReadUntilItsLatestRecord() {
        partition.onEvent("", 700, output);
        partition.onEvent("", 500, output);
        assertThat(at(QUIET - 1)).isEqualTo(700);
    }

    @Test
    void oneThatIsQuietWasReadToItsEndAWhileAgo() {
        clock.passed = 10;
        partition.onEvent("", 700, output);

        assertThat(at(10 + QUIET - 1)).isEqualTo(700);
        assertThat(at(10 + QUIET)).isEqualTo(NOW + 10);
        assertThat(at(10 + QUIET + 1)).isEqualTo(NOW + 11);
        partition.onEvent("", NOW + QUIET, output);
        assertThat(at(10 + QUIET + 2)).isEqualTo(NOW + QUIET);
    }

    @Test
    void aRecordFromTheFutureIsOfNow() {
        partition.onEvent("", Long.MAX_VALUE - 1, output);
        assertThat(at(0)).isEqualTo(NOW);
    }

    @Test
    void oneOfWhichNothingCameIsIdleWhenItHadTheTime() {
        at(QUIET - 1);
        assertThat(output.idle).isFalse();
        at(QUIET);
        assertThat(output.idle).isTrue();
        assertThat(output.watermark).isEqualTo(Long.MIN_VALUE);
    }

    private long at(long passed) {
        clock.passed = passed;
        partition.onPeriodicEmit(output);
        return output.watermark;
    }

    private static final class Clock implements RelativeClock {
        private long passed;

        @Override
        public long relativeTimeMillis() {
            return passed;
        }

        @Override
        public long relativeTimeNanos() {
            return passed * 1_000_000;
        }
    }

    private static final class Output implements WatermarkOutput {
        private long watermark = Long.MIN_VALUE;
        private boolean idle;

        @Override
        public void emitWatermark(Watermark mark) {
            watermark = mark.getTimestamp();
            idle = false;
        }

        @Override
        public void markIdle() {
            idle = true;
        }

        @Override
        public void markActive() {
            idle = false;
        }
    }
}
