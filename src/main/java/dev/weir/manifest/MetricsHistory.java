package dev.weir.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.training.Sha256;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good the models were that were trained on the sets of one shelf, one line a training; only added to. A model is compared with the last good
 * one of the same name: of two falls in a row the second must not pass for a recovery.
 */
public final class MetricsHistory {

    /** The file, beside the sets. */
    public static final String FILE = "model-metrics.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<Entry> entries;

    private MetricsHistory(Path file, List<Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /** What is held to be good. */
    public enum Judgement {
        /** What falls by no more than the bound. */
        BOUND,
        /** This, whatever it is: a person looked. */
        ACCEPTED
    }

    /**
     * One training.
     *
     * @param manifest the manifest's path, from the history
     * @param sha256 of the manifest
     * @param good whether later ones are compared with it
     */
    @JsonPropertyOrder({"manifest", "sha256", "model", "good", "metrics"})
    public record Entry(String manifest, String sha256, String model, boolean good, List<Figures.Metric> metrics) {}

    /** A figure that fell beyond the bound, or is no longer there. */
    public record Fall(
            String figure, double before, @Nullable Double now) {}

    /**
     * What the comparison says.
     *
     * @param falls what fell; empty where nothing did
     * @param lastGood what it was compared with, or null: it is the first
     */
    public record Comparison(List<Fall> falls, @Nullable Entry lastGood) {}

    /**
     * Opens a history.
     *
     * @param file which need not exist yet
     * @throws TrainingException when it is none
     */
    public static MetricsHistory open(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                try {
                    entries.add(JSON.readValue(line, Entry.class));
                } catch (JsonProcessingException e) {
                    throw new TrainingException(
                            file + ":" + (entries.size() + 1) + " is no line of a history: " + e.getOriginalMessage(),
                            e);
                }
            }
        }
        return new MetricsHistory(file, entries);
    }

    /**
     * Compares figures with the last good ones and adds them.
     *
     * @param bound the largest fall that is no alert, 0 or more, in the figures' own unit
     */
    public Comparison add(Manifest manifest, Figures figures, double bound, Judgement judgement) throws IOException {
        Entry last = lastGood(figures.model());
        List<Fall> falls = last == null ? List.of() : falls(last.metrics(), figures.metrics(), bound);
        Path shelf = Manifest.folder(file);
        Entry entry = new Entry(
                shelf.relativize(manifest.file().toAbsolutePath().normalize()).toString(),
                Sha256.of(manifest.file()),
                figures.model(),
                falls.isEmpty() || judgement == Judgement.ACCEPTED,
                figures.metrics());
        Files.writeString(
                file, JSON.writeValueAsString(entry) + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        entries.add(entry);
        return new Comparison(falls, last);
    }

    /** Where an entry's manifest stands. */
    public Path manifest(Entry entry) {
        return file.resolveSibling(entry.manifest());
    }

    private @Nullable Entry lastGood(String model) {
        Entry last = null;
        for (Entry entry : entries) {
            if (entry.good() && entry.model().equals(model)) {
                last = entry;
            }
        }
        return last;
    }

    /** A figure that is left out may have fallen all the way. */
    private static List<Fall> falls(List<Figures.Metric> before, List<Figures.Metric> now, double bound) {
        Map<String, Figures.Metric> byKey = new HashMap<>();
        now.forEach(metric -> byKey.put(metric.key(), metric));
        List<Fall> falls = new ArrayList<>();
        for (Figures.Metric former : before) {
            Figures.Metric metric = byKey.get(former.key());
            if (metric == null) {
                falls.add(new Fall(former.key(), former.value(), null));
            } else if (isBeyond(metric.fallFrom(former), bound)) {
                falls.add(new Fall(former.key(), former.value(), metric.value()));
            }
        }
        return falls;
    }

    /** 0.83 - 0.81 is a little more than 0.02 in binary. */
    private static boolean isBeyond(double fall, double bound) {
        return fall > bound + 1e-9;
    }

    /** {@code recall of fraud: 0.81 after 0.9}. */
    public static String text(Fall fall) {
        return fall.now() == null
                ? String.format(Locale.ROOT, "%s: missing, after %s", fall.figure(), fall.before())
                : String.format(Locale.ROOT, "%s: %s after %s", fall.figure(), fall.now(), fall.before());
    }
}
