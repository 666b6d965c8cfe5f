package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrowdTest {

    @Test
    void whoComesAgainCountsOnceWithTheLatestValue() {
        Crowd crowd =
                Crowd.none().with(presence("a", 4, 1)).with(presence("b", 4, 2)).with(presence("a", 0, 3));
        assertThat(List.of(crowd.at(0), crowd.newest()))
                .extracting(Presence::actor)
                .containsExactly("b", "a");
        assertThat(crowd.size()).isEqualTo(2);
        assertThat(crowd.byClass()).containsExactly(1, 0, 0, 0, 1);
        assertThat(crowd.firstEvents()).isEqualTo(1);
        assertThat(List.of(crowd.at(0), crowd.newest()))
                .extracting(Presence::times)
                .containsExactly(1, 2);
    }

    @Test
    void theOldestGoesAndStaysCounted() {
        Crowd crowd = Crowd.none();
        for (int i = 0; i < Crowd.MOST; i++) {
            crowd = crowd.with(presence("a" + i, 2, i));
        }
        assertThat(crowd.has("a0")).isTrue();
        Crowd after = crowd.with(presence("new", 2, 99));
        assertThat(after.has("a0")).isFalse();
        assertThat(after.at(0).actor()).isEqualTo("a1");
        assertThat(after.newest().actor()).isEqualTo("new");
        assertThat(after.size()).isEqualTo(Crowd.MOST);
        assertThat(after.total()).isEqualTo(Crowd.MOST + 1);
        assertThat(crowd.has("a0")).as("the former one is as it was").isTrue();
    }

    @Property
    void whatIsWrittenIsRead(@ForAll("crowds") Crowd crowd) throws IOException {
        assertThat(read(written(crowd))).usingRecursiveComparison().isEqualTo(crowd);
    }

    /** A third of a billion events a day: more than four bytes hold, within a week. */
    @ParameterizedTest
    @ValueSource(longs = {Integer.MAX_VALUE - 1L, Integer.MAX_VALUE, Integer.MAX_VALUE + 1L, 3L * Integer.MAX_VALUE})
    void anObjectThatMostOfASiteComesToStaysAnOldOne(long came) throws IOException {
        // Given: as many of each class, half of them in state
        Site site = new Site(1);
        for (int i = 0; i < ProbationTest.LEAST_SITE; i++) {
            site.count("user:" + i, 2, i, 1);
        }
        Crowd crowd = read(written(crowdOf(came)));

        // When: four at one end, one after the other, as among any that come
        for (int i = 0; i < 4; i++) {
            crowd = crowd.with(presence("new" + i, ValueClass.HIGHEST, 100 + i));
        }

        // Then
        assertThat(crowd.total()).isEqualTo(ValueClass.COUNT * came + 4);
        assertThat(Part.HIGHER.in(crowd.byClass())).isEqualTo(2 * came + 4);
        assertThat(ProbationTest.largest(crowd, site)).isNull();
    }

    private static Crowd crowdOf(long ofEachClass) {
        long[] byClass = new long[ValueClass.COUNT];
        Arrays.fill(byClass, ofEachClass);
        Crowd none = Crowd.none();
        return new Crowd(byClass, 0, none.burstUntil(), none.peak(), none.peakTime(), none.last());
    }

    @Test
    void aFullCrowdStaysSmall() throws IOException {
        Crowd crowd = Crowd.none();
        for (int i = 0; i < Crowd.MOST; i++) {
            crowd = crowd.with(new Presence(
                    "customer:c" + (10_000 + i),
                    2,
                    1_767_268_800_000L + i * 60_000L,
                    i * 700L,
                    i * 650.5,
                    i * 9,
                    40,
                    9,
                    1,
                    1));
        }
        assertThat(written(crowd).length).isLessThan(2_600);
    }

    @Test
    void anUnknownFormatIsRefused() throws IOException {
        byte[] bytes = written(Crowd.none());
        bytes[0] = 4;
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 4: this release reads 3");
    }

    @Provide
    Arbitrary<Crowd> crowds() {
        Arbitrary<Presence> presences = Combinators.combine(
                        Arbitraries.strings().withCharRange(' ', '\u2fff').ofMaxLength(20),
                        Arbitraries.integers().between(0, ValueClass.COUNT - 1),
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        Arbitraries.doubles(),
                        Arbitraries.longs(),
                        Arbitraries.integers(),
                        Arbitraries.floats())
                .as((actor, valueClass, time, events, activity, visits, own, leaning) ->
                        new Presence(actor, valueClass, time, events, activity, visits, own, own / 2, leaning, 1));
        return presences.list().ofMaxSize(80).map(all -> {
            Crowd crowd = Crowd.none();
            for (Presence one : all) {
                crowd = crowd.with(one).with(one);
            }
            return crowd.burst(1, 77).shifted(4, 8.5, 99);
        });
    }

    private static byte[] written(Crowd crowd) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        CrowdSerializer.INSTANCE.serialize(crowd, out);
        return out.getCopyOfBuffer();
    }

    private static Crowd read(byte[] bytes) throws IOException {
        return CrowdSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
    }

    private static Presence presence(String actor, int valueClass, long time) {
        return new Presence(actor, valueClass, time, time, time, time, 1, 1, 1, 1);
    }
}
