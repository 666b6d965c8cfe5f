package dev.weir.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesBesideTest {

    @TempDir
    private Path folder;

    @Test
    void whatReadersPassOverIsNoPart() throws IOException {
        Files.writeString(folder.resolve("part-00000.parquet"), "named");
        Files.writeString(folder.resolve("MANIFEST.json"), "the manifest");
        Files.writeString(folder.resolve("_SUCCESS"), "");
        Files.createDirectories(folder.resolve(".cache"));
        Files.writeString(folder.resolve(".cache/index"), "");
        assertThat(problems()).isEmpty();
    }

    /** pyarrow reads folders in a folder and asks no name for its ending, as Spark does where nobody names files. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "part-00001.PARQUET",
                "more",
                "part-00000.parquet.bak",
                "more/part.parquet",
                "day=1/rows",
                "_day=1/rows",
                "_metadata-more/rows",
                "_common_metadata-more/rows",
                ".x.parquet"
            })
    void aPartThatTheManifestDoesNotNameIsFoundAndNamed(String name) throws IOException {
        Files.writeString(folder.resolve("part-00000.parquet"), "named");
        Files.createDirectories(Objects.requireNonNull(folder.resolve(name).getParent()));

        Files.writeString(folder.resolve(name), "not named");

        assertThat(problems()).singleElement().asString().startsWith(folder.resolve(name) + " is not of the set");
    }

    @Test
    void aLinkToAFolderOfPartsIsFound() throws IOException {
        Files.writeString(folder.resolve("part-00000.parquet"), "named");
        Files.createSymbolicLink(folder.resolve("more"), Files.createTempDirectory(folder.getParent(), "elsewhere"));
        assertThat(problems()).singleElement().asString().startsWith(folder.resolve("more") + " is not of the set");
    }

    private List<String> problems() throws IOException {
        return new FilesBeside(folder.resolve("MANIFEST.json")).problems(Set.of("part-00000.parquet"));
    }

    @Test
    void besideASetOfOneFileOthersMayStand() throws IOException {
        Files.writeString(folder.resolve("a.parquet"), "a set");
        Files.writeString(folder.resolve("b.parquet"), "another set");

        assertThat(new FilesBeside(folder.resolve("a.parquet.MANIFEST.json")).problems(Set.of("a.parquet")))
                .isEmpty();
    }
}
