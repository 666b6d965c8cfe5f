package dev.weir.cli;

import dev.weir.event.Decision;
import dev.weir.review.Act;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every decision: who decides, why, and how much is said about it. */
final class DecideOptions {

    @Mixin
    private SigningOptions signing;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "CODE",
            converter = ReasonCode.class,
            description = "Why: fake, stolen-account, manipulated, faulty, honest, confirmed, mistake or deadline.")
    private Decision.Reason reason;

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why, in your words; at most 1,000 characters.")
    private String comment = "";

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "Contributors that may be decided about at once. Default: ${DEFAULT-VALUE}.")
    private int most = Act.MOST;

    @Option(
            names = "--propose",
            paramLabel = "FILE",
            description = "Sign, and write a proposal to this file for somebody else to `approve`; send nothing.")
    private @Nullable Path propose;

    SigningOptions signing() {
        return signing;
    }

    /** Where a proposal is written to, or null: it is sent. */
    @Nullable
    Path propose() {
        return propose;
    }

    Decision.Reason reason() {
        return reason;
    }

    String comment() {
        return comment;
    }

    int most() {
        return most;
    }

    /** A reason as it stands in decisions: {@code stolen-account}. */
    static final class ReasonCode extends CodeText<Decision.Reason> {
        ReasonCode() {
            super(Decision.Reason.class, "reason");
        }
    }
}
