package dev.weir.cli;

import dev.weir.table.DataSet;
import dev.weir.table.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the verbs of {@code weir lab} take that poison a table, and how they refuse what cannot be used. */
final class RecipeOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--table",
            required = true,
            paramLabel = "SET",
            description = "Which data set the file is of: ${COMPLETION-CANDIDATES}.")
    private DataSet table;

    @Option(names = "--input", required = true, paramLabel = "FILE", description = "The data set's file.")
    private Path input;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write.")
    private Path out;

    @Option(
            names = "--sources",
            paramLabel = "N",
            defaultValue = "" + Sources.USUAL,
            description = "Sources that the rows are dealt to at random; default: ${DEFAULT-VALUE}.")
    private int sources;

    @Option(
            names = "--bad",
            paramLabel = "N",
            defaultValue = "3",
            description = "Bad sources, where the poison comes from some; default: ${DEFAULT-VALUE}.")
    private int bad;

    @Option(
            names = "--label",
            paramLabel = "0|1",
            defaultValue = "1",
            description =
                    "Which label is turned, or what a trigger is to mean; default: ${DEFAULT-VALUE}, the positives.")
    private int label;

    @Option(
            names = "--deviations",
            paramLabel = "X",
            defaultValue = "1",
            description = "How far features are shifted, blurred or rounded, in standard deviations; default: "
                    + "${DEFAULT-VALUE}.")
    private double deviations;

    /** The folder to write. */
    Path out() {
        return out;
    }

    /** The file. */
    Path input() {
        return input;
    }

    /** How many sources there are. */
    int sources() {
        return sources;
    }

    /** How many of them are bad. */
    int bad() {
        return bad;
    }

    /** Which label. */
    int label() {
        return label;
    }

    /** How far. */
    double deviations() {
        return deviations;
    }

    /** The data set, in memory. */
    DataSet.Opened open() throws IOException {
        return new BadUsage(spec).read(input, table::open);
    }

    /** What the options amount to; figures that no poison can have are bad usage. */
    <T> T allowed(Supplier<T> made) {
        return new BadUsage(spec).allowed(made);
    }
}
