package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Payload;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that parsers are known to disagree on, or to choke on. */
class NastyJsonTest {

    private static final int TEN_MB = 10_000_000;

    private final StreamBuilder stream = StreamBuilder.json("/u").limits(2 * TEN_MB, 64, 256);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"u\":1}]",
                "\"u\"",
                "17",
                "-",
                "true",
                "null",
                "x",
                "<u>1</u>",
                "{",
                "}",
                "{\"u\"",
                "{\"u\":",
                "{\"u\":1",
                "{\"u\":1,",
                "{\"u\":1,}",
                "{\"u\":1}{\"u\":2}",
                "{\"u\":1} {\"u\":2}",
                "{\"u\":1}\n{\"u\":2}",
                "{\"u\":1}x",
                "{\"u\":1},",
                "{\"u\":1}]",
                "{\"u\":1}}",
                "{\"u\":1}\0",
                "\0{\"u\":1}",
                "{\0\"u\":1}",
                "{\"u\":1\0}",
                "{\"u\":\"a\0b\"}",
                "{'u':1}",
                "{u:1}",
                "{\"u\":'1'}",
                "{\"u\":1}//c",
                "{/*c*/\"u\":1}",
                "{\"u\":1/*c*/}",
                "#c\n{\"u\":1}",
                "{\"u\":NaN}",
                "{\"u\":-Infinity}",
                "{\"u\":Infinity}",
                "{\"u\":+1}",
                "{\"u\":01}",
                "{\"u\":-01}",
                "{\"u\":.5}",
                "{\"u\":5.}",
                "{\"u\":1e}",
                "{\"u\":0x10}",
                "{\"u\":1_0}",
                "{\"u\":1a}",
                "{\"u\":True}",
                "{\"u\":truex}",
                "{\"u\":undefined}",
                "{\"u\":\"a\nb\"}",
                "{\"u\":\"a\tb\"}",
                "{\"x\":\"a\tb\",\"u\":1}",
                "{\"u\":\"\\x41\"}",
                "{\"u\":\"\\u12\"}",
                "{\"x\":\"\\q\",\"u\":1}",
                "{\"u\":\"\\",
                "{\"u\":\"1}",
                "{\"u\" 1}",
                "{\"u\":1 \"v\":2}",
                "{\"u\":1,,\"v\":2}",
                "{,\"u\":1}",
                "{\"x\":[1,],\"u\":1}",
                "{\"x\":[1 2],\"u\":1}",
                "{\"x\":[},\"u\":1}",
                "{\"x\":{],\"u\":1}",
                "{:1}",
                "{1:1}",
                "{null:1}",
                "\uFEFF{\"u\":1}",
                "\u00a0{\"u\":1}",
                "{\"u\":1}\u00a0",
                "\u000b{\"u\":1}",
                "\f{\"u\":1}",
                "{\"u\":1}\uFEFF",
                "{\u2028\"u\":1}",
                "{\"u\":\u00a01}",
                "{\"a\u0001\":1,\"u\":1}"
            })
    void isNotOneJsonObject(String value) {
        DeadLetter dead = stream.dead(value);
        assertThat(dead.reason()).as(dead.error()).isEqualTo(DeadReason.NOT_JSON);
        assertThat(dead.error()).doesNotContain("JsonReadFeature", "Source:").hasSizeLessThanOrEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"u\":\"7\"}",
                " \t\r\n{ \"u\" :\n\"7\" } \r\n",
                "{\"u\":\"7\",\"x\":1e999}",
                "{\"u\":\"7\",\"x\":\"\\ud800\"}",
                "{\"u\":\"7\",\"\\ud800\":1}",
                "{\"u\":\"7\",\"\":0}",
                "{\"u\":\"7\",\"x\":\"\u2028\u2029\u007f\"}",
                "{\"u\":\"7\",\"x\":\"\uFEFF\"}",
                "{\"u\":\"7\",\"__proto__\":{\"u\":8}}",
                "{\"u\":\"7\",\"x\":\"\\u0000\"}",
                "{\"u\":\"7\",\"x\":-0.0e-0}",
                "{\"u\":\"7\",\"U\":8}",
                "{\"\\u0075\":\"7\"}",
                "{\"u\":\"\\u0037\"}"
            })
    void isOneJsonObject(String value) {
        assertThat(stream.event(value).actor().id()).isEqualTo("7");
    }

    @Test
    void theComplaintSaysWhere() {
        assertThat(stream.dead("  {\"u\":1,}").error())
                .startsWith("the value is not one JSON object: at byte 9: 'Unexpected character");
        assertThat(stream.dead("{\"u\":NaN}").error())
                .contains("Non-standard token")
                .doesNotContain("enable");
        assertThat(stream.dead("{\"u\":1}{\"u\":2}").error()).contains("more after the end");
        assertThat(stream.dead("\uFEFF{\"u\":1}").error()).contains("byte order mark");
        assertThat(stream.dead("{\0\"u\":1}").error()).contains("NUL");
    }

    @Test
    void textInAnotherEncodingIsNotReadAsJson() {
        for (var charset : new java.nio.charset.Charset[] {
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16,
            java.nio.charset.Charset.forName("UTF-32LE"),
            java.nio.charset.Charset.forName("UTF-32BE")
        }) {
            Passage passage = stream.decode(Payload.ofValue("{\"u\":\"7\"}".getBytes(charset)));
            assertThat(passage.what()).as(charset.name()).isEqualTo(Passage.What.DEAD_LETTER);
        }
    }

    @Test
    void aNumberOfTooManyDigitsIsNotFiniteWhereverItStands() {
        assertThat(stream.reason("{\"u\":1,\"x\":" + "9".repeat(1001) + "}")).isEqualTo(DeadReason.NOT_FINITE);
        assertThat(stream.reason("{\"u\":1,\"x\":0." + "9".repeat(1001) + "}")).isEqualTo(DeadReason.NOT_FINITE);
        assertThat(stream.reason("{\"x\":1e" + "9".repeat(1001) + ",\"u\":1}")).isEqualTo(DeadReason.NOT_FINITE);
        assertThat(stream.dead("{\"u\":1,\"x\":" + "9".repeat(1001) + "}").error())
                .contains("more than 1000 digits");
        assertThat(stream.event("{\"u\":1,\"x\":" + "9".repeat(1000) + "}")
                        .actor()
                        .id())
                .isEqualTo("1");
    }

    @Test
    void tenMegabytesOfAnythingCostLinearTime() {
        String half = "{\"u\":1,\"x\":";
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            assertThat(stream.reason(half + "9".repeat(TEN_MB) + "}")).isEqualTo(DeadReason.NOT_FINITE);
            assertThat(stream.reason("{\"u\":\"" + "9".repeat(TEN_MB) + "\"}")).isEqualTo(DeadReason.ID_TOO_LONG);
            assertThat(stream.reason("[".repeat(TEN_MB))).isEqualTo(DeadReason.NOT_JSON);
            assertThat(stream.reason(half + "[".repeat(TEN_MB))).isEqualTo(DeadReason.TOO_DEEP);
            assertThat(stream.reason("{\"u\":".repeat(TEN_MB / 5))).isEqualTo(DeadReason.TOO_DEEP);
            assertThat(stream.reason(half + "[" + "0,".repeat(TEN_MB / 2) + "0]"))
                    .isEqualTo(DeadReason.NOT_JSON);
            assertThat(stream.event(half + "[" + "0,".repeat(TEN_MB / 2) + "0]}")
                            .actor()
                            .id())
                    .isEqualTo("1");
            assertThat(stream.event(half + "\"" + "\\u00e9".repeat(TEN_MB / 6) + "\"}")
                            .actor()
                            .id())
                    .isEqualTo("1");
            assertThat(stream.event("{\"" + "k".repeat(TEN_MB) + "\":1,\"u\":7}")
                            .actor()
                            .id())
                    .isEqualTo("7");
            assertThat(stream.event("{\"u\":7" + " ".repeat(TEN_MB) + "}")
                            .actor()
                            .id())
                    .isEqualTo("7");
            assertThat(stream.reason(" ".repeat(TEN_MB))).isEqualTo(DeadReason.EMPTY);
        });
    }

    @Test
    void aNumberInTextOfTenMegabytesCostsLinearTime() {
        StreamBuilder values = StreamBuilder.json("/u")
                .value(dev.weir.settings.ValueField.Absence.ALLOW, "/v")
                .limits(2 * TEN_MB, 64, 256);
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            assertThat(values.reason("{\"u\":1,\"v\":\"" + "9".repeat(TEN_MB) + "\"}"))
                    .isEqualTo(DeadReason.NOT_FINITE);
            assertThat(values.event("{\"u\":1,\"v\":\"0." + "3".repeat(TEN_MB) + "\"}")
                            .value())
                    .isEqualTo(1 / 3.0);
        });
    }

    @Test
    void aHundredThousandDifferentKeysInOneRecordCostLinearTime() {
        StringBuilder value = new StringBuilder("{\"u\":7");
        for (int i = 0; i < 100_000; i++) {
            value.append(",\"key").append(i).append("\":0");
        }
        Assertions.assertTimeout(
                Duration.ofSeconds(60),
                () -> assertThat(stream.event(value.append('}').toString())
                                .actor()
                                .id())
                        .isEqualTo("7"));
    }
}
