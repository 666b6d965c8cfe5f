package dev.weir.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalSortTest {

    @Property(tries = 200)
    void ordersByTimeThenFileThenLineWhateverTheMemory(
            @ForAll @Size(max = 300) List<@IntRange(max = 5) Integer> times,
            @ForAll @IntRange(min = 1, max = 4000) int memory)
            throws IOException {
        // Given
        List<SortRecord> records = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            records.add(new SortRecord(times.get(i), i % 3, i, ("record " + i).getBytes()));
        }
        List<SortRecord> expected = new ArrayList<>(records);
        expected.sort(Comparator.<SortRecord>comparingLong(r -> r.time)
                .thenComparingInt(r -> r.file)
                .thenComparingLong(r -> r.line));
        Path folder = Files.createTempDirectory("external-sort");

        // When
        List<String> sorted = sorted(folder, memory, records);

        // Then
        assertThat(sorted)
                .isEqualTo(expected.stream().map(r -> new String(r.bytes)).toList());
        delete(folder);
    }

    @Test
    void mergesItsFilesBeforeTooManyAreOpen(@TempDir Path folder) throws IOException {
        // Given
        List<SortRecord> records = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            records.add(new SortRecord(i, 0, i, new byte[] {(byte) i}));
        }
        Collections.shuffle(records, new Random(7));
        ExternalSort sort = new ExternalSort(folder, "test", 1);

        // When
        for (SortRecord record : records) {
            sort.add(record);
        }
        List<Path> runs = sort.finish();

        // Then
        assertThat(runs).hasSizeLessThan(128);
        try (SortedRuns sorted = new SortedRuns(runs)) {
            for (int i = 0; i < 1000; i++) {
                assertThat(sorted.next().line).isEqualTo(i);
            }
            assertThat(sorted.hasNext()).isFalse();
        }
    }

    @Test
    void hasNoRunsWithoutRecords(@TempDir Path folder) throws IOException {
        assertThat(new ExternalSort(folder, "test", 100).finish()).isEmpty();
    }

    private static List<String> sorted(Path folder, int memory, List<SortRecord> records) throws IOException {
        ExternalSort sort = new ExternalSort(folder, "test", memory);
        for (SortRecord record : records) {
            sort.add(record);
        }
        List<String> texts = new ArrayList<>();
        try (SortedRuns sorted = new SortedRuns(sort.finish())) {
            sorted.forEachRemaining(record -> texts.add(new String(record.bytes)));
        }
        return texts;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
