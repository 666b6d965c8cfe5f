package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUsageTest {

    @TempDir
    private Path folder;

    @Test
    void settingsAreNeeded() {
        assertThat(Run.of("store", "--once")).satisfies(run -> {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("--settings");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "store compact"})
    void aPlaceForTheTablesIsNeeded(String verb) throws IOException {
        Run run = Run.of(arguments(verb, "--settings", settings("")));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("store.warehouse is missing").contains("catalog: rest");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void oneFileIsNotPutTogether(int files) throws IOException {
        Run run =
                Run.of(arguments("store compact", "--settings", settings("warehouse: w"), "--least-files", "" + files));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--least-files: " + files + " is too few; allowed: 2 or more");
    }

    @Test
    void emptyTablesAreMadeWhereThereAreNone() throws IOException {
        Run run = Run.of(arguments("store compact", "--settings", settings("warehouse: w"), "--least-files", "2"));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("admitted: 0 files became 0").contains("retractions: 0 files became 0");
        assertThat(folder.resolve("w/weir/admitted/metadata")).isDirectory();
    }

    private String settings(String store) throws IOException {
        return Files.writeString(folder.resolve("weir.yaml"), """
                kafka: {bootstrap: "localhost:1"}
                store: {%s}
                streams:
                  ratings: {topic: in, kind: rating, fields: {actor: /user, object: /movie, value: /stars, time: order}}
                """.formatted(store))
                .toString();
    }

    private static String[] arguments(String verb, String... more) {
        return Stream.concat(Stream.of(verb.split(" ")), List.of(more).stream()).toArray(String[]::new);
    }
}
