package dev.weir.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.Retraction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A training set of {@link Lives}, built inside the test with sorts that spill. */
record Build(List<String> rows, SetCounts counts) {

    static Build of(Recipe recipe, List<Retraction> retractions, List<String> lines) {
        try {
            Path work = Files.createTempDirectory("training-set");
            try {
                TrainingSet set =
                        new TrainingSet(Lives.SETTINGS, List.of("p.json", "l.json", "r.csv"), recipe, work, 2000);
                retractions.forEach(set::retract);
                for (String line : lines) {
                    set.add(line.getBytes(UTF_8));
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                SetCounts counts = set.write(out);
                return new Build(out.toString(UTF_8).lines().toList(), counts);
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
        return of(Recipe.everything(Lives.millis(1000)), List.of(), List.of(lines));
    }

    /** As of a day. */
    static Recipe asOf(double day) {
        return new Recipe(Lives.millis(day), Lives.millis(day), Recipe.Rows.ALL, 0);
    }
}
