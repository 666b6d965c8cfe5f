package dev.weir.cli;

import dev.weir.lab.Aim;
import dev.weir.lab.Attack;
import dev.weir.lab.AttackFolder;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Attacked;
import dev.weir.lab.Injection;
import dev.weir.lab.Obfuscation;
import dev.weir.lab.RatingLabel;
import dev.weir.lab.Ratings;
import dev.weir.lab.TargetAge;
import dev.weir.lab.TimeShape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir lab}: attacks with known truth, to try the gateway on, and how well it does. */
@Command(
        name = "lab",
        description = "Makes attacks with known truth, and measures what the gateway finds of them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            LabCommand.AttackCommand.class,
            LabEvaluateCommand.class,
            LabPoisonCommand.class,
            LabTablesCommand.class
        })
final class LabCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is needed: attack, evaluate, poison or tables");
    }

    /** {@code weir lab attack}: puts an attack among the ratings of a file. */
    @Command(
            name = "attack",
            description = "Puts an attack among the ratings of a file, and writes them with the truth about each.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Example: weir lab attack --input u.data.gz --out attacked --model average --size 0.03 --aim push --seed 1",
                "",
                "The file is MovieLens's u.data or ratings.csv, and may be gzip. DIR then holds ratings.csv, labels.csv",
                "(for each row: is the user a fake, is the rating honest, a filler or a target) and weir.yaml, the settings",
                "to replay it with. The same file, options and seed give the same bytes."
            })
    static final class AttackCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Option(names = "--input", required = true, paramLabel = "FILE", description = "The honest ratings.")
        private Path input;

        @Mixin
        private LabOptions common;

        @Option(
                names = "--model",
                required = true,
                paramLabel = "MODEL",
                description = "What the fake profiles look like: ${COMPLETION-CANDIDATES}.")
        private AttackModel model;

        @Option(
                names = "--size",
                paramLabel = "SHARE",
                defaultValue = "0.03",
                description = "Fake users per genuine user; default: ${DEFAULT-VALUE}.")
        private double size;

        @Option(
                names = "--filler",
                paramLabel = "SHARE",
                defaultValue = "0.03",
                description = "Fillers of a profile per item of the file; default: ${DEFAULT-VALUE}.")
        private double filler;

        @Option(
                names = "--age",
                paramLabel = "AGE",
                defaultValue = "WARM",
                description = "Have the targets three honest ratings when it begins: ${COMPLETION-CANDIDATES}; "
                        + "default: ${DEFAULT-VALUE}.")
        private TargetAge age;

        @Option(
                names = "--aim",
                paramLabel = "AIM",
                defaultValue = "PUSH",
                description = "The highest or the lowest rating for the targets: ${COMPLETION-CANDIDATES}; "
                        + "default: ${DEFAULT-VALUE}.")
        private Aim aim;

        @Option(
                names = "--shape",
                paramLabel = "SHAPE",
                defaultValue = "WEEK",
                description = "How it spreads over time: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
        private TimeShape shape;

        @Option(
                names = "--obfuscation",
                paramLabel = "HOW",
                defaultValue = "NONE",
                description = "How it blurs its profiles: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
        private Obfuscation obfuscation;

        @Option(
                names = "--seed",
                paramLabel = "N",
                defaultValue = "1",
                description = "Another seed is another attack; default: ${DEFAULT-VALUE}.")
        private long seed;

        @Override
        public Integer call() throws IOException {
            Path out = common.out();
            Attacked attacked = attacked();
            AttackFolder.write(out, attacked);
            PrintWriter printer = spec.commandLine().getOut();
            printer.println(attacked.fakes().size() + " users attack the items " + attacked.targets() + " with "
                    + Collections.frequency(attacked.labels(), RatingLabel.TARGET) + " ratings of them and "
                    + Collections.frequency(attacked.labels(), RatingLabel.FILLER) + " fillers. Replay it:");
            printer.println("weir replay --settings " + out.resolve(AttackFolder.SETTINGS) + " --input "
                    + out.resolve(AttackFolder.RATINGS) + " --out " + out.resolve("replay"));
            printer.flush();
            return 0;
        }

        private Attacked attacked() throws IOException {
            // Before the file is read, which takes longer than to see that a figure is none.
            Attack attack = common.allowed(
                    () -> new Attack(model, aim, size, filler, common.targets(), age, shape, obfuscation, seed));
            Ratings honest = common.read(input);
            return common.allowed(() -> Injection.inject(honest, attack));
        }
    }
}
