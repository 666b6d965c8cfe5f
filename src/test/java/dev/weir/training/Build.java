package dev.weir.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.Retraction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A training set of {@link Lives}, built inside the test with sorts that spill. */
record Build(List<String> rows, SetCounts counts) {

    static Build of(Recipe recipe, List<Retraction> retractions, List<String> lines) {
        return of(Order.ofFiles(List.of("p.json", "l.json", "r.csv")), recipe, retractions, lines);
    }

    /** As it is built from topics; rows without what is said of their age. */
    static Build byTime(List<String> topics, List<String> lines) {
        Build build = of(
                Order.ofTopics(topics),
                Recipe.everything(Lives.millis(1000), Recipe.LateLabels.CHECK),
                List.of(),
                lines);
        return new Build(
                build.rows.stream()
                        .map(row -> row.replace("\"mature\":true,", ""))
                        .toList(),
                build.counts);
    }

    private static Build of(Order order, Recipe recipe, List<Retraction> retractions, List<String> lines) {
        try {
            Path work = Files.createTempDirectory("training-set");
            try {
                TrainingSet set = new TrainingSet(Lives.SETTINGS, order, recipe, work, 2000);
                retractions.forEach(set::retract);
                for (String line : lines) {
                    set.add(line.getBytes(UTF_8));
                }
                List<String> rows = new ArrayList<>();
                SetCounts counts = set.write(line -> rows.add(new String(line, UTF_8)));
                return new Build(rows, counts);
            } finally {
                try (Stream<Path> files = Files.walk(work)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Build of(String... lines) {
        return of(Recipe.everything(Lives.millis(1000), Recipe.LateLabels.CHECK), List.of(), List.of(lines));
    }

    /** As of a day. */
    static Recipe asOf(double day) {
        return new Recipe(Lives.millis(day), Lives.millis(day), Recipe.Rows.ALL, 0);
    }
}
