package dev.weir.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.collect.TrainingLine;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.iceberg.data.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line becomes a row and the same line again. */
class AdmittedReaderTest {

    private static final String HEAD =
            "{\"v\":1,\"origin\":\"in/0/7\",\"stream\":\"rows\",\"kind\":\"transaction\",\"actor\":\"a\",\"actorType\":\"card\"";

    @TempDir
    private Path folder;

    private Settings settings;

    @BeforeEach
    void load() throws IOException {
        settings = SettingsFile.load(Files.writeString(folder.resolve("weir.yaml"), """
                streams:
                  rows:
                    kind: transaction
                    fields:
                      actor: {type: card, at: /card}
                      object: {type: shop, at: /shop}
                      value: /amount
                      time: order
                      features: {zeta: /z, alpha: /a, none: /n}
                    scale: {min: 0, max: 100}
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"order\":12,\"verdict\":\"admitted\",\"trust\":1.0}",
                ",\"value\":1.0E-5,\"order\":12,\"verdict\":\"admitted\",\"trust\":0.5,\"payloadBase64\":\"gIGC\"}",
                ",\"features\":{\"zeta\":2.0,\"none\":-1.5},\"order\":0,\"verdict\":\"admitted\",\"trust\":0.5,\"payload\":\"\"}",
                ",\"labelOf\":\"e9\",\"label\":\"fraud\",\"labelSource\":\"desk\",\"order\":3,\"verdict\":\"admitted\",\"trust\":0.5,"
                        + "\"findings\":[{\"check\":\"rate\",\"observed\":1.0E7,\"tags\":[\"a\",\"b\"]}],\"context\":{\"n\":3},"
                        + "\"policy\":\"default@1\",\"models\":\"rate=default@1\",\"payload\":\"\\u0000é\\\"\"}"
            })
    void theLineIsTheSame(String rest) throws IOException {
        assertThat(again(row(HEAD + rest))).isEqualTo(HEAD + rest);
    }

    @Test
    void aReleaseHasItsTime() throws IOException {
        String line = HEAD + ",\"order\":12,\"verdict\":\"held\",\"release\":{\"by\":\"policy\",\"reason\":\"agreed\","
                + "\"time\":\"2026-11-01T00:00:00.001Z\"},\"trust\":0.5}";
        assertThat(again(row(line))).isEqualTo(line);
    }

    @Test
    void aRowOfBeforeIsRefused() throws IOException {
        GenericRecord row = row(HEAD + ",\"order\":12,\"verdict\":\"admitted\",\"trust\":1.0}");
        row.setField("findings", null);
        assertThatThrownBy(() -> again(row))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("store.namespace");
    }

    private static GenericRecord row(String line) throws IOException {
        return Objects.requireNonNull(new AdmittedRows(AdmittedRows.schema())
                .row(new Taken(Target.ADMITTED.ordinal(), "weir.training.rows", 0, 3, line.getBytes(UTF_8), null, 0)));
    }

    private String again(GenericRecord row) throws IOException {
        TrainingLine lines = new TrainingLine(0, settings.streamList().get(0), settings);
        AdmittedReader reader = new AdmittedReader(0, List.of("zeta", "alpha", "none"));
        TrainingLine.Made made = Objects.requireNonNull(lines.of(reader.of(row), AdmittedReader.released(row)));
        return new String(made.bytes(), UTF_8);
    }
}
