package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFilesTest {

    private static final long DAY = 24 * 60 * 60 * 1000L;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"15, 15", "16, 16", "17, 34"})
    void manyDaysInTurnAreManyFilesAndFewOpenOnes(int days, int files) throws IOException {
        // Given
        try (StoreTables tables = StoreTables.of(settings())) {
            RowFiles rows = new RowFiles(tables.table(Target.ADMITTED), 0, 0);

            // When
            for (int i = 0; i < 2 * days; i++) {
                rows.write(row(tables.table(Target.ADMITTED), i % days * DAY));
            }
            List<DataFile> written = rows.complete();

            // Then
            assertThat(written).hasSize(files);
            assertThat(written.stream().mapToLong(DataFile::recordCount).sum()).isEqualTo(2L * days);
        }
    }

    @Test
    void whatNobodyTookIsRemoved() throws IOException {
        try (StoreTables tables = StoreTables.of(settings())) {
            try (RowFiles rows = new RowFiles(tables.table(Target.ADMITTED), 0, 0)) {
                rows.write(row(tables.table(Target.ADMITTED), 0));
            }
        }
        try (Stream<Path> files = Files.walk(folder.resolve("warehouse"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".parquet")))
                    .isEmpty();
        }
    }

    private Settings settings() throws IOException {
        return SettingsFile.load(Files.writeString(folder.resolve("weir.yaml"), """
                store: {warehouse: warehouse}
                streams: {ratings: {kind: rating, fields: {actor: /user, object: /movie, value: /stars, time: order}}}
                """));
    }

    /** An admitted row of a time, epoch milliseconds. */
    static GenericRecord row(Table table, long time) {
        GenericRecord row = GenericRecord.create(table.schema());
        row.setField("origin", "in/0/1");
        row.setField("stream", "ratings");
        row.setField("time", Columns.time(time));
        row.setField("topic", "t");
        row.setField("partition", 0);
        row.setField("offset", 1L);
        return row;
    }
}
