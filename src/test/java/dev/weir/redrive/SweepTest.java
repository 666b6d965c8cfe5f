package dev.weir.redrive;

import static dev.weir.redrive.DeadTopic.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.DeadReason;
import dev.weir.output.OutputReader;
import dev.weir.route.HeaderNames;
import dev.weir.settings.LimitSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {

    private static final int LARGEST = 1_000;

    private final List<Batch> batches = new ArrayList<>();

    @Test
    void everyRecordIsSentOrCountedByWhyNot() throws IOException {
        // Given
        Offsets before = new Offsets();
        before.add(0, 0);
        List<ProducerRecord<byte[], byte[]>> topic = List.of(
                DeadTopic.letter(0, 1, DeadReason.MISSING_FIELD),
                DeadTopic.letter(0, 2, DeadReason.MISSING_FIELD),
                DeadTopic.letter(0, 3, DeadReason.DUPLICATE),
                DeadTopic.letter(0, 4, DeadReason.TOO_LARGE, header(HeaderNames.DIGEST, "sha-256:00 9")),
                DeadTopic.letter(0, 5, DeadReason.NOT_JSON),
                new ProducerRecord<>(DeadTopic.NAME, 0, null, DeadTopic.bytes("somebody else's")),
                Marker.record(DeadTopic.NAME, 0, before));

        // When
        Redrive.Outcome outcome = sweep(topic);

        // Then
        assertThat(outcome.byReason()).containsOnlyKeys("missing-field", "not-json");
        assertThat(outcome.sent()).isEqualTo(2);
        assertThat(outcome.transactions()).isEqualTo(1);
        assertThat(outcome.before()).isEqualTo(1);
        assertThat(outcome.unwanted()).isEqualTo(1);
        assertThat(outcome.unfit()).isEqualTo(1);
        assertThat(outcome.others()).isEqualTo(1);
        assertThat(batches.get(0).places().get(0).ranges()).containsOnlyKeys(1L, 4L);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "1, 0"})
    void whatWouldBeTooLargeWithItsHeaderStays(int more, long sent) throws IOException {
        // Given
        ProducerRecord<byte[], byte[]> small = DeadTopic.letter(0, 1, DeadReason.EMPTY);
        // Before name and value of the header their lengths, in one byte each.
        int size = "key".length() + 1 + "redriven-from".length() + 1 + "shop.ratings/0/1".length();
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(DeadTopic.NAME, 0, small.key(), new byte[LARGEST - size + more], small.headers());

        // When, Then
        assertThat(sweep(List.of(letter)).sent()).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"1999, 1", "2000, 1", "2001, 2", "4001, 3"})
    void aTransactionHasTwoThousandAtMost(int letters, int transactions) throws IOException {
        List<ProducerRecord<byte[], byte[]>> topic = new ArrayList<>();
        for (int i = 0; i < letters; i++) {
            topic.add(DeadTopic.letter(0, i, DeadReason.MISSING_FIELD));
        }
        Redrive.Outcome outcome = sweep(topic);
        assertThat(outcome.sent()).isEqualTo(letters);
        assertThat(outcome.transactions()).isEqualTo(transactions);
    }

    @Test
    void aBatchIsSentInTheOrderOfArrivalWhereverItsLettersStand() throws IOException {
        sweep(List.of(
                DeadTopic.letter(1, 9, DeadReason.EMPTY),
                DeadTopic.letter(1, 3, DeadReason.EMPTY),
                DeadTopic.letter(0, 5, DeadReason.EMPTY)));
        assertThat(batches.get(0).inOrder())
                .extracting(letter -> letter.origin().position())
                .containsExactly(3L, 5L, 9L);
    }

    @Test
    void theLongestMarkerFitsEveryDeadLettersTopic() {
        // Given: offsets as large as they can be, none beside another
        Offsets offsets = new Offsets();
        for (int i = 0; i < Batch.MOST; i++) {
            long offset = Long.MAX_VALUE - 2L * i;
            offsets.add(offset, offset);
        }

        // When
        int bytes = Marker.record(DeadTopic.NAME, 0, offsets).value().length;

        // Then
        assertThat(bytes).isGreaterThan(80_000).isLessThan(new LimitSettings(1024, 64, 256).outputBytes() - 500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"v\":2,\"ranges\":[]}",
                "{\"v\":1}",
                "{\"v\":1,\"ranges\":[[2,1]]}",
                "{\"v\":1,\"ranges\":[[1]]}",
                "no"
            })
    void aMarkerThatCannotBeReadStopsTheRedrive(String value) {
        ProducerRecord<byte[], byte[]> marker = new ProducerRecord<>(
                DeadTopic.NAME,
                0,
                null,
                null,
                DeadTopic.bytes(value),
                List.of(header(HeaderNames.VERDICT, OutputReader.REDRIVEN)));
        assertThatThrownBy(() -> sweep(List.of(marker)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(DeadTopic.NAME + "/0/0");
        assertThat(batches).isEmpty();
    }

    private Redrive.Outcome sweep(List<ProducerRecord<byte[], byte[]>> topic) throws IOException {
        Sweep sweep = new Sweep(DeadTopic.INPUT, DeadTopic.everything(), LARGEST, batches::add);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> one : topic) {
            records.add(DeadTopic.read(one, records.size()));
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            sweep.mark(record);
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            sweep.take(record);
        }
        return sweep.end();
    }
}
