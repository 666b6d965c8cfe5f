package dev.weir.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The distribution: everything that the command line needs, in one archive. */
class DistributionIT {

    private static final String TOP = "weir-" + Artifacts.VERSION + "/";

    /** Name to mode, as in {@code -rwxr-xr-x}. */
    private static final Map<String, String> MODES = new HashMap<>();

    /** By the tool that people unpack it with: Java takes seconds for 200 MB. */
    @BeforeAll
    static void list() throws IOException, InterruptedException {
        Process tar = new ProcessBuilder("tar", "-tvzf", Artifacts.ARCHIVE.toString())
                .redirectErrorStream(true)
                .start();
        String listing = new String(tar.getInputStream().readAllBytes(), UTF_8);
        assertThat(tar.waitFor()).as(listing).isZero();
        for (String line : listing.split("\n")) {
            String[] columns = line.trim().split("\\s+");
            MODES.put(columns[columns.length - 1], columns[0]);
        }
    }

    @Test
    void archiveHasOneTopFolderWithAllThatWeirNeeds() {
        assertThat(MODES.keySet())
                .allMatch(name -> name.startsWith(TOP))
                .contains(TOP + "bin/weir", TOP + "conf/log4j2.properties", TOP + "LICENSE", TOP + "NOTICE")
                .contains(TOP + "lib/weir-" + Artifacts.VERSION + ".jar")
                .anyMatch(name -> name.matches(".*/lib/flink-runtime-[0-9.]+\\.jar"))
                .anyMatch(name -> name.matches(".*/lib/flink-connector-base-[0-9.]+\\.jar"))
                .anyMatch(name -> name.matches(".*/lib/flink-statebackend-rocksdb-[0-9.]+\\.jar"))
                .anyMatch(name -> name.matches(".*/lib/kafka_2\\.13-[0-9.]+\\.jar"))
                .anyMatch(name -> name.matches(".*/lib/log4j-slf4j-impl-[0-9.]+\\.jar"));
    }

    @Test
    void launcherIsExecutable() {
        assertThat(MODES.get(TOP + "bin/weir")).isEqualTo("-rwxr-xr-x");
        assertThat(Files.isExecutable(Artifacts.DISTRIBUTION.resolve("bin/weir")))
                .isTrue();
    }

    @Test
    void hasSmileAndTheLicenceThatGoesWithIt() throws IOException {
        assertThat(MODES.keySet())
                .anyMatch(name -> name.matches(".*/lib/smile-core-[0-9.]+\\.jar"))
                .contains(TOP + "licenses/GPL-3.0.txt");
        assertThat(Files.readString(Artifacts.DISTRIBUTION.resolve("licenses/GPL-3.0.txt")))
                .contains("GNU GENERAL PUBLIC LICENSE")
                .contains("Version 3, 29 June 2007");
    }

    /** It brings classes of its own of what is in lib too. */
    @Test
    void whatTheStoreAloneNeedsStandsApart() throws IOException {
        String store =
                "(iceberg-flink-runtime|flink-table-common|hadoop-client-api|hadoop-client-runtime)-[0-9.-]+\\.jar";
        try (Stream<Path> libraries = Files.list(Artifacts.DISTRIBUTION.resolve("lib"))) {
            assertThat(libraries.map(library -> library.getFileName().toString()))
                    .noneMatch(name -> name.matches(store));
        }
        try (Stream<Path> libraries = Files.list(Artifacts.DISTRIBUTION.resolve("lib/store"))) {
            assertThat(libraries.map(library -> library.getFileName().toString()))
                    .hasSize(4)
                    .allMatch(name -> name.matches(store));
        }
    }

    @Test
    void hasNoTestLibrary() throws IOException {
        try (Stream<Path> libraries = Files.list(Artifacts.DISTRIBUTION.resolve("lib"))) {
            assertThat(libraries.map(library -> library.getFileName().toString()))
                    .noneMatch(name -> name.matches("(junit|assertj|jqwik|archunit|jmh|flink-test).*"))
                    .noneMatch(name -> name.endsWith("-tests.jar"));
        }
    }
}
