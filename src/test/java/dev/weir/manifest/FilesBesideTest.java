package dev.weir.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesBesideTest {

    @TempDir
    private Path folder;

    @Test
    void aPartThatTheManifestDoesNotNameIsFoundAndNamed() throws IOException {
        Files.writeString(folder.resolve("part-00000.parquet"), "named");
        Files.writeString(folder.resolve("notes.txt"), "not read by anybody who trains");
        FilesBeside files = new FilesBeside(folder.resolve("MANIFEST.json"));
        assertThat(files.problems(Set.of("part-00000.parquet"))).isEmpty();

        Files.writeString(folder.resolve("part-00001.PARQUET"), "not named");

        assertThat(files.problems(Set.of("part-00000.parquet")))
                .singleElement()
                .asString()
                .startsWith(folder.resolve("part-00001.PARQUET") + " is not of the set");
    }

    @Test
    void besideASetOfOneFileOthersMayStand() throws IOException {
        Files.writeString(folder.resolve("a.parquet"), "a set");
        Files.writeString(folder.resolve("b.parquet"), "another set");

        assertThat(new FilesBeside(folder.resolve("a.parquet.MANIFEST.json")).problems(Set.of("a.parquet")))
                .isEmpty();
    }
}
