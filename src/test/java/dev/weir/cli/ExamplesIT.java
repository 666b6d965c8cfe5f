package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.drill.Size;
import dev.weir.settings.SettingsFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings under docs/examples replay the data sets that they are for, row for row; all rows with {@code -Dweir.drill=full}. */
class ExamplesIT {

    private static final Path EXAMPLES = Path.of("docs/examples");
    private static final Path DATA = Path.of(System.getProperty("weir.data", "../shared/data"));

    /** Of each file, and of the one that is replayed three times. */
    private static final int FIRST = 20_000;

    private static final int THRICE = Size.chosen().of(30_000, 100_000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "movielens-latest-small, movielens-latest-small/ratings.csv.gz, 1",
        "bitcoin-otc, bitcoin-otc/soc-sign-bitcoinotc.csv.gz, 0",
        "amazon-spammers, amazon-spammers/profiles.txt.gz, 0",
        "card-payments, card-handbook/transactions_2018-06-15_2018-08-31.csv.gz, 1",
    })
    void theFirstRowsAreAccountedForAndNoneIsADeadLetter(String example, String file, int headerLines)
            throws IOException {
        accountsFor(example, first(headerLines + FIRST, data(file)), FIRST);
    }

    @ParameterizedTest
    @CsvSource({
        "movielens-latest-small, movielens-latest-small/ratings.csv.gz, 100836",
        "bitcoin-otc, bitcoin-otc/soc-sign-bitcoinotc.csv.gz, 35592",
        "amazon-spammers, amazon-spammers/profiles.txt.gz, 51346",
        "card-payments, card-handbook/transactions_2018-06-15_2018-08-31.csv.gz, 746975",
    })
    @EnabledIfSystemProperty(named = "weir.drill", matches = "full", disabledReason = "a minute: -Dweir.drill=full")
    void everyRowIsAccountedForAndNoneIsADeadLetter(String example, String file, long rows) {
        accountsFor(example, data(file), rows);
    }

    private void accountsFor(String example, Path file, long rows) {
        // When
        Run run = replay(example, file.toString(), "out");

        // Then
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode total = summary("out").at("/total");
        assertThat(total.get("in").asLong()).isEqualTo(rows);
        assertThat(total.get("admitted").asLong() + total.get("held").asLong()).isEqualTo(rows);
    }

    @Test
    void movieLens100kTwiceIsTheSameBytesAndInAnotherLineOrderTheSameVerdicts() throws IOException {
        // Given
        Path file = first(THRICE, data("movielens-100k/u.data.gz"));
        Path shuffled = shuffled(file);

        // When
        replay("movielens-100k", file.toString(), "first");
        replay("movielens-100k", file.toString(), "second");
        replay("movielens-100k", shuffled.toString(), "shuffled");

        // Then
        JsonNode total = summary("first").at("/total");
        assertThat(total.get("in").asLong()).isEqualTo(THRICE);
        assertThat(total.get("dead").asLong()).isZero();
        assertThat(total.get("held").asLong()).isLessThanOrEqualTo(THRICE / 1_000);
        assertSameBytes(new ReplayFolder(folder.resolve("first")), new ReplayFolder(folder.resolve("second")));
        Map<String, String> given = verdicts("first");
        Map<String, String> other = verdicts("shuffled");
        assertThat(other.size()).isEqualTo(given.size());
        long same = given.entrySet().stream()
                .filter(verdict -> verdict.getValue().equals(other.get(verdict.getKey())))
                .count();
        assertThat(same).isGreaterThanOrEqualTo(THRICE - THRICE / 10_000);
    }

    @Test
    void everyExampleIsValidAndSaysHowToRunIt() throws IOException {
        try (Stream<Path> examples = Files.list(EXAMPLES)) {
            assertThat(examples.filter(path -> path.toString().endsWith(".yaml")))
                    .hasSize(7)
                    .allSatisfy(example -> {
                        SettingsFile.load(example);
                        assertThat(Files.readAllLines(example).stream().filter(line -> line.startsWith("#")))
                                .anyMatch(line -> line.contains("./weir replay --settings " + example + " --input "));
                    });
        }
    }

    @Test
    void latestSmallNeedsAtMostTenLines() throws IOException {
        assertThat(Files.readAllLines(EXAMPLES.resolve("movielens-latest-small.yaml")).stream()
                        .filter(line -> !line.startsWith("#")))
                .hasSizeLessThanOrEqualTo(10);
    }

    /** Compared whole: a message with all the bytes would help nobody. */
    private static void assertSameBytes(ReplayFolder first, ReplayFolder second) {
        assertThat(second.steadySummary()).isEqualTo(first.steadySummary());
        Map<String, String> outputs = second.outputs();
        first.outputs()
                .forEach((name, text) -> assertThat(text.equals(outputs.get(name)))
                        .as("%s is the same", name)
                        .isTrue());
    }

    private Path shuffled(Path file) throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(file));
        Collections.shuffle(rows, new Random(42));
        return Files.write(folder.resolve("shuffled.tsv"), rows);
    }

    /** A file of the first lines of a compressed one. */
    private Path first(int count, Path file) throws IOException {
        try (BufferedReader lines = lines(file)) {
            return Files.write(
                    folder.resolve("first.txt"), lines.lines().limit(count).toList());
        }
    }

    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }

    private Run replay(String example, String file, String out) {
        return Run.of(
                "replay",
                "--settings",
                EXAMPLES.resolve(example + ".yaml").toString(),
                "--input",
                file,
                "--out",
                folder.resolve(out).toString());
    }

    private JsonNode summary(String out) {
        return new ReplayFolder(folder.resolve(out)).summary();
    }

    private Map<String, String> verdicts(String out) {
        Map<String, String> verdicts = new HashMap<>();
        ReplayFolder outputs = new ReplayFolder(folder.resolve(out));
        Stream.of("admitted.jsonl", "held.jsonl")
                .flatMap(file -> outputs.objects(file).stream())
                .forEach(line -> verdicts.put(
                        line.get("actor").asText() + " " + line.get("object").asText(),
                        line.get("verdict").asText()));
        return verdicts;
    }

    private static Path data(String file) {
        Path path = DATA.resolve(file);
        if (!Files.isReadable(path)) {
            Assumptions.abort("the data set was not found at " + path.toAbsolutePath());
        }
        return path;
    }
}
