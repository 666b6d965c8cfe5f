package dev.weir.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records of the output topics that Weir did not write: they are left out, and what comes behind them is read. */
class ForgedRecordsTest {

    private static final List<String> TIMES =
            List.of("", "yesterday", "+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "2026-01-01");

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    private long offset;

    @Test
    void noRecordOfAnyTopicStopsTheQueue() {
        // Given
        List<ConsumerRecord<byte[], byte[]>> forged = new ArrayList<>();
        for (String topic : opened.index.writer().topics()) {
            for (String value : values()) {
                for (String time : TIMES) {
                    forged.add(record(topic, value.replace("TIME", time), time));
                }
            }
            forged.add(record(topic, null, "x"));
        }

        // When
        for (ConsumerRecord<byte[], byte[]> one : forged) {
            opened.read(List.of(one));
        }
        String origin = opened.tape.held("a", "x", 5, Tape.NOON);
        opened.read();

        // Then
        assertThat(opened.index.record(origin)).isPresent();
    }

    private static List<String> values() {
        return List.of(
                "",
                "null",
                "[]",
                "7",
                "{",
                "{\"type\":\"account\",\"tallies\":7}",
                "{\"type\":\"account\",\"tallies\":[{\"what\":\"in\",\"count\":\"x\"}]}",
                "{\"v\":1,\"type\":\"answer\",\"decision\":\"d\",\"subject\":\"s\",\"outcome\":\"applied\",\"time\":\"TIME\"}",
                "{\"v\":1,\"actor\":\"a\",\"actorType\":\"customer\",\"standing\":\"clear\",\"since\":\"TIME\",\"time\":\"TIME\"}",
                "{\"v\":1,\"id\":\"r\",\"op\":\"retract\",\"actor\":\"a\",\"actorType\":\"customer\",\"since\":\"TIME\",\"time\":\"TIME\","
                        + "\"streams\":[\"ratings\"],\"reason\":\"x\"}",
                "{\"v\":1,\"id\":\"r\",\"op\":\"retract\",\"origin\":\"in/0/1\",\"what\":\"event\",\"time\":\"TIME\",\"streams\":[\"ratings\"]}",
                "{\"v\":1,\"id\":\"d\",\"action\":\"clear\",\"actor\":\"a\",\"actorType\":\"customer\",\"reason\":\"honest\","
                        + "\"reviewer\":\"ana\",\"time\":\"TIME\",\"expires\":\"TIME\"}",
                "{\"customer\":\"a\",\"film\":\"x\",\"stars\":5,\"ts\":1767268800000}");
    }

    private ConsumerRecord<byte[], byte[]> record(String topic, @Nullable String value, String time) {
        Headers headers = new RecordHeaders();
        headers.add("weir-origin", ("in/0/" + offset + '@' + time).getBytes(UTF_8));
        headers.add("weir-verdict", "admitted".getBytes(UTF_8));
        headers.add("weir-trust", time.getBytes(UTF_8));
        headers.add("weir-findings", ("{\"findings\":[" + time).getBytes(UTF_8));
        return new ConsumerRecord<>(
                topic,
                7,
                offset++,
                Tape.NOON,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                null,
                value == null ? null : value.getBytes(UTF_8),
                headers,
                Optional.empty());
    }
}
