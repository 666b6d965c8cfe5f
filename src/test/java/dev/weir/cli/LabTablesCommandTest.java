package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabTablesCommandTest {

    @TempDir
    Path folder;

    private Run lab(String verb, String... more) throws IOException {
        String[] args = {
            "lab",
            verb,
            "--table",
            "wdbc",
            "--input",
            Biopsies.write(folder, 400).toString(),
            "--out",
            out().toString()
        };
        return Run.of(Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    @Test
    void poisonWritesRowsTheirTruthAndSettings() throws IOException {
        // When
        Run run = lab("poison", "--poison", "source_flips", "--share", "0.5", "--bad", "2", "--sources", "10");

        // Then
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("of 280 rows are poisoned, of the sources [source-0", "weir replay --settings");
        List<String> rows = Files.readAllLines(out().resolve("rows.csv"));
        List<String> truth = Files.readAllLines(out().resolve("truth.csv"));
        assertThat(rows).hasSize(281);
        assertThat(truth).hasSize(281).startsWith("id,poisoned,badSource,label");
        for (int i = 1; i < rows.size(); i++) {
            String[] told = truth.get(i).split(",");
            boolean differs = !rows.get(i).endsWith("," + told[3]);
            assertThat(rows.get(i)).startsWith(told[0] + ",");
            assertThat(differs).isEqualTo(told[1].equals("1"));
        }
        assertThat(SettingsFile.load(out().resolve("settings.yaml")).streams()).containsOnlyKeys("rows");
    }

    @Test
    void tablesMeasuresEachPoisonBesideNone() throws IOException {
        // When
        Run run =
                lab("tables", "--poisons", "flips", "--shares", "0.1,0.2", "--seeds", "2", "--learners", "logistic_l2");

        // Then
        assertThat(run.status()).isZero();
        assertThat(run.err().lines()).hasSize(6).first().asString().endsWith("wdbc.data, none, seed 100");
        assertThat(run.out()).contains("flips 20 %", "gated");
        JsonNode json =
                new ObjectMapper().readTree(out().resolve("evaluation.json").toFile());
        assertThat(json.at("/cells").size()).isEqualTo(3);
        assertThat(json.at("/cells/0/detection/poison/rows").asInt()).isZero();
        assertThat(json.at("/cells/2/detection/poison/rows").asInt()).isEqualTo(2 * 56);
        assertThat(json.at("/cells/2/models/lines").size()).isEqualTo(3);
        assertThat(Files.readString(out().resolve("report.html"))).contains("<td>flips 20 %</td>");
    }

    @Test
    void refusesWhatItCannotUse() throws IOException {
        assertThat(lab("poison", "--poison", "flips", "--share", "2").err()).contains("share 2.0 must be above 0");
        assertThat(lab("tables", "--seeds", "0").err()).contains("seeds 0 must be 1 or more");
        assertThat(lab("tables", "--model-seeds", "9").err()).contains("model seeds 9 must be 0 to 3");
        assertThat(lab("tables", "--sources", "5000").err()).contains("sources 5000 must be 1 to 4096");
        assertThat(lab("poison", "--poison", "source_flips", "--bad", "99").status())
                .isEqualTo(2);
        assertThat(Run.of("lab", "tables", "--table", "card", "--input", "nowhere.gz", "--out", "x")
                        .err())
                .contains("nowhere.gz: no such file");
    }
}
