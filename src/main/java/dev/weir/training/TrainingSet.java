package dev.weir.training;

import dev.weir.event.Label;
import dev.weir.event.Retraction;
import dev.weir.settings.Settings;
import dev.weir.sort.ExternalSort;
import dev.weir.sort.SortRecord;
import dev.weir.sort.SortedRuns;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One training set in the making: admitted + released - retracted as of a time, in the order of the input, each row with the
 * newest label that holds. Give it all retractions, then all lines, in any order, then let it write. What comes twice counts
 * once. Not thread-safe.
 */
public final class TrainingSet {

    private static final byte[] NO_LABEL = {};

    private final Map<String, StreamRule> rules;
    private final Map<String, Integer> files = new HashMap<>();
    private final Recipe recipe;
    private final Ledger ledger;
    private final LabelJoin labels;
    private final ExternalSort rows;
    private long retracted;
    private long labelsRetracted;
    private long later;
    private long distrusted;
    private long labelRecords;
    private long labelled;
    private long joined;
    private long immature;
    private long written;

    /**
     * @param files the names of the input files, in their order
     * @param work an existing folder for temporary files
     * @param memory how many bytes of records to hold in memory
     */
    public TrainingSet(Settings settings, List<String> files, Recipe recipe, Path work, long memory) {
        this.rules = StreamRule.of(settings);
        files.forEach(file -> this.files.put(file, this.files.size()));
        this.recipe = recipe;
        this.ledger = new Ledger(recipe.asOf());
        this.labels = new LabelJoin(work, memory / 4);
        this.rows = new ExternalSort(work, "rows", memory - memory / 4);
    }

    /** Takes a line of {@code retractions.jsonl}, without its line feed. */
    public void retract(byte[] line) {
        retract(RetractionReader.read(line));
    }

    void retract(Retraction entry) {
        ledger.add(entry);
    }

    /**
     * Takes a line of {@code admitted.jsonl} or {@code released.jsonl}, without its line feed; not copied.
     *
     * @throws TrainingException when it is not what a replay writes, or of a stream or file that is not known
     */
    public void add(byte[] line) throws IOException {
        Contribution record = LineReader.read(line);
        StreamRule rule = rules.get(record.stream());
        if (rule == null) {
            throw new TrainingException(record.origin() + " is of stream '" + record.stream()
                    + "', which the settings do not have; they have " + String.join(", ", rules.keySet())
                    + ". Give the settings of the replay");
        }
        if (ledger.takesBack(record)) {
            retracted++;
        } else if (rule.clock() == StreamRule.Clock.TIMED && record.since() > recipe.asOf()) {
            later++;
        } else if (record.trust() < recipe.leastTrust()) {
            distrusted++;
        } else if (rule.isLabels()) {
            label(record, rule);
        } else {
            row(record, rule, line);
        }
    }

    private void label(Contribution record, StreamRule rule) throws IOException {
        Label label = record.label();
        String of = label == null ? null : label.of();
        if (label == null || of == null) {
            return;
        }
        if (ledger.takesLabelBack(record)) {
            labelsRetracted++;
            return;
        }
        labelRecords++;
        labels.label(
                Objects.requireNonNull(rule.labels()),
                of,
                rule,
                label.time(),
                file(record),
                record.line(),
                Row.fields(label, record.labeller()));
    }

    private void row(Contribution record, StreamRule rule, byte[] line) throws IOException {
        Row.Age age = age(record, rule);
        if (age == Row.Age.IMMATURE && recipe.rows() == Recipe.Rows.MATURE) {
            immature++;
            return;
        }
        Row row = Row.of(record, line, age);
        if (row.isLabelled() && ledger.takesLabelBack(record)) {
            labelsRetracted++;
            row = row.with(NO_LABEL);
        }
        int file = file(record);
        rows.add(new SortRecord(0, file, 2 * record.line() + 1, row.bytes()));
        String id = record.eventId();
        if (rule.joins() == StreamRule.Joins.LABELS && id != null) {
            Label own = row.isLabelled() ? record.label() : null;
            labels.event(
                    record.stream(), id, record.time(), own == null ? Long.MIN_VALUE : own.time(), file, record.line());
        }
    }

    private Row.Age age(Contribution record, StreamRule rule) {
        if (rule.maturity() == StreamRule.NEVER_LABELLED) {
            return Row.Age.NEVER_LABELLED;
        }
        boolean isMature = rule.clock() == StreamRule.Clock.ORDERED || record.time() <= recipe.now() - rule.maturity();
        return isMature ? Row.Age.MATURE : Row.Age.IMMATURE;
    }

    private int file(Contribution record) {
        Integer file = files.get(record.file());
        if (file == null) {
            throw new TrainingException("origin " + record.origin() + " is of no input file of the replay");
        }
        return file;
    }

    /** Joins the labels and writes the rows, each with a line feed. */
    public SetCounts write(OutputStream out) throws IOException {
        labels.forEach((file, line, fields) -> rows.add(new SortRecord(0, file, 2 * line, fields)));
        long lastLine = Long.MIN_VALUE;
        int lastFile = -1;
        byte @Nullable [] label = null;
        try (SortedRuns records = new SortedRuns(rows.finish())) {
            while (records.hasNext()) {
                SortRecord record = records.next();
                if (record.line % 2 == 0) {
                    label = record.bytes;
                } else if (record.file != lastFile || record.line != lastLine) {
                    write(Row.read(record.bytes), label, out);
                    label = null;
                    lastFile = record.file;
                    lastLine = record.line;
                }
            }
        }
        return new SetCounts(
                written, labelled, joined, immature, retracted, labelsRetracted, later, distrusted, labelRecords);
    }

    private void write(Row plain, byte @Nullable [] label, OutputStream out) throws IOException {
        Row row = label == null ? plain : plain.with(label);
        row.write(out);
        written++;
        joined += label == null ? 0 : 1;
        labelled += row.isLabelled() ? 1 : 0;
        immature += row.age() == Row.Age.IMMATURE ? 1 : 0;
    }
}
