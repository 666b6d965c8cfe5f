package dev.weir.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.DeadReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Whatever is asked for, in whatever order, and wherever runs die: each dead letter is sent once at most, and in the end all are. */
class RedrivePropertyTest {

    private static final int PARTITIONS = 3;
    private static final List<DeadReason> REASONS =
            List.of(DeadReason.MISSING_FIELD, DeadReason.NOT_JSON, DeadReason.DUPLICATE);

    /**
     * One run.
     *
     * @param wanted what it is asked for
     * @param dies before it commits this batch, counted from 0
     * @param grow so many dead letters come in before it
     */
    record Run(Wanted wanted, int dies, int grow) {}

    /** A run is killed. */
    private static final class Killed extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** A dead-letters topic and what was sent to the input topic, changed by transactions only. */
    private static final class Topics {
        private final List<ConsumerRecord<byte[], byte[]>> dead = new ArrayList<>();
        private final Map<String, Integer> sent = new HashMap<>();
        private final long[] ends = new long[PARTITIONS];
        private long positions;

        void grow(int letters) {
            for (int i = 0; i < letters; i++) {
                long position = positions++;
                DeadReason reason = REASONS.get((int) (position * 7 % 5 % REASONS.size()));
                append(DeadTopic.letter((int) (position * 5 % 7 % PARTITIONS), position, reason));
            }
        }

        private void append(ProducerRecord<byte[], byte[]> record) {
            dead.add(DeadTopic.read(record, ends[record.partition()]++));
        }

        void run(Run run) throws IOException {
            int[] committed = {0};
            Sweep sweep = new Sweep(DeadTopic.INPUT, run.wanted(), 1_000_000, batch -> {
                if (committed[0]++ == run.dies()) {
                    throw new Killed();
                }
                batch.inOrder().forEach(letter -> sent.merge(letter.origin().text(), 1, Integer::sum));
                batch.places().forEach((partition, offsets) -> {
                    append(Marker.record(DeadTopic.NAME, partition, offsets));
                    // The broker's own mark of the end of the transaction.
                    ends[partition]++;
                });
            });
            List<ConsumerRecord<byte[], byte[]>> now = List.copyOf(dead);
            for (ConsumerRecord<byte[], byte[]> record : now) {
                sweep.mark(record);
            }
            for (ConsumerRecord<byte[], byte[]> record : now) {
                sweep.take(record);
            }
            sweep.end();
        }
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void eachIsSentOnceAtMostAndInTheEndAllAre(
            @ForAll("runs") List<Run> runs, @ForAll @IntRange(max = 5_000) int letters) throws IOException {
        // Given
        Topics topics = new Topics();
        topics.grow(letters);

        // When
        for (Run run : runs) {
            topics.grow(run.grow());
            try {
                topics.run(run);
            } catch (Killed e) {
                assertThat(run.dies()).isNotEqualTo(Integer.MAX_VALUE);
            }
            assertThat(topics.sent.values()).allMatch(times -> times == 1);
        }
        topics.run(new Run(Wanted.of(REASONS, List.of(), List.of()), Integer.MAX_VALUE, 0));

        // Then
        assertThat(topics.sent.values()).allMatch(times -> times == 1);
        assertThat(topics.sent).hasSize((int) topics.positions);
    }

    @Provide
    Arbitrary<List<Run>> runs() {
        Arbitrary<Wanted> wanted = Combinators.combine(
                        Arbitraries.of(REASONS).list().uniqueElements().ofMaxSize(2), places(), places())
                .as(Wanted::of);
        Arbitrary<Integer> dies = Arbitraries.of(0, 1, 2, Integer.MAX_VALUE);
        return Combinators.combine(wanted, dies, Arbitraries.integers().between(0, 50))
                .as(Run::new)
                .list()
                .ofMaxSize(5);
    }

    private static Arbitrary<List<Place>> places() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, PARTITIONS - 1),
                        Arbitraries.longs().between(0, 1_500))
                .as(Place::new)
                .list()
                .uniqueElements(Place::partition)
                .ofMaxSize(2);
    }
}
