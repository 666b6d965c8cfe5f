package dev.weir.cli;

import dev.weir.evaluate.Findings;
import dev.weir.evaluate.ModelFindings;
import dev.weir.evaluate.TableEvaluation;
import dev.weir.evaluate.TableFindings;
import dev.weir.evaluate.TableGrid;
import dev.weir.learner.Learner;
import dev.weir.table.DataSet;
import dev.weir.table.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir lab tables}: what the gateway finds of poisoned rows, what it costs, and what models learn from the rest. */
@Command(
        name = "tables",
        description = "Poisons a table in many ways, and measures what is found, what it costs, and what models learn.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: weir lab tables --table wdbc --input wdbc.data --out tables --poisons flips,class_flips --shares 0.1,0.2",
            "",
            "First without poison, then each poison with each share. The checks of rows run in one thread and hold what",
            "`weir replay` holds under the default policy. Models learn from the clean rows, from all, and from what was",
            "admitted and not taken back, and are measured on rows that were kept out. DIR then holds evaluation.json and",
            "report.html, written anew after each poison. The same file, options and seeds give the same figures."
        })
final class LabTablesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private RecipeOptions common;

    @Option(
            names = "--poisons",
            split = ",",
            paramLabel = "POISON",
            description = "What is done to the rows: ${COMPLETION-CANDIDATES}; default: nothing.")
    private List<Recipe.Kind> poisons = List.of();

    @Option(
            names = "--shares",
            split = ",",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "Of all rows, of those with the label, or of each bad source's; default: ${DEFAULT-VALUE}.")
    private List<Double> shares;

    @Option(
            names = "--learners",
            split = ",",
            paramLabel = "MODEL",
            defaultValue = "logistic,logistic_l2,logistic_l1,neighbours,svm,forest",
            description = "What learns: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private List<Learner> learners;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs of each poison; default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--first-seed",
            paramLabel = "N",
            defaultValue = "100",
            description = "The seed of the first; those below 100 were looked at while limits were placed; default: "
                    + "${DEFAULT-VALUE}.")
    private long firstSeed;

    @Option(
            names = "--model-seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "For how many of the runs models are trained, which takes most of the time; default: "
                    + "${DEFAULT-VALUE}.")
    private int modelSeeds;

    @Option(names = "--json", description = "Print evaluation.json instead of tables.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        TableGrid grid = common.allowed(this::grid);
        DataSet.Opened data = common.open();
        Files.createDirectories(common.out());
        PrintWriter err = spec.commandLine().getErr();
        TableEvaluation evaluation = new TableEvaluation(
                grid,
                line -> {
                    err.println("weir lab tables: " + line);
                    err.flush();
                },
                this::write);
        TableFindings findings =
                common.allowed(() -> evaluation.run(common.input().getFileName().toString(), data));
        print(findings, spec.commandLine().getOut());
        return 0;
    }

    private TableGrid grid() {
        List<Recipe> recipes = new ArrayList<>();
        for (Recipe.Kind poison : poisons) {
            for (double share : shares) {
                recipes.add(new Recipe(poison, share, common.label(), common.bad(), common.deviations()));
            }
        }
        return new TableGrid(recipes, common.sources(), seeds, firstSeed, modelSeeds, learners);
    }

    private void write(TableFindings findings) {
        try {
            findings.write(common.out());
        } catch (IOException e) {
            throw new UncheckedIOException(common.out() + ": cannot be written", e);
        }
    }

    private void print(TableFindings findings, PrintWriter printer) {
        if (json) {
            printer.print(findings.json());
        } else {
            print(TableFindings.HEADINGS, findings.rows(), printer);
            print(ModelFindings.HEADINGS, findings.modelRows(), printer);
            printer.println("Report: " + common.out().resolve(Findings.REPORT));
        }
        printer.flush();
    }

    private static void print(List<String> headings, List<List<String>> rows, PrintWriter printer) {
        TextTable table = new TextTable(headings.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray()));
        table.print(printer);
        printer.println();
    }
}
