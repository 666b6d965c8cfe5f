package dev.weir.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Kind;
import dev.weir.event.Timing;
import dev.weir.model.RateBaselines;
import dev.weir.model.RateWindow;
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

        assertThat(busy.length()).isEqualTo(empty.length()).isLessThanOrEqualTo(250);
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
    void keepsTheMostThatEachWindowEverCounted() {
        // Given
        RateWindows windows = RateWindows.empty();
        for (long time : new long[] {0, 1, 2, 30_000, 30_001, 5_000_000}) {
            windows = RateCheck.assess(windows, Gate.event("u", time, Timing.ON_TIME, 0), LIMITS)
                    .after();
        }

        // When, Then
        assertThat(windows.peaks()).containsExactly(3, 5, 5, 5, 6, 6, 6);
        assertThat(windows.everHeld()).isFalse();
    }

    @Test
    void whatComesLateRaisesNoPeak() {
        RateWindows windows = RateCheck.assess(RateWindows.empty(), Gate.event("u", 9, Timing.LATE, 7), LIMITS)
                .after();
        assertThat(windows.peaks()).containsOnly(0);
    }

    @Test
    void whoeverWasHeldOnceIsKnownToBe() {
        // Given
        int limit = LIMITS.hold(RateWindow.TEN_SECONDS);
        RateWindows windows = RateWindows.empty();
        for (int i = 1; i < limit; i++) {
            windows = RateCheck.assess(windows, Gate.event("u", i, Timing.ON_TIME, 0), LIMITS)
                    .after();
        }
        assertThat(windows.everHeld()).isFalse();

        // When
        RateWindows held = RateCheck.assess(windows, Gate.event("u", limit, Timing.ON_TIME, 0), LIMITS)
                .after();
        RateWindows years = RateCheck.assess(held, Gate.event("u", 1L << 40, Timing.ON_TIME, 0), LIMITS)
                .after();

        // Then
        assertThat(held.everHeld()).isTrue();
        assertThat(years.everHeld()).isTrue();
    }

    @Test
    void whatAFormerReleaseWroteWithoutPeaksIsReadOn() {
        // Given
        RateWindows now = busy();
        int[] former = Arrays.copyOf(now.counts(), Ring.RINGS * 5);
        RateWindows old = new RateWindows(now.newest(), now.newestArrival(), former);
        long later = now.newest() + 14 * 24 * 3_600_000L;

        // When
        RateWindows after = RateCheck.assess(old, Gate.event("u", later, Timing.ON_TIME, 0), LIMITS)
                .after();

        // Then
        assertThat(old.everHeld()).isFalse();
        assertThat(old.peaks()).containsOnly(0);
        assertThat(after.peaks()).containsOnly(1);
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
