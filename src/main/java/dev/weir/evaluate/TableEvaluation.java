package dev.weir.evaluate;

import dev.weir.table.DataSet;
import dev.weir.table.FeatureTable;
import dev.weir.table.Poison;
import dev.weir.table.Poisoned;
import dev.weir.table.Recipe;
import dev.weir.table.Sources;
import dev.weir.table.Split;
import dev.weir.table.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Poisons a table in many ways, sends it through the row checks, and trains models on what is left. */
public final class TableEvaluation {

    private final TableGrid grid;
    private final Consumer<String> progress;
    private final Consumer<TableFindings> after;

    /**
     * @param progress told of each run
     * @param after given what is known after each poison
     */
    public TableEvaluation(TableGrid grid, Consumer<String> progress, Consumer<TableFindings> after) {
        this.grid = grid;
        this.progress = progress;
        this.after = after;
    }

    /** Runs everything: first without poison, then each recipe. */
    public TableFindings run(String name, DataSet.Opened data) {
        List<TableFindings.Cell> cells = new ArrayList<>();
        TableFindings findings = new TableFindings(name, grid, cells);
        for (int i = -1; i < grid.recipes().size(); i++) {
            cells.add(cell(name, data, i < 0 ? null : grid.recipes().get(i)));
            findings = new TableFindings(name, grid, cells);
            after.accept(findings);
        }
        return findings;
    }

    private TableFindings.Cell cell(String name, DataSet.Opened data, @Nullable Recipe recipe) {
        String words = recipe == null ? "none" : recipe.words();
        TableDetection detection = TableDetection.NONE;
        List<List<ModelFigures>> figures = new ArrayList<>();
        for (int i = 0; i < grid.seeds(); i++) {
            long seed = grid.firstSeed() + i;
            Split bare = data.split(seed);
            FeatureTable train = Sources.deal(bare.train(), grid.sources(), seed);
            Poison poison = recipe == null ? null : recipe.poison(train);
            Poisoned poisoned = poison == null ? Poisoned.none(train) : poison.on(train, seed);
            Gated gated = RowLane.through(poisoned.table());
            detection = detection.plus(TableDetection.of(poisoned, gated));
            if (i < grid.modelSeeds()) {
                figures.add(new ModelCase(
                                new Split(train, bare.test()),
                                poisoned,
                                poisoned.without(gated.withheld()),
                                poison instanceof Trigger trigger ? trigger : null)
                        .figures(grid.learners(), seed));
            }
            progress.accept(name + ", " + words + ", seed " + seed);
        }
        return new TableFindings.Cell(words, detection, ModelFindings.of(name, words, figures));
    }
}
