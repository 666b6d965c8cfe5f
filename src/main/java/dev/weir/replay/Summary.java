package dev.weir.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole of {@code summary.json}. Everything but {@link #run} is the same for the same files, settings, policy and
 * models.
 *
 * @param v the version of the format
 * @param outcome what was decided; its fields stand in the summary itself
 * @param policy the policy, {@code name@version}
 * @param models the models, {@code check=name@version} joined by commas
 * @param inputs the files that were read
 * @param failOver the limits asked for; left out where none was
 * @param run what differs from run to run
 */
@JsonPropertyOrder({"v", "outcome", "policy", "models", "inputs", "failOver", "run"})
public record Summary(
        int v,
        @JsonUnwrapped Outcome outcome,
        String policy,
        String models,
        List<Input> inputs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Limit> failOver,
        Run run) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A file or partition that was read.
     *
     * @param file its path as it was given, or topic/partition
     * @param stream the stream that its records belong to
     * @param records records in it, without a header line
     * @param bytes its size on disk, or that of all values
     * @param sha256 of its bytes on disk, or of all values one after the other; in hexadecimal digits
     * @param from of a partition the first offset, else null
     * @param to of a partition the offset behind the last one, else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Input(
            String file,
            String stream,
            long records,
            long bytes,
            String sha256,
            @Nullable Long from,
            @Nullable Long to) {

        /** A file. */
        public static Input file(String file, String stream, long records, long bytes, String sha256) {
            return new Input(file, stream, records, bytes, sha256, null, null);
        }
    }

    /**
     * A {@code --fail-over} limit.
     *
     * @param what held or dead
     * @param limit the greatest share of all records that is fine, 0 to 1
     * @param share the share that was seen
     * @param passed whether the share is above the limit
     */
    public record Limit(String what, double limit, double share, boolean passed) {}

    /**
     * How the run went.
     *
     * @param seconds from the first byte read to the last byte written
     * @param recordsPerSecond records read, divided by these seconds
     */
    public record Run(double seconds, double recordsPerSecond) {}

    /** The same with the limits of {@code --fail-over} compared. */
    public Summary with(List<Limit> limits) {
        return new Summary(v, outcome, policy, models, inputs, limits, run);
    }

    /** The text of {@code summary.json}. */
    public String json() {
        return PrettyJson.of(this);
    }

    static void write(Outcome outcome, Path file) throws IOException {
        JSON.writeValue(file.toFile(), outcome);
    }

    static Outcome readOutcome(Path file) throws IOException {
        return JSON.readValue(Files.readAllBytes(file), Outcome.class);
    }
}
