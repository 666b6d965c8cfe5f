package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/path.md in step with the sources: a map that nobody tests becomes a false map. */
class PathPageTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/weir");

    /** Packages that no event passes through: what travels, what drives, what surrounds. */
    private static final Set<String> BESIDE = Set.of(
            "alerts",
            "auditor",
            "backtest",
            "bench",
            "chain",
            "chance",
            "chart",
            "cli",
            "collect",
            "console",
            "demo",
            "drift",
            "evaluate",
            "event",
            "explain",
            "index",
            "lab",
            "learner",
            "local",
            "manifest",
            "metrics",
            "output",
            "parquet",
            "publish",
            "privacy",
            "redrive",
            "replay",
            "review",
            "sdk",
            "settings",
            "sign",
            "sort",
            "store",
            "table",
            "teach",
            "topics",
            "training",
            "watch",
            "wire");

    private final String page;

    PathPageTest() throws IOException {
        page = Files.readString(Path.of("docs/path.md"));
    }

    @Test
    void everyStepOfThePathHasItsSectionAndEverySectionItsStep() throws IOException {
        Set<String> steps = new TreeSet<>();
        try (Stream<Path> folders = Files.list(SOURCES)) {
            folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !BESIDE.contains(name))
                    .forEach(steps::add);
        }
        assertThat(new TreeSet<>(all("(?m)^## ([a-z]+)$"))).isEqualTo(steps);
    }

    @Test
    void everyClassThatItNamesExists() throws IOException {
        Set<String> classes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .forEach(classes::add);
        }
        assertThat(all("`([A-Z][A-Za-z]+)(?:\\.[a-z]+)?`")).isNotEmpty().isSubsetOf(classes);
    }

    private List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
