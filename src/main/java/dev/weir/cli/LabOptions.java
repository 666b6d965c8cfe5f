package dev.weir.cli;

import dev.weir.lab.Attack;
import dev.weir.lab.RatingFile;
import dev.weir.lab.Ratings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every verb of {@code weir lab} takes, and how it refuses what the lab cannot use. */
final class LabOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write.")
    private Path out;

    @Option(
            names = "--targets",
            paramLabel = "N",
            defaultValue = "" + Attack.TARGETS,
            description = "Items under attack; default: ${DEFAULT-VALUE}.")
    private int targets;

    /** The folder to write. */
    Path out() {
        return out;
    }

    /** How many items are attacked. */
    int targets() {
        return targets;
    }

    /** The ratings of a file. */
    Ratings read(Path input) throws IOException {
        return new BadUsage(spec).read(input, RatingFile::read);
    }

    /** What the options amount to; figures that no attack can have are bad usage. */
    <T> T allowed(Supplier<T> made) {
        return new BadUsage(spec).allowed(made);
    }
}
