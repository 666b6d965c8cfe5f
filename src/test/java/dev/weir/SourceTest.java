package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the text of the sources promises, beyond what the compiler and the class files can tell. */
class SourceTest {

    private static final int LONGEST = 450;
    private static final int MEDIAN = 100;

    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "^public (?:final |abstract |sealed |non-sealed )*(?:class|record|interface|enum|@interface) (\\w+)",
            Pattern.MULTILINE);
    private static final Pattern HEADER = Pattern.compile("^(?:package|import) .*;$", Pattern.MULTILINE);
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
    private static final Pattern REPOSITORY_PATH =
            Pattern.compile("`((?:src|docs|deploy|k8s|\\.ci)/[\\w./-]*\\w|[A-Z]+\\.md|pom\\.xml)`");

    @Test
    void publicTypesAreDocumented() {
        assertThat(sources("src/main/java").filter(SourceTest::hasAnUndocumentedPublicType))
                .as("a public type opens with a comment: what it is, its units and ranges, how it fails")
                .isEmpty();
    }

    @Test
    void filesAreShort() {
        assertThat(Stream.concat(sources("src/main/java"), sources("src/test/java"))
                        .filter(source -> source.lines() > LONGEST))
                .as("no file is over %d lines: find the second noun in it", LONGEST)
                .isEmpty();

        List<Long> lengths =
                sources("src/main/java").map(Source::lines).sorted().toList();
        assertThat(lengths.get(lengths.size() / 2))
                .as("half of the files are under %d lines", MEDIAN)
                .isLessThan(MEDIAN);
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(Stream.concat(sources("src/main/java"), sources("src/test/java"))
                        .filter(source -> !source.path().endsWith("SourceTest.java"))
                        .filter(source -> UNFINISHED.matcher(source.text()).find()))
                .as("finish it, or leave it out and file it")
                .isEmpty();
    }

    @Test
    void pathsInTheDocumentsExist() {
        List<String> missing = documents()
                .flatMap(document -> REPOSITORY_PATH
                        .matcher(document.text())
                        .results()
                        .map(match -> match.group(1))
                        .filter(path -> Files.notExists(Path.of(path)))
                        .map(path -> document.path() + " names " + path))
                .toList();

        assertThat(missing)
                .as("a map with places that do not exist is worse than none")
                .isEmpty();
    }

    private static boolean hasAnUndocumentedPublicType(Source source) {
        Matcher type = PUBLIC_TYPE.matcher(source.text());
        if (!type.find()) {
            return false;
        }
        int start = 0;
        Matcher header = HEADER.matcher(source.text()).region(0, type.start());
        while (header.find()) {
            start = header.end();
        }
        return !source.text().substring(start, type.start()).contains("/**");
    }

    private static Stream<Source> sources(String folder) {
        return files(folder, Integer.MAX_VALUE, ".java");
    }

    private static Stream<Source> documents() {
        return Stream.of(
                        files(".", 1, ".md"),
                        files("docs", 9, ".md"),
                        files("deploy", 9, ".md"),
                        files("k8s", 9, ".md"))
                .flatMap(found -> found);
    }

    private static Stream<Source> files(String folder, int depth, String ending) {
        if (Files.notExists(Path.of(folder))) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.walk(Path.of(folder), depth)) {
            return found.filter(path -> path.toString().endsWith(ending)).sorted().map(Source::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Source(Path path, String text) {

        static Source read(Path path) {
            try {
                return new Source(path, Files.readString(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        long lines() {
            return text.lines().count();
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }
}
