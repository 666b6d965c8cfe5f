package dev.weir.cli;

import dev.weir.evaluate.Evaluation;
import dev.weir.evaluate.Findings;
import dev.weir.evaluate.Grid;
import dev.weir.evaluate.Memory;
import dev.weir.evaluate.Table;
import dev.weir.lab.AttackModel;
import dev.weir.lab.TargetAge;
import dev.weir.lab.TimeShape;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir lab evaluate}: what the gateway finds of many attacks, and what it costs honest people. */
@Command(
        name = "evaluate",
        description =
                "Attacks the ratings of files in many ways, and measures what the gateway finds and what it costs.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: weir lab evaluate --input u.data.gz --out evaluation --models average,bandwagon --sizes 0.01,0.03",
            "",
            "Each combination is one cell, run over several seeds (even ones push, odd ones nuke) and compared with an",
            "isolation forest, a fixed rate limit and a support vector machine. DIR then holds evaluation.json, all figures,",
            "and report.html, the same with charts; both are written anew after each cell, so an interrupted run keeps what",
            "it has. The gateway's stages run in one thread and say verdict for verdict what `weir replay` says under the",
            "default policy. The same files, options and seeds give the same figures."
        })
final class LabEvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--input",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Honest ratings, as for 'weir lab attack'; each file is evaluated by itself.")
    private List<Path> inputs;

    @Mixin
    private LabOptions common;

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "MODEL",
            defaultValue =
                    "random,average,bandwagon,segment,love_hate,reverse_bandwagon,aop,power_item,power_user,sampling",
            description = "What the fake profiles look like: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private List<AttackModel> models;

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "SHARE",
            defaultValue = "0.01,0.03",
            description = "Fake users per genuine user; default: ${DEFAULT-VALUE}.")
    private List<Double> sizes;

    @Option(
            names = "--fillers",
            split = ",",
            paramLabel = "SHARE",
            defaultValue = "0.03",
            description = "Fillers of a profile per item of the file; default: ${DEFAULT-VALUE}.")
    private List<Double> fillers;

    @Option(
            names = "--shapes",
            split = ",",
            paramLabel = "SHAPE",
            defaultValue = "WEEK",
            description = "How attacks spread over time: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private List<TimeShape> shapes;

    @Option(
            names = "--ages",
            split = ",",
            paramLabel = "AGE",
            defaultValue = "WARM",
            description =
                    "Have the targets three honest ratings when it begins: ${COMPLETION-CANDIDATES}; each a cell of "
                            + "its own; default: ${DEFAULT-VALUE}.")
    private List<TargetAge> ages;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "2",
            description = "Attacks a cell; default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--first-seed",
            paramLabel = "N",
            defaultValue = "100",
            description = "The seed of the first; those below 100 were looked at while thresholds were placed; "
                    + "default: ${DEFAULT-VALUE}.")
    private long firstSeed;

    @Option(
            names = "--harm-seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "For how many of a cell's attacks recommenders are trained, which takes most of the time; "
                    + "default: ${DEFAULT-VALUE}.")
    private int harmSeeds;

    @Option(
            names = "--memory-days",
            paramLabel = "N",
            defaultValue = "" + Memory.ACTOR_DAYS,
            description = "How long the gateway remembers a user, as job.memory; default: ${DEFAULT-VALUE}.")
    private int memoryDays;

    @Option(
            names = "--object-memory-days",
            paramLabel = "N",
            defaultValue = "" + Memory.OBJECT_DAYS,
            description = "How long it remembers an object, as job.objectMemory; default: ${DEFAULT-VALUE}.")
    private int objectMemoryDays;

    @Option(names = "--json", description = "Print evaluation.json instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Grid grid = grid();
        List<Evaluation.DataSet> data = new ArrayList<>();
        for (Path input : inputs) {
            data.add(new Evaluation.DataSet(name(input), common.read(input)));
        }
        Files.createDirectories(common.out());
        PrintWriter err = spec.commandLine().getErr();
        Findings findings = new Evaluation(
                        grid,
                        line -> {
                            err.println("weir lab evaluate: " + line);
                            err.flush();
                        },
                        this::write)
                .run(data);
        print(findings, spec.commandLine().getOut());
        return 0;
    }

    private Grid grid() {
        return common.allowed(() -> new Grid(
                models,
                sizes,
                fillers,
                shapes,
                ages,
                seeds,
                firstSeed,
                common.targets(),
                harmSeeds,
                new Memory(Duration.ofDays(memoryDays), Duration.ofDays(objectMemoryDays))));
    }

    /** Files of different data sets are often called the same: the folder is part of the name. */
    private static String name(Path input) {
        Path folder = input.toAbsolutePath().normalize().getParent();
        String file = input.getFileName().toString();
        return folder == null || folder.getFileName() == null ? file : folder.getFileName() + "/" + file;
    }

    private void write(Findings findings) {
        try {
            findings.write(common.out());
        } catch (IOException e) {
            throw new UncheckedIOException(common.out() + ": cannot be written", e);
        }
    }

    private void print(Findings findings, PrintWriter printer) {
        if (json) {
            printer.print(findings.json());
        } else {
            TextTable table = new TextTable(Table.HEADINGS.toArray(String[]::new));
            Table.rows(findings).forEach(row -> table.row(row.toArray()));
            table.print(printer);
            printer.println();
            TextTable targetTable = new TextTable("target", "worst measured", "");
            findings.targets().forEach(row -> targetTable.row(row.toArray()));
            targetTable.print(printer);
            printer.println();
            printer.println("Charts: " + common.out().resolve(Findings.REPORT));
        }
        printer.flush();
    }
}
