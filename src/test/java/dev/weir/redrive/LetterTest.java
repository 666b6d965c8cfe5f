package dev.weir.redrive;

import static dev.weir.redrive.DeadTopic.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.event.DeadReason;
import dev.weir.route.HeaderNames;
import dev.weir.settings.StreamSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTest {

    private static final StreamSettings STREAM =
            Objects.requireNonNull(TestSettings.ratings().streams().get("ratings"));

    @Test
    void isSentAgainAsItsProducerSentItAndSaysWhereItWas() {
        // Given
        ProducerRecord<byte[], byte[]> dead = DeadTopic.letter(
                1,
                7,
                DeadReason.MISSING_FIELD,
                header("trace", "a"),
                header("trace", "b"),
                header("weir-from-producer-verdict", "admitted"),
                header(HeaderNames.REDRIVEN_FROM, "shop.ratings/0/3"));

        // When
        Letter letter = read(dead);
        ProducerRecord<byte[], byte[]> again = SentAgain.of(letter, STREAM, 1);

        // Then
        assertThat(again.key()).isEqualTo(dead.key());
        assertThat(again.value()).isEqualTo(dead.value());
        assertThat(texts(again.headers()))
                .containsExactly(
                        "trace=a",
                        "trace=b",
                        "weir-verdict=admitted",
                        "redriven-from=shop.ratings/0/3",
                        "redriven-from=shop.ratings/0/7");
        assertThat(again.partition()).isZero();
        assertThat(again.timestamp()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, ", "1, 0", "2, 0"})
    void goesWhereItCameFromWhileThatPartitionIsThere(int partitions, Integer partition) {
        Letter letter = read(DeadTopic.letter(1, 7, DeadReason.MISSING_FIELD));
        assertThat(SentAgain.of(letter, STREAM, partitions).partition()).isEqualTo(partition);
    }

    @Test
    void whatIsOfAnotherInputOrNoDeadLetterIsNone() {
        ProducerRecord<byte[], byte[]> letter = DeadTopic.letter(0, 1, DeadReason.EMPTY);
        assertThat(Letter.of(DeadTopic.read(letter, 1), "other.ratings")).isNull();
        for (String name : List.of(HeaderNames.REASON, HeaderNames.ORIGIN)) {
            ProducerRecord<byte[], byte[]> without = DeadTopic.letter(0, 1, DeadReason.EMPTY);
            without.headers().remove(name);
            assertThat(Letter.of(DeadTopic.read(without, 1), DeadTopic.INPUT))
                    .as(name)
                    .isNull();
        }
        for (String broken : List.of("shop.ratings/0/1", "shop.ratings/0/1@noon", "@2026-11-27T12:00:00Z")) {
            ProducerRecord<byte[], byte[]> other = DeadTopic.letter(0, 1, DeadReason.EMPTY);
            other.headers().add(header(HeaderNames.ORIGIN, broken));
            assertThat(Letter.of(DeadTopic.read(other, 1), DeadTopic.INPUT))
                    .as(broken)
                    .isNull();
        }
    }

    private static Letter read(ProducerRecord<byte[], byte[]> record) {
        return Objects.requireNonNull(Letter.of(DeadTopic.read(record, 5), DeadTopic.INPUT));
    }

    private static List<String> texts(Iterable<Header> headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .map(one -> one.key() + "=" + new String(one.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
