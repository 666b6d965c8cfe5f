package dev.weir.cli;

import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.review.Act;
import dev.weir.settings.Durations;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewer;
import java.io.IOException;
import java.security.PrivateKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of every decision: who decides, why, and how much is said about it. */
final class DecideOptions {

    @Mixin
    private SignOptions signing;

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

    @Option(names = "--dry-run", description = "Say what would change, and send nothing.")
    private boolean dryRun;

    @Option(
            names = "--wait",
            arity = "0..1",
            fallbackValue = "1m",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "Wait for the gateway's answers: for so long, 1m without a value.")
    private @Nullable Duration patience;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    Decision.Reason reason() {
        return reason;
    }

    String comment() {
        return comment;
    }

    int most() {
        return most;
    }

    boolean dryRun() {
        return dryRun;
    }

    /** For how long answers are waited for, or null: not at all. */
    @Nullable
    Duration patience() {
        return patience;
    }

    boolean json() {
        return json;
    }

    PrivateKey key(CommandSpec spec) throws IOException {
        return signing.key(spec);
    }

    /** The entry of whoever decides. */
    Reviewer reviewer(CommandSpec spec, Settings settings, PrivateKey own) {
        return signing.reviewer(spec, settings, own);
    }

    /** A reason as it stands in decisions: {@code stolen-account}. */
    static final class ReasonCode implements ITypeConverter<Decision.Reason> {
        @Override
        public Decision.Reason convert(String text) {
            Decision.Reason reason = Code.find(Decision.Reason.class, text);
            if (reason == null) {
                throw new TypeConversionException(
                        "'" + text + "' is no reason; allowed: " + String.join(", ", Code.all(Decision.Reason.class)));
            }
            return reason;
        }
    }

    /** A duration as settings have it: {@code 30s}. */
    static final class DurationText implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Durations.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
