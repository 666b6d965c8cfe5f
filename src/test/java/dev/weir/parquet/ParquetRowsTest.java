package dev.weir.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRowsTest {

    @TempDir
    private Path folder;

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void whatIsWrittenIsReadBackAndTheSameRowsAreTheSameBytes(@ForAll("sets") List<String> rows) throws IOException {
        Path work = Files.createTempDirectory("parquet");
        Path one = write(work.resolve("one"), rows);
        Path other = write(work.resolve("other"), rows);

        assertThat(read(one)).isEqualTo(rows);
        assertThat(one).hasSameBinaryContentAs(other);
        Files.delete(one);
        Files.delete(other);
        Files.delete(work);
    }

    @Test
    void everyFieldHasItsColumn() throws IOException {
        // Given
        String row =
                "{\"v\":1,\"origin\":\"t/0/5\",\"eventId\":\"e\",\"stream\":\"s\",\"kind\":\"transaction\",\"actor\":\"a\","
                        + "\"actorType\":\"card\",\"object\":\"o\",\"action\":\"pay\",\"value\":12.5,\"label\":\"fraud\","
                        + "\"labelTime\":\"2018-06-01T00:00:00.123Z\",\"labelSource\":\"visa\",\"mature\":false,"
                        + "\"features\":{\"amount\":1.0E-5,\"hour\":23.0},\"source\":\"app\","
                        + "\"signedBy\":\"app-2026\",\"arrival\":\"2018-06-01T00:00:00.007Z\",\"currency\":\"EUR\",\"counterparty\":\"c\","
                        + "\"device\":\"d\",\"address\":\"x\",\"time\":\"1969-12-31T23:59:59.999Z\",\"order\":9007199254740993,"
                        + "\"verdict\":\"admitted\",\"trust\":0.25,\"trustAsOf\":0.125,\"policy\":\"default@1\",\"models\":\"rate=default@1\","
                        + "\"payload\":\"{\\\"k\\\":\\\"\u00e4\\n\\\"}\"}";

        // When
        Path file = write(
                folder.resolve("f"),
                List.of(row, row.replace("\"payload\":", "\"payloadBase64\":\"/w==\",\"findings\":")));

        // Then
        assertThat(read(file).get(0)).isEqualTo(row);
        assertThat(read(file).get(1)).endsWith("\"payloadBase64\":\"/w==\"}").doesNotContain("findings");
    }

    @Test
    void manyRowGroupsAreReadInTheirOrder() throws IOException {
        // Given
        List<String> rows = new ArrayList<>();
        String payload = "x".repeat(4_000_000);
        for (int i = 0; i < 40; i++) {
            rows.add("{\"v\":1,\"origin\":\"t/0/" + i + "\",\"payload\":\"" + payload + "\"}");
        }

        // When
        Path file = write(folder.resolve("f"), rows);

        // Then
        assertThat(read(file)).isEqualTo(rows);
    }

    @Test
    void whatIsNoParquetFileIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "{\"v\":1,\"origin\":\"t/0/5\"}");
        Path empty = Files.writeString(folder.resolve("empty"), "");

        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class).hasMessageContaining("no Parquet file");
        assertThatThrownBy(() -> read(empty)).isInstanceOf(IOException.class).hasMessageContaining("0 bytes");
    }

    @Provide
    Arbitrary<List<String>> sets() {
        Arbitrary<String> text = Arbitraries.strings().alpha().ofMaxLength(5).map(word -> "\"" + word + "\"");
        Arbitrary<String> number = Arbitraries.doubles().between(-1e9, 1e9).map(String::valueOf);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1000),
                        text.injectNull(0.4),
                        number.injectNull(0.4),
                        Arbitraries.of(true, false).injectNull(0.4),
                        Arbitraries.maps(Arbitraries.strings().alpha().ofLength(3), number)
                                .ofMaxSize(3)
                                .injectNull(0.4),
                        text.injectNull(0.3))
                .as((offset, label, value, mature, features, payload) -> {
                    StringBuilder row = new StringBuilder("{\"v\":1,\"origin\":\"t/0/" + offset + "\"");
                    field(row, "value", value);
                    field(row, "label", label);
                    field(row, "mature", mature);
                    if (features != null) {
                        List<String> pairs = new ArrayList<>();
                        features.forEach((name, feature) -> pairs.add("\"" + name + "\":" + feature));
                        field(row, "features", "{" + String.join(",", pairs) + "}");
                    }
                    field(row, "payload", payload);
                    return row.append('}').toString();
                })
                .list()
                .ofMaxSize(80);
    }

    private static void field(StringBuilder row, String name, Object value) {
        if (value != null) {
            row.append(",\"").append(name).append("\":").append(value);
        }
    }

    private static Path write(Path file, List<String> rows) throws IOException {
        try (ParquetRows out = new ParquetRows(Files.newOutputStream(file))) {
            for (String row : rows) {
                out.row(row.getBytes(UTF_8));
            }
        }
        return file;
    }

    private static List<String> read(Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        try (ParquetLines in = new ParquetLines(file)) {
            for (byte[] row = in.next(); row != null; row = in.next()) {
                rows.add(new String(row, UTF_8));
            }
        }
        return rows;
    }
}
