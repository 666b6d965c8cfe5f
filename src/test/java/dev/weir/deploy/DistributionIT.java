package dev.weir.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The distribution: everything that the command line needs, in one archive. */
class DistributionIT {

    private static final String TOP = "weir-" + Artifacts.VERSION + "/";

    /** Of 200 MB, which take seconds to unpack. */
    private static final List<TarArchiveEntry> ENTRIES = new ArrayList<>();

    @BeforeAll
    static void unpack() throws IOException {
        try (InputStream file = Files.newInputStream(Artifacts.ARCHIVE);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                ENTRIES.add(entry);
            }
        }
    }

    @Test
    void archiveHasOneTopFolderWithAllThatWeirNeeds() {
        assertThat(ENTRIES).extracting(TarArchiveEntry::getName).allMatch(name -> name.startsWith(TOP));
        assertThat(ENTRIES)
                .extracting(TarArchiveEntry::getName)
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
        assertThat(ENTRIES)
                .filteredOn(entry -> entry.getName().equals(TOP + "bin/weir"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getMode() & 0111).isEqualTo(0111));
        assertThat(Files.isExecutable(Artifacts.DISTRIBUTION.resolve("bin/weir")))
                .isTrue();
    }

    @Test
    void hasSmileAndTheLicenceThatGoesWithIt() throws IOException {
        assertThat(ENTRIES)
                .extracting(TarArchiveEntry::getName)
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
