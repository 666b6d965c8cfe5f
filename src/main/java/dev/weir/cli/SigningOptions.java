package dev.weir.cli;

import dev.weir.settings.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Who decides, how much is said about it, and whether the job's answer is waited for. */
final class SigningOptions extends SignerOptions {

    @Option(
            names = "--wait",
            arity = "0..1",
            fallbackValue = "1m",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "Wait for the gateway's answers: for so long, 1m without a value.")
    private @Nullable Duration patience;

    /** For how long answers are waited for, or null: not at all. */
    @Nullable
    Duration patience() {
        return patience;
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
