package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.provenance.IdRing;
import dev.weir.rate.RateWindows;
import dev.weir.verdict.Evidence;
import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ActorMemorySerializerTest {

    @Property
    void whatIsWrittenIsRead(@ForAll("memories") ActorMemory memory, @ForAll("rings") IdRing ids) throws IOException {
        // Given
        ActorMemory with = new ActorMemory(
                memory.windows(),
                ids,
                memory.lastSeen(),
                memory.profile(),
                memory.pace(),
                memory.firstSeen(),
                memory.events(),
                memory.named(),
                memory.behavior(),
                memory.returned(),
                memory.spending(),
                memory.reviewed());

        // When
        ActorMemory read = read(written(with));

        // Then
        assertThat(read).usingRecursiveComparison().ignoringFields("ids").isEqualTo(with);
        assertSame(read.ids(), ids);
        assertSame(read.ids().with(7), ids.with(7));
    }

    /** Room for more is made when it is needed. */
    private static void assertSame(IdRing actual, IdRing expected) {
        assertThat(actual.next()).isEqualTo(expected.next());
        assertThat(Arrays.copyOf(actual.digests(), actual.used()))
                .isEqualTo(Arrays.copyOf(expected.digests(), expected.used()));
    }

    @Test
    void anUnknownFormatIsRefused() throws IOException {
        byte[] bytes = written(ActorMemory.empty());
        bytes[0] = 4;
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 4: this release reads 1 to 3");
    }

    /** Rings as they fill, and when they are full. */
    @Provide
    Arbitrary<IdRing> rings() {
        return Arbitraries.longs()
                .between(1, Long.MAX_VALUE)
                .list()
                .ofMaxSize(70)
                .map(digests -> {
                    IdRing ring = IdRing.empty();
                    for (long digest : digests) {
                        ring = ring.with(digest);
                    }
                    return ring;
                });
    }

    @Provide
    Arbitrary<ActorMemory> memories() {
        Arbitrary<RateWindows> windows = Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        Arbitraries.integers().array(int[].class).ofMaxSize(60))
                .as(RateWindows::new);
        Arbitrary<Evidence> paces = Combinators.combine(
                        Arbitraries.strings().ofMaxLength(10),
                        Arbitraries.doubles(),
                        Arbitraries.longs(),
                        Arbitraries.strings().withCharRange(' ', '\u2fff').ofMaxLength(200))
                .as(Evidence::new);
        return Combinators.combine(
                        windows,
                        Arbitraries.longs().tuple2(),
                        Arbitraries.floats().array(float[].class).ofMaxSize(30).injectNull(0.2),
                        paces.injectNull(0.5),
                        Arbitraries.integers(),
                        Arbitraries.of(true, false).tuple2(),
                        Arbitraries.bytes()
                                .array(byte[].class)
                                .ofMaxSize(100)
                                .injectNull(0.2)
                                .tuple3())
                .as((counted, times, profile, pace, events, flags, blocks) -> new ActorMemory(
                        counted,
                        IdRing.empty(),
                        times.get1(),
                        profile,
                        pace,
                        times.get2(),
                        events,
                        flags.get1(),
                        blocks.get1(),
                        flags.get2(),
                        blocks.get2(),
                        blocks.get3()));
    }

    private static byte[] written(ActorMemory memory) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        ActorMemorySerializer.INSTANCE.serialize(memory, out);
        return out.getCopyOfBuffer();
    }

    private static ActorMemory read(byte[] bytes) throws IOException {
        return ActorMemorySerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
    }
}
