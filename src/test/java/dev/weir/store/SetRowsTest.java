package dev.weir.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SetRowsTest {

    private final SetRows rows = new SetRows(SetRows.schema());

    @Test
    void aLineIsItselfAgainWithoutWhatHasNoColumn() throws IOException {
        String line =
                "{\"v\":1,\"origin\":\"t/0/5\",\"eventId\":\"e\",\"stream\":\"s\",\"kind\":\"transaction\",\"actor\":\"a\","
                        + "\"actorType\":\"card\",\"object\":\"o\",\"action\":\"pay\",\"value\":12.5,\"label\":\"fraud\","
                        + "\"labelTime\":\"2018-06-01T00:00:00.123Z\",\"labelSource\":\"visa\",\"mature\":false,"
                        + "\"features\":{\"zeta\":1.0E-5,\"alpha\":23.0},\"source\":\"app\",\"currency\":\"EUR\",\"counterparty\":\"c\","
                        + "\"device\":\"d\",\"address\":\"x\",\"time\":\"1969-12-31T23:59:59.999Z\",\"order\":9007199254740993,"
                        + "\"verdict\":\"admitted\",\"trust\":0.25,\"trustAsOf\":0.125,\"policy\":\"default@1\",\"models\":\"rate=default@1\","
                        + "\"payload\":\"{\\\"k\\\":\\\"\u00e4\\n\\\"}\"}";

        assertThat(again(line)).isEqualTo(line);
        assertThat(again(line.replace("\"payload\":", "\"payloadBase64\":\"/w==\",\"findings\":")))
                .endsWith("\"payloadBase64\":\"/w==\"}")
                .doesNotContain("findings");
    }

    @Test
    void oneRowSaysNothingOfTheOneBefore() throws IOException {
        again("{\"v\":1,\"origin\":\"t/0/5\",\"stream\":\"s\",\"value\":12.5}");

        assertThat(again("{\"v\":1,\"origin\":\"t/0/6\",\"stream\":\"s\"}"))
                .isEqualTo("{\"v\":1,\"origin\":\"t/0/6\",\"stream\":\"s\"}");
    }

    private String again(String line) throws IOException {
        return new String(SetRows.line(rows.row(line.getBytes(UTF_8))), UTF_8);
    }
}
