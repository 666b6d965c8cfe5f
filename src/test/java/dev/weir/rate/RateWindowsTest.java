package dev.weir.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Kind;
import dev.weir.event.Timing;
import dev.weir.model.RateBaselines;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class RateWindowsTest {

    private static final RateLimits LIMITS =
            RateLimits.of(RateBaselines.shipped().of(Kind.RATING), Gate.POLICY);

    @Test
    void flinkStoresItFieldByFieldWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(RateWindows.class);
        assertThat(serializer()).isInstanceOf(PojoSerializer.class);
    }

    @Test
    void comesBackFromStorageAsItWas() throws IOException {
        RateWindows windows = busy();
        DataOutputSerializer out = new DataOutputSerializer(64);

        serializer().serialize(windows, out);
        RateWindows back = serializer().deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

        assertThat(back).isEqualTo(windows);
    }

    @Test
    void isNeverLargerThanItsBound() throws IOException {
        DataOutputSerializer empty = new DataOutputSerializer(64);
        DataOutputSerializer busy = new DataOutputSerializer(64);

        serializer().serialize(RateWindows.empty(), empty);
        serializer().serialize(busy(), busy);

        assertThat(busy.length()).isEqualTo(empty.length()).isLessThanOrEqualTo(220);
    }

    @Test
    void isNotChangedByAnAssessment() {
        RateWindows before = busy();
        RateWindows copy = new RateWindows(
                before.newest(), before.newestArrival(), before.counts().clone());

        RateCheck.Result onTime = RateCheck.assess(before, Gate.event("u", 2_000_000, Timing.ON_TIME, 0), LIMITS);
        RateCheck.Result late = RateCheck.assess(before, Gate.event("u", 1_000_000, Timing.LATE, 9_000_000), LIMITS);

        assertThat(before).isEqualTo(copy);
        assertThat(onTime.after()).isNotEqualTo(before);
        assertThat(late.after()).isNotEqualTo(before);
    }

    @Test
    void aWeekAfterTheLastEventItSaysWhatAnEmptyOneSays() {
        long later = busy().newest() + 7 * 24 * 3_600_000L;
        RateCheck.Result remembered = RateCheck.assess(busy(), Gate.event("u", later, Timing.ON_TIME, 0), LIMITS);
        RateCheck.Result forgotten =
                RateCheck.assess(RateWindows.empty(), Gate.event("u", later, Timing.ON_TIME, 0), LIMITS);

        assertThat(remembered.finding()).isNull();
        int[] onTime = Arrays.copyOf(remembered.after().counts(), Ring.EVENT_RINGS * 5);
        assertThat(onTime).isEqualTo(Arrays.copyOf(forgotten.after().counts(), Ring.EVENT_RINGS * 5));
    }

    /** An actor that flooded, on time and late. */
    private static RateWindows busy() {
        RateWindows windows = RateWindows.empty();
        for (int i = 0; i < 5000; i++) {
            Timing timing = i % 2 == 0 ? Timing.ON_TIME : Timing.LATE;
            windows = RateCheck.assess(windows, Gate.event("u", 1_000_000 + i, timing, 7), LIMITS)
                    .after();
        }
        return windows;
    }

    private static TypeSerializer<RateWindows> serializer() {
        Configuration noKryo = new Configuration().set(PipelineOptions.GENERIC_TYPES, false);
        return TypeInformation.of(RateWindows.class).createSerializer(new SerializerConfigImpl(noKryo));
    }
}
