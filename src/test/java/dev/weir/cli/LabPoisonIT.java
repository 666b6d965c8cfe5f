package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluate.Gated;
import dev.weir.evaluate.RowLane;
import dev.weir.table.DataSet;
import dev.weir.table.FeatureTable;
import dev.weir.table.Recipe;
import dev.weir.table.Row;
import dev.weir.table.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the evaluation of tables says in one thread is what the job says. */
class LabPoisonIT {

    @TempDir
    Path folder;

    @Test
    void theJobHoldsAndTakesBackWhatTheLaneDoes() throws IOException {
        // Given
        Path file = Biopsies.write(folder, 900);
        Path out = folder.resolve("out");
        assertThat(Run.of(
                                "lab",
                                "poison",
                                "--table",
                                "wdbc",
                                "--input",
                                file.toString(),
                                "--out",
                                out.toString(),
                                "--poison",
                                "source_flips",
                                "--share",
                                "0.5",
                                "--bad",
                                "2",
                                "--sources",
                                "10",
                                "--seed",
                                "4")
                        .status())
                .isZero();

        // When
        Run replay = Run.of(
                "replay",
                "--settings",
                out.resolve("settings.yaml").toString(),
                "--input",
                out.resolve("rows.csv").toString(),
                "--out",
                out.resolve("replay").toString());
        FeatureTable clean = Sources.deal(DataSet.WDBC.open(file).split(4).train(), 10, 4);
        FeatureTable table = new Recipe(Recipe.Kind.SOURCE_FLIPS, 0.5, 1, 2, 1)
                .poison(clean)
                .on(clean, 4)
                .table();
        Gated lane = RowLane.through(table);

        // Then
        assertThat(replay.status()).isZero();
        ReplayFolder found = new ReplayFolder(out.resolve("replay"));
        Set<String> held = found.objects("held.jsonl").stream()
                .map(json -> json.at("/eventId").asText())
                .collect(Collectors.toSet());
        assertThat(held).isNotEmpty().isEqualTo(ids(table, lane.held()));
        Set<String> sources = new TreeSet<>();
        for (JsonNode retraction : found.objects("retractions.jsonl")) {
            if (retraction.hasNonNull("source")) {
                sources.add(retraction.get("source").asText());
            }
        }
        assertThat(sources).hasSize(2).isEqualTo(lane.sources().keySet());
        assertThat(lane.withheld().cardinality()).isGreaterThan(lane.held().cardinality());
    }

    private static Set<String> ids(FeatureTable table, BitSet places) {
        return table.only(places).rows().stream().map(Row::id).collect(Collectors.toSet());
    }
}
