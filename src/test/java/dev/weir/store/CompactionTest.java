package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactionTest {

    private static final long DAY = 24 * 60 * 60 * 1000L;
    private static final int DAYS = 3;

    @TempDir
    private Path folder;

    /** Whichever comes first, what can be done is done, and nothing that was written for it is left behind. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void oneFileThatIsGoneKeepsItsDayAlone(int broken) throws IOException {
        // Given
        Settings settings = SettingsFile.load(Files.writeString(folder.resolve("weir.yaml"), """
                store: {warehouse: warehouse}
                streams: {ratings: {kind: rating, fields: {actor: /user, object: /movie, value: /stars, time: order}}}
                """));
        for (int day = 0; day < DAYS; day++) {
            for (int file = 0; file < Compaction.LEAST_FILES; file++) {
                String place = append(settings, day * DAY);
                if (day == broken && file == 0) {
                    Files.delete(Path.of(URI.create(place)));
                }
            }
        }

        // When
        assertThatThrownBy(() -> Compaction.run(settings, Compaction.LEAST_FILES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1 group of files cannot be compacted and stay as they are, the others are done");

        // Then
        int left = Compaction.LEAST_FILES - 1;
        try (StoreTables tables = StoreTables.of(settings);
                var now = tables.table(Target.ADMITTED).newScan().planFiles()) {
            assertThat(now).hasSize(DAYS - 1 + Compaction.LEAST_FILES);
        }
        long before = files();
        assertThatThrownBy(() -> Compaction.run(settings, Compaction.LEAST_FILES))
                .isInstanceOf(IOException.class);
        assertThat(files()).isEqualTo(before).isGreaterThanOrEqualTo(DAYS - 1 + left);
    }

    private long files() throws IOException {
        try (var files = Files.walk(folder.resolve("warehouse"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }

    private static String append(Settings settings, long time) throws IOException {
        try (StoreTables tables = StoreTables.of(settings)) {
            Table table = tables.table(Target.ADMITTED);
            RowFiles rows = new RowFiles(table, 0, 0);
            rows.write(RowFilesTest.row(table, time));
            AppendFiles append = table.newAppend();
            for (DataFile file : rows.complete()) {
                append.appendFile(file);
            }
            append.commit();
            return table.newScan().planFiles().iterator().next().file().location();
        }
    }
}
