package dev.weir.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels on a stream of their own are compared with the features of their events, which are there when a set is built. */
class LateLabelsOfRowsTest {

    private static final Settings SETTINGS = TestSettings.parse("""
            streams:
              samples:
                kind: observation
                fields: {actor: /p, eventId: /id, time: /t, features: {a: /a, b: /b}}
              findings:
                kind: feedback
                fields:
                  actor: /p
                  time: /t
                  label: {at: /l, source: /by, of: /id, stream: samples, window: 10d}
            """);

    private static final int ROWS = 1_200;
    private static final int LABELLERS = 20;

    /** From here on every label of {@code l0} is of the other kind. */
    private static final int FLIPS_FROM = 400;

    @TempDir
    private Path work;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void whatTheFeaturesContradictIsLeftOutAndAllRowsStay() throws IOException {
        // Given
        List<String> lines = lines();

        // When
        List<String> checked = new ArrayList<>();
        SetCounts counts = build(Recipe.LateLabels.CHECK, lines, checked);

        // Then
        List<String> unlabelled = checked.stream()
                .filter(line -> !line.contains("\"label\":"))
                .map(line -> line.replaceAll(".*\"eventId\":\"(e\\d+)\".*", "$1"))
                .toList();
        assertThat(checked).hasSize(ROWS);
        assertThat(unlabelled).containsAll(wrong).hasSize((int) counts.labelsContradicted());
        assertThat(unlabelled.stream().filter(id -> !wrong.contains(id) && labeller(number(id)) > 0))
                .as("right labels of the 19 others that are left out")
                .hasSizeLessThan(10);
        assertThat(counts.joined()).isEqualTo(ROWS - counts.labelsContradicted());
    }

    @Test
    void theOrderOfTheInputMakesNoDifferenceAndNothingIsLeftOutThatIsToBeKept() throws IOException {
        // Given
        List<String> lines = lines();
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(1));

        // When
        List<String> one = new ArrayList<>();
        List<String> other = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        build(Recipe.LateLabels.CHECK, lines, one);
        build(Recipe.LateLabels.CHECK, shuffled, other);
        SetCounts counts = build(Recipe.LateLabels.KEEP, lines, kept);

        // Then
        assertThat(other).isEqualTo(one);
        assertThat(counts.joined()).isEqualTo(ROWS);
        assertThat(counts.labelsContradicted()).isZero();
    }

    private SetCounts build(Recipe.LateLabels late, List<String> lines, List<String> rows) throws IOException {
        TrainingSet set = new TrainingSet(
                SETTINGS,
                Order.ofFiles(List.of("s.json", "f.json")),
                Recipe.everything(Lives.millis(1000), late),
                work,
                100_000);
        for (String line : lines) {
            set.add(line.getBytes(UTF_8));
        }
        return set.write(row -> rows.add(new String(row, UTF_8)));
    }

    private List<String> lines() {
        Random random = new Random(4);
        wrong.clear();
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= ROWS; i++) {
            boolean sick = random.nextInt(3) == 0;
            boolean turned = i >= FLIPS_FROM && labeller(i) == 0;
            if (turned) {
                wrong.add("e" + i);
            }
            double centre = sick ? 4 : 0;
            double day = 100 + i / 1000.0;
            lines.add(String.format(
                    Locale.ROOT,
                    "{\"v\":1,\"origin\":\"s.json:%d\",\"eventId\":\"e%d\",\"stream\":\"samples\",\"kind\":\"observation\","
                            + "\"actor\":\"p%d\",\"actorType\":\"patient\",\"features\":{\"a\":%.3f,\"b\":%.3f},%s",
                    i,
                    i,
                    i,
                    centre + random.nextGaussian(),
                    centre + random.nextGaussian(),
                    Lives.rest(day, "admitted", 1)));
            lines.add(String.format(
                    Locale.ROOT,
                    "{\"v\":1,\"origin\":\"f.json:%d\",\"stream\":\"findings\",\"kind\":\"feedback\",\"actor\":\"p%d\","
                            + "\"actorType\":\"patient\",\"labelOf\":\"e%d\",\"label\":\"%s\",\"labelTime\":\"%s\","
                            + "\"labelSource\":\"l%d\",%s",
                    i,
                    i,
                    i,
                    sick != turned ? "sick" : "well",
                    Lives.iso(day + 1),
                    labeller(i),
                    Lives.rest(day + 1, "admitted", 1)));
        }
        return lines;
    }

    private static int labeller(int row) {
        return row * 7919 % 104_729 % LABELLERS;
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(1));
    }
}
