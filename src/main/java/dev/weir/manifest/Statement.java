package dev.weir.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.training.EntryDigest;
import dev.weir.training.Input;
import dev.weir.training.Recipe;
import dev.weir.training.SetBuild;
import dev.weir.training.SetCounts;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a set is and what it was made of: an in-toto Statement, version 1 (https://in-toto.io/Statement/v1), whose subjects are the files. It
 * says no time but those that it was given, so that the same inputs give the same bytes.
 *
 * @param type always {@link #TYPE}
 * @param subject the files by their digests
 * @param predicateType always {@link #PREDICATE}
 * @param predicate the rest
 */
@JsonPropertyOrder({"_type", "subject", "predicateType", "predicate"})
public record Statement(
        @JsonProperty("_type") String type, List<Subject> subject, String predicateType, Predicate predicate) {

    static final String TYPE = "https://in-toto.io/Statement/v1";
    static final String PREDICATE = "https://weir.dev/training-set/v1";

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** A file by its digests. */
    @JsonPropertyOrder({"name", "digest"})
    public record Subject(String name, Map<String, String> digest) {}

    /**
     * What the files were made of.
     *
     * @param format how they are written
     * @param table the snapshot whose files they are, or null: they stand beside the manifest
     * @param files how long they are
     * @param recipe which of all rows
     * @param counts what became of the records
     * @param inputs what was read, all of it and nothing more
     * @param ledger what was known of the ledger
     * @param settings the digest of the settings' file
     * @param policies by which policies the rows were judged
     * @param models by which models the rows were judged
     * @param program what wrote it
     */
    @JsonPropertyOrder({
        "format",
        "table",
        "files",
        "recipe",
        "counts",
        "inputs",
        "ledger",
        "settings",
        "policies",
        "models",
        "program"
    })
    public record Predicate(
            String format,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            InTable table,

            List<Size> files,
            Chosen recipe,
            SetCounts counts,
            List<Input> inputs,
            EntryDigest.Mark ledger,
            Map<String, String> settings,
            List<String> policies,
            List<String> models,
            Program program) {}

    /** How long a file is. */
    @JsonPropertyOrder({"name", "bytes", "rows"})
    public record Size(String name, long bytes, long rows) {}

    /**
     * A recipe in words.
     *
     * @param asOf ISO-8601, or null: everything
     * @param matureFrom the moment from which ages are measured, ISO-8601, or null: there are no times
     * @param matureOnly whether rows whose label may change are left out
     * @param leastTrust 0 to 1
     * @param holdBackMillis what is younger waits for the next set
     * @param lateLabels {@code check} or {@code keep}; null in a set of a release that did not check
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"asOf", "matureFrom", "matureOnly", "leastTrust", "holdBackMillis", "lateLabels"})
    public record Chosen(
            @Nullable String asOf,
            @Nullable String matureFrom,
            boolean matureOnly,
            double leastTrust,
            long holdBackMillis,
            @Nullable String lateLabels) {

        static Chosen of(Recipe recipe) {
            return new Chosen(
                    iso(recipe.asOf()),
                    iso(recipe.now()),
                    recipe.rows() == Recipe.Rows.MATURE,
                    recipe.leastTrust(),
                    recipe.holdBack(),
                    recipe.lateLabels().name().toLowerCase(Locale.ROOT));
        }

        /** The as-of time, epoch milliseconds. */
        long until() {
            return asOf == null ? Long.MAX_VALUE : Instant.parse(asOf).toEpochMilli();
        }

        private static @Nullable String iso(long time) {
            return time == Long.MAX_VALUE ? null : Instant.ofEpochMilli(time).toString();
        }
    }

    /** What wrote a set. */
    @JsonPropertyOrder({"name", "version"})
    public record Program(String name, String version) {}

    /**
     * The statement about a set.
     *
     * @param settings the SHA-256 of the settings' file
     * @param version of Weir
     */
    public static Statement of(
            Format format,
            List<SetFile> files,
            Recipe recipe,
            SetBuild build,
            List<Input> inputs,
            String settings,
            String version) {
        return new Statement(
                TYPE,
                files.stream()
                        .map(file -> new Subject(file.name(), Map.of("sha256", file.sha256())))
                        .toList(),
                PREDICATE,
                new Predicate(
                        format.ending().substring(1),
                        null,
                        files.stream()
                                .map(file -> new Size(file.name(), file.bytes(), file.rows()))
                                .toList(),
                        Chosen.of(recipe),
                        build.counts(),
                        inputs,
                        build.ledger(),
                        Map.of("sha256", settings),
                        List.copyOf(build.policies()),
                        List.copyOf(build.models()),
                        new Program("weir", version)));
    }

    /** The same about files that are those of a snapshot. */
    public Statement in(InTable table) {
        return new Statement(
                type,
                subject,
                predicateType,
                new Predicate(
                        predicate.format,
                        table,
                        predicate.files,
                        predicate.recipe,
                        predicate.counts,
                        predicate.inputs,
                        predicate.ledger,
                        predicate.settings,
                        predicate.policies,
                        predicate.models,
                        predicate.program));
    }

    byte[] bytes() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    /**
     * Reads a statement.
     *
     * @throws IllegalArgumentException when it is not one about a training set
     */
    static Statement read(byte[] bytes) {
        Statement statement;
        try {
            statement = JSON.readValue(bytes, Statement.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("its statement cannot be read: " + e.getMessage(), e);
        }
        if (!TYPE.equals(statement.type) || !PREDICATE.equals(statement.predicateType)) {
            throw new IllegalArgumentException("its statement is a " + statement.type + " about "
                    + statement.predicateType + "; allowed: " + TYPE + " about " + PREDICATE);
        }
        statement.check();
        return statement;
    }

    /** What verification goes by must be there, and name files of the set's own place only. */
    private void check() {
        try {
            predicate.recipe().until();
        } catch (DateTimeException | NullPointerException e) {
            throw new IllegalArgumentException("its statement has no recipe with a time", e);
        }
        if (subject == null || predicate.counts() == null || predicate.inputs() == null || predicate.ledger() == null) {
            throw new IllegalArgumentException("its statement lacks subject, counts, inputs or ledger");
        }
        for (Subject file : subject) {
            if (file.name() == null
                    || file.name().contains("/")
                    || file.name().contains("\\")
                    || file.name().startsWith(".")
                    || file.digest() == null
                    || file.digest().get("sha256") == null) {
                throw new IllegalArgumentException("its statement names the file '" + file.name()
                        + "'; allowed: the name of a file beside the manifest, with a sha256");
            }
        }
        InTable table = predicate.table();
        if (table != null && (table.name() == null || table.tag() == null)) {
            throw new IllegalArgumentException("its statement has a table without a name or a tag");
        }
    }
}
