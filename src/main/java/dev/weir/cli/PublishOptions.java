package dev.weir.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who publishes a policy, and how. */
final class PublishOptions extends SignerOptions {

    @Option(
            names = "--propose",
            paramLabel = "FILE",
            description = "Sign, and write a proposal to this file for somebody else to `approve`; send nothing.")
    private @Nullable Path propose;

    @Option(
            names = "--at-restart",
            description = "Publish what only a restart of the job can change, too: the job says that it waits for one.")
    private boolean atRestart;

    /** Where a proposal is written to, or null: it is sent. */
    @Nullable
    Path propose() {
        return propose;
    }

    boolean atRestart() {
        return atRestart;
    }
}
