package dev.weir.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sort.ExternalSort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FatesTest {

    private static final List<String> INPUTS = List.of("b.csv", "a.csv", "shop.ratings/1");

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({
        "true, false, true, ADMITTED, false",
        "false, true, true, RELEASED, false",
        "false, false, false, HELD, true",
        "true, false, false, RETRACTED, true",
        "false, true, false, RETRACTED, true"
    })
    void theTrainingSetHasTheLastWord(
            boolean admitted, boolean released, boolean trained, Fate expected, boolean keptOut) {
        Fate fate = Fate.of(admitted, released, trained);

        assertThat(fate).isEqualTo(expected);
        assertThat(fate.isKeptOut()).isEqualTo(keptOut);
    }

    @Test
    void eachEventIsToldOnceWithWhatBothMadeOfIt() throws IOException {
        // Given: 7 is held by the candidate alone; 8 waits by both, and is taken back by the candidate; files and lines
        // in any order,
        // and a partition
        folder(
                "now",
                List.of(line("shop.ratings/1/5", "9", ""), line("a.csv:2", "7", ""), line("b.csv:3", "9", "")),
                List.of(line("b.csv:10", "8", "crowd")),
                List.of("b.csv:10"),
                List.of("b.csv:3", "b.csv:10", "a.csv:2", "shop.ratings/1/5"));
        folder(
                "candidate",
                List.of(line("b.csv:3", "9", ""), line("shop.ratings/1/5", "9", "")),
                List.of(line("a.csv:2", "7", "rate"), line("b.csv:10", "8", "crowd")),
                List.of("b.csv:10"),
                List.of("b.csv:3", "shop.ratings/1/5"));

        // When
        List<Pair> pairs = compare();

        // Then
        assertThat(pairs)
                .containsExactly(
                        pair("b.csv:3", "9", lot(Fate.ADMITTED, ""), lot(Fate.ADMITTED, "")),
                        pair("b.csv:10", "8", lot(Fate.RELEASED, "crowd"), lot(Fate.RETRACTED, "crowd")),
                        pair("a.csv:2", "7", lot(Fate.ADMITTED, ""), lot(Fate.HELD, "rate")),
                        pair("shop.ratings/1/5", "9", lot(Fate.ADMITTED, ""), lot(Fate.ADMITTED, "")));
    }

    @Test
    void whatOnlyOneOfThemJudgedIsAFault() throws IOException {
        folder("now", List.of(line("a.csv:2", "7", "")), List.of(), List.of(), List.of("a.csv:2"));
        folder("candidate", List.of(), List.of(), List.of(), List.of());

        assertThatThrownBy(this::compare)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a.csv:2");
    }

    /** The check is the strongest that holds: one that only lowers trust, or is in shadow, held nothing. */
    @Test
    void aLineSaysWhichCheckHeldIt() throws IOException {
        String findings =
                "[{\"check\":\"surge\",\"weight\":\"counts\",\"tags\":[\"a\"]},{\"check\":\"rate\",\"weight\":\"holds\"},"
                        + "{\"check\":\"crowd\",\"weight\":\"holds\"}]";
        VerdictLine line = VerdictLine.read(
                ("{\"v\":1,\"origin\":\"a.csv:2\",\"stream\":\"s\",\"actor\":\"7:\u00e9\",\"actorType\":\"user\","
                                + "\"features\":{\"actor\":1},\"findings\":" + findings + "}")
                        .getBytes(UTF_8));

        assertThat(line).isEqualTo(new VerdictLine("a.csv:2", "s", "user:7:\u00e9", "rate"));
        assertThat(VerdictLine.unpacked(line.packed(), 0))
                .isEqualTo(new VerdictLine("a.csv:2", "s", "user:7:\u00e9", "rate"));
    }

    private List<Pair> compare() throws IOException {
        Path work = Files.createDirectories(dir.resolve("work"));
        Fates fates = new Fates(INPUTS, new ExternalSort(work, "fates", 100));
        fates.read(Side.NOW, dir.resolve("now"));
        fates.read(Side.CANDIDATE, dir.resolve("candidate"));
        List<Pair> pairs = new ArrayList<>();
        fates.compare(pairs::add);
        return pairs;
    }

    private static Pair pair(String origin, String actor, Pair.Lot now, Pair.Lot candidate) {
        return new Pair(origin, "ratings", "user:" + actor, now, candidate);
    }

    private static Pair.Lot lot(Fate fate, String check) {
        return new Pair.Lot(fate, check);
    }

    private void folder(
            String name, List<String> admitted, List<String> held, List<String> released, List<String> trained)
            throws IOException {
        Path folder = Files.createDirectories(dir.resolve(name));
        Files.write(folder.resolve("admitted.jsonl"), admitted);
        Files.write(folder.resolve("held.jsonl"), held);
        Files.write(
                folder.resolve("released.jsonl"),
                released.stream().map(FatesTest::bare).toList());
        Files.write(
                folder.resolve("training.jsonl"),
                trained.stream().map(FatesTest::bare).toList());
    }

    private static String bare(String origin) {
        return line(origin, "0", "");
    }

    private static String line(String origin, String actor, String check) {
        String findings = check.isEmpty() ? "" : ",\"findings\":[{\"check\":\"" + check + "\",\"weight\":\"holds\"}]";
        return "{\"v\":1,\"origin\":\"" + origin + "\",\"stream\":\"ratings\",\"actor\":\"" + actor
                + "\",\"actorType\":\"user\"" + findings + "}";
    }
}
