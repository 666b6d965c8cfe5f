package dev.weir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.event.Event;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaDecoderTest {

    private static final long HOUR = 3_600_000;

    private final KafkaDecoder decoder = new KafkaDecoder(TestSettings.ratings());
    private long offset;

    @BeforeEach
    void open() {
        decoder.open(null);
    }

    @Test
    void theOriginIsWhereTheRecordStandsAndWhenTheBrokerTookIt() {
        Event event = decode(Events.NOON, Events.NOON + 5, TimestampType.LOG_APPEND_TIME);
        assertThat(event.origin().text()).isEqualTo("shop.ratings/3/0");
        assertThat(event.origin().arrival()).isEqualTo(Events.NOON + 5);
    }

    @Test
    void ofATopicThatNoStreamHasAnyMoreNothingIsTaken() {
        List<Passage> taken = new ArrayList<>();
        byte[] value = "{}".getBytes(StandardCharsets.UTF_8);
        decoder.deserialize(new ConsumerRecord<>("shop.views", 0, 7, null, value), collect(taken));
        assertThat(taken).isEmpty();
        decoder.deserialize(new ConsumerRecord<>("shop.ratings", 0, 7, null, value), collect(taken));
        assertThat(taken).extracting(Passage::what).containsExactly(Passage.What.DEAD_LETTER);
    }

    @Test
    void theBrokersAppendTimeBoundsTheEventTime() {
        long five = 5 * 60_000;
        assertThat(timing(Events.NOON + five, Events.NOON)).isEqualTo(Timing.ON_TIME);
        assertThat(timing(Events.NOON + five + 1, Events.NOON)).isEqualTo(Timing.FUTURE);
    }

    @Test
    void aProducersClaimIsBelievedUpToNow() {
        long longAgo = System.currentTimeMillis() - 1000 * HOUR;
        assertThat(decode(longAgo, longAgo, TimestampType.CREATE_TIME).timing()).isEqualTo(Timing.ON_TIME);
        long afterALull = longAgo + 9 * HOUR;
        assertThat(decode(afterALull, afterALull, TimestampType.CREATE_TIME).timing())
                .as("the first record after a lull of nine hours")
                .isEqualTo(Timing.ON_TIME);
        long tomorrow = System.currentTimeMillis() + 24 * HOUR;
        assertThat(decode(tomorrow, tomorrow, TimestampType.CREATE_TIME).timing())
                .as("a record that claims to come from tomorrow")
                .isEqualTo(Timing.FUTURE);
    }

    @Test
    void anEventAheadOfItsOwnRecordIsFromTheFuture() {
        long longAgo = System.currentTimeMillis() - 1000 * HOUR;
        assertThat(decode(longAgo + HOUR, longAgo, TimestampType.CREATE_TIME).timing())
                .isEqualTo(Timing.FUTURE);
    }

    @Test
    void noEventFromTheFuturePassesAPartitionThatHasForgottenItsPast() {
        for (int restart = 0; restart < 3; restart++) {
            for (int record = 0; record < restart; record++) {
                timing(Events.NOON, Events.NOON);
            }
            assertThat(timing(Events.NOON + HOUR, Events.NOON))
                    .as("append time, after %s records", restart)
                    .isEqualTo(Timing.FUTURE);
            long nextYear = System.currentTimeMillis() + 9000 * HOUR;
            assertThat(decode(nextYear, nextYear, TimestampType.CREATE_TIME).timing())
                    .as("a producer's claim, after %s records", restart)
                    .isEqualTo(Timing.FUTURE);
            open();
        }
    }

    @Test
    void afterARestartTwoRecordsBringTheClockBack() {
        assertThat(timing(Events.NOON - HOUR, Events.NOON)).isEqualTo(Timing.ON_TIME);
        assertThat(timing(Events.NOON, Events.NOON)).isEqualTo(Timing.ON_TIME);
        assertThat(timing(Events.NOON, Events.NOON)).isEqualTo(Timing.ON_TIME);
        assertThat(timing(Events.NOON - HOUR, Events.NOON)).isEqualTo(Timing.LATE);
    }

    @Test
    void partitionsHaveClocksOfTheirOwn() {
        for (int i = 0; i < 3; i++) {
            timing(Events.NOON + i, Events.NOON + i);
        }
        List<Passage> other = new ArrayList<>();
        decoder.deserialize(record(4, Events.NOON - HOUR, Events.NOON, TimestampType.LOG_APPEND_TIME), collect(other));
        assertThat(other.get(0).event().timing()).isEqualTo(Timing.ON_TIME);
        assertThat(timing(Events.NOON - HOUR, Events.NOON)).isEqualTo(Timing.LATE);
    }

    @Test
    void headersInOurNamespaceAreRenamed() {
        ConsumerRecord<byte[], byte[]> record = record(3, Events.NOON, Events.NOON, TimestampType.LOG_APPEND_TIME);
        record.headers().add("weir-verdict", new byte[] {1}).add("ce_id", new byte[] {2});
        List<Passage> out = new ArrayList<>();
        decoder.deserialize(record, collect(out));
        assertThat(out.get(0).event().payload().headers())
                .extracting(Payload.Header::name)
                .containsExactly("weir-from-producer-verdict", "ce_id");
    }

    private Timing timing(long eventTime, long appendTime) {
        return decode(eventTime, appendTime, TimestampType.LOG_APPEND_TIME).timing();
    }

    private Event decode(long eventTime, long recordTime, TimestampType type) {
        List<Passage> out = new ArrayList<>();
        decoder.deserialize(record(3, eventTime, recordTime, type), collect(out));
        return out.get(0).event();
    }

    private ConsumerRecord<byte[], byte[]> record(int partition, long eventTime, long recordTime, TimestampType type) {
        byte[] value =
                ("{\"user\":17,\"movie\":3,\"stars\":4,\"ts\":" + eventTime + "}").getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "shop.ratings",
                partition,
                offset++,
                recordTime,
                type,
                0,
                value.length,
                null,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static Collector<Passage> collect(List<Passage> out) {
        return new Collector<>() {
            @Override
            public void collect(Passage passage) {
                out.add(passage);
            }

            @Override
            public void close() {
                // Nothing to close: a list.
            }
        };
    }
}
