package dev.weir.cli;

import dev.weir.table.FeatureTable;
import dev.weir.table.Poisoned;
import dev.weir.table.Recipe;
import dev.weir.table.Sources;
import dev.weir.table.TableFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir lab poison}: puts poison into the table that a model would learn from. */
@Command(
        name = "poison",
        description = "Poisons the rows that a model would learn from, and writes them with the truth about each.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: weir lab poison --table wdbc --input wdbc.data --out poisoned --poison flips --share 0.1 --seed 1",
            "",
            "wdbc is UCI's wdbc.data: seven tenths of its rows, in an order of the seed's. card is the Fraud Detection",
            "Handbook's payments, gzip: its training week, with the Handbook's features. DIR then holds rows.csv, truth.csv",
            "(for each row: is it poisoned, is its source bad, which label it had) and settings.yaml, the settings to replay",
            "it with. The same file, options and seed give the same bytes."
        })
final class LabPoisonCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private RecipeOptions common;

    @Option(
            names = "--poison",
            required = true,
            paramLabel = "POISON",
            description = "What is done to the rows: ${COMPLETION-CANDIDATES}.")
    private Recipe.Kind poison;

    @Option(
            names = "--share",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "Of all rows, of those with the label, or of each bad source's; default: ${DEFAULT-VALUE}.")
    private double share;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another seed is another poison; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws IOException {
        Recipe recipe =
                common.allowed(() -> new Recipe(poison, share, common.label(), common.bad(), common.deviations()));
        FeatureTable bare = common.open().split(seed).train();
        FeatureTable clean = common.allowed(() -> Sources.deal(bare, common.sources(), seed));
        Poisoned poisoned = common.allowed(() -> recipe.poison(clean).on(clean, seed));
        Path out = common.out();
        TableFolder.write(out, clean, poisoned);
        PrintWriter printer = spec.commandLine().getOut();
        printer.println(poisoned.rows().cardinality() + " of "
                + poisoned.table().size() + " rows are poisoned"
                + (poisoned.sources().isEmpty() ? "" : ", of the sources " + poisoned.sources()) + ". Replay them:");
        printer.println("weir replay --settings " + out.resolve(TableFolder.SETTINGS) + " --input "
                + out.resolve(TableFolder.ROWS) + " --out " + out.resolve("replay"));
        printer.flush();
        return 0;
    }
}
