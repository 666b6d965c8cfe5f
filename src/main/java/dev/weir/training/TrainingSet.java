package dev.weir.training;

import dev.weir.event.Label;
import dev.weir.event.Retraction;
import dev.weir.privacy.Pseudonyms;
import dev.weir.settings.Settings;
import dev.weir.sort.ExternalSort;
import dev.weir.sort.SortRecord;
import dev.weir.sort.SortedRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One training set in the making: admitted + released - retracted as of a time, in the order of the input, each row with the
 * newest label that holds. Give it all retractions, then all lines, in any order, then let it write. What comes twice counts
 * once. Not thread-safe.
 */
public final class TrainingSet {

    private static final byte[] NO_LABEL = {};

    /**
     * How far what is left of a contributor is trusted at most that was found out elsewhere: as far as a coin. Whoever stands in a campaign is an
     * attacker or an honest one that was swept along; what else it sent is what hides it, or is honest.
     */
    static final double FOUND_OUT = 0.5;

    private final Map<String, StreamRule> rules;
    private final Order order;
    private final Recipe recipe;
    private final Ledger ledger;
    private final EntryDigest entries;
    private final Set<String> policies = new TreeSet<>();
    private final Set<String> models = new TreeSet<>();
    private final LabelJoin labels;
    private final ExternalSort rows;
    private final Map<Integer, LateLabels> late = new HashMap<>();
    private @Nullable SourceShares shares;
    private long retracted;
    private long labelsRetracted;
    private long later;
    private long distrusted;
    private long labelRecords;
    private long labelled;
    private long joined;
    private long immature;
    private long written;
    private long heldBack;
    private long labelsContradicted;
    private long unreadable;

    /**
     * @param order how the rows are to stand
     * @param work an existing folder for temporary files
     * @param memory how many bytes of records to hold in memory
     */
    public TrainingSet(Settings settings, Order order, Recipe recipe, Path work, long memory) {
        this.rules = StreamRule.of(settings);
        this.order = order;
        this.recipe = recipe;
        this.ledger = new Ledger(recipe.asOf(), Ledger.Keep.COVER, Pseudonyms.of(settings.privacy()));
        this.entries = new EntryDigest(recipe.asOf());
        this.labels = new LabelJoin(work, memory / 4);
        this.rows = new ExternalSort(work, "rows", memory - memory / 4);
        for (StreamRule rule : rules.values()) {
            if (recipe.lateLabels() == Recipe.LateLabels.CHECK
                    && rule.joins() == StreamRule.Joins.LABELS
                    && !rule.features().isEmpty()) {
                late.put(
                        rule.number(),
                        new LateLabels(rule.features(), settings.job().memory()));
            }
        }
    }

    /** Takes a line of {@code retractions.jsonl}, without its line feed, or the value of a record of the ledger's topic. */
    public void retract(byte[] line) {
        Retraction entry = RetractionReader.read(line);
        retract(entry);
        entries.add(line, entry.time());
    }

    void retract(Retraction entry) {
        ledger.add(entry);
    }

    /** Counts a record that no line could be made of. */
    public void unreadable() {
        unreadable++;
    }

    /**
     * Takes a line of {@code admitted.jsonl} or {@code released.jsonl}, without its line feed; not copied.
     *
     * @throws TrainingException when it is not what a replay writes, or of a stream or file that is not known
     */
    public void add(byte[] line) throws IOException {
        add(LineReader.read(line), line);
    }

    /**
     * Takes the line of a record of a training topic.
     *
     * @param arrival when the record arrived, epoch milliseconds
     * @throws TrainingException as {@link #add(byte[])}
     */
    public void add(byte[] line, long arrival) throws IOException {
        add(LineReader.read(line).arrived(arrival), line);
    }

    private void add(Contribution record, byte[] line) throws IOException {
        StreamRule rule = rules.get(record.stream());
        if (rule == null) {
            throw new TrainingException(record.origin() + " is of stream '" + record.stream()
                    + "', which the settings do not have; they have " + String.join(", ", rules.keySet())
                    + ". Give the settings of the replay");
        }
        boolean isTakenBack = ledger.takesBack(record);
        boolean isLater = rule.clock() == StreamRule.Clock.TIMED && record.since() > recipe.asOf();
        long source = rule.isLabels() ? SourceShares.NONE : source(record);
        if (!isLater && source != SourceShares.NONE && !ledger.isErased(record)) {
            // Of whoever is erased nothing is known, not even that it counted for its source.
            shares().add(source, record.actor(), isTakenBack ? SourceShares.Fate.TAKEN_BACK : SourceShares.Fate.STAYS);
        }
        if (isTakenBack) {
            retracted++;
        } else if (isLater) {
            later++;
        } else if (rule.clock() == StreamRule.Clock.TIMED && record.since() > recipe.settled()) {
            heldBack++;
        } else if (record.trust() < recipe.leastTrust()) {
            distrusted++;
        } else if (rule.isLabels()) {
            label(record, rule);
        } else {
            row(record, rule, line, source);
        }
    }

    /** The number of a record's source; nobody's where nothing is taken back, so that no source is trusted less. */
    private long source(Contribution record) {
        return record.source() == null || !ledger.takesAnythingBack()
                ? SourceShares.NONE
                : shares().number(record.stream(), record.source());
    }

    /** The ledger is complete when the first record comes: its digest seeds the count. */
    private SourceShares shares() {
        if (shares == null) {
            shares = new SourceShares(entries.mark().sha256().getBytes(StandardCharsets.US_ASCII));
        }
        return shares;
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
        met(rules.get(Objects.requireNonNull(rule.labels())), label);
        Order.Place place = order.place(record);
        labels.label(
                Objects.requireNonNull(rule.labels()),
                of,
                rule,
                label.time(),
                place.source(),
                place.position(),
                Row.fields(label, record.labeller()));
    }

    private void row(Contribution record, StreamRule rule, byte[] line, long source) throws IOException {
        Row.Age age = age(record, rule);
        if (age == Row.Age.IMMATURE && recipe.rows() == Recipe.Rows.MATURE) {
            immature++;
            return;
        }
        double contributor = ledger.isElsewhereTakenBack(record) ? FOUND_OUT : 1;
        Row row = Row.of(rule.number(), record, line, age, new Row.Trust(record.trust(), contributor, source));
        if (row.isLabelled() && ledger.takesLabelBack(record)) {
            labelsRetracted++;
            row = row.with(NO_LABEL);
        }
        Label own = row.isLabelled() ? record.label() : null;
        Label said = ledger.said(record);
        if (said != null && (own == null || said.time() >= own.time())) {
            own = said;
            row = row.with(Row.fields(said, said.source()));
        }
        met(rule, own);
        Order.Place place = order.place(record);
        rows.add(new SortRecord(place.time(), place.source(), 2 * place.position() + 1, row.bytes()));
        see(record);
        String id = record.eventId();
        if (rule.joins() == StreamRule.Joins.LABELS && id != null) {
            labels.event(
                    record.stream(),
                    id,
                    record.time(),
                    own == null ? Long.MIN_VALUE : own.time(),
                    place.source(),
                    place.position());
        }
    }

    private void met(@Nullable StreamRule rule, @Nullable Label label) {
        LateLabels check = rule == null ? null : late.get(rule.number());
        if (check != null && label != null) {
            check.met(label.value());
        }
    }

    private void see(Contribution record) {
        if (record.policy() != null) {
            policies.add(record.policy());
        }
        if (record.models() != null) {
            models.add(record.models());
        }
    }

    private Row.Age age(Contribution record, StreamRule rule) {
        if (rule.maturity() == StreamRule.NEVER_LABELLED) {
            return Row.Age.NEVER_LABELLED;
        }
        boolean isMature = rule.clock() == StreamRule.Clock.ORDERED || record.time() <= recipe.now() - rule.maturity();
        return isMature ? Row.Age.MATURE : Row.Age.IMMATURE;
    }

    /** Joins the labels and writes the rows. */
    public SetCounts write(RowWriter out) throws IOException {
        labels.forEach(
                (time, file, line, fields) -> rows.add(new SortRecord(order.first(time), file, 2 * line, fields)));
        List<Path> sorted = rows.finish();
        if (!late.isEmpty()) {
            forEach(sorted, this::look);
        }
        Map<Long, Double> caps = new HashMap<>();
        forEach(sorted, (place, plain, label) -> write(place, plain, label, caps, out));
        return new SetCounts(
                written,
                labelled,
                joined,
                immature,
                retracted,
                labelsRetracted,
                later,
                distrusted,
                labelRecords,
                heldBack,
                labelsContradicted,
                unreadable);
    }

    /** Takes the rows of the set in their order. */
    private interface Taker {
        /**
         * Takes one.
         *
         * @param place of the row in the set, from 0
         * @param label fields of the label that was found for it, or null
         */
        void row(long place, Row plain, byte @Nullable [] label) throws IOException;
    }

    private static void forEach(List<Path> sorted, Taker taker) throws IOException {
        long lastTime = Long.MIN_VALUE;
        long lastLine = Long.MIN_VALUE;
        int lastFile = -1;
        long place = 0;
        byte @Nullable [] label = null;
        try (SortedRuns records = new SortedRuns(sorted)) {
            while (records.hasNext()) {
                SortRecord record = records.next();
                if (record.line % 2 == 0) {
                    label = record.bytes;
                } else if (record.time != lastTime || record.file != lastFile || record.line != lastLine) {
                    taker.row(place++, Row.read(record.bytes), label);
                    label = null;
                    lastTime = record.time;
                    lastFile = record.file;
                    lastLine = record.line;
                }
            }
        }
    }

    private void look(long place, Row plain, byte @Nullable [] label) throws IOException {
        LateLabels check = late.get(plain.stream());
        Row row = label == null ? plain : plain.with(label);
        if (check != null && row.isLabelled()) {
            check.look(place, row.line(1));
        }
    }

    /** What of the ledger counted. */
    public EntryDigest.Mark ledger() {
        return entries.mark();
    }

    /** By which policies its rows were judged. */
    public Set<String> policies() {
        return Collections.unmodifiableSet(policies);
    }

    /** By which models its rows were judged. */
    public Set<String> models() {
        return Collections.unmodifiableSet(models);
    }

    private void write(long place, Row plain, byte @Nullable [] found, Map<Long, Double> caps, RowWriter out)
            throws IOException {
        byte @Nullable [] label = found;
        Row row = label == null ? plain : plain.with(label);
        LateLabels check = label == null ? null : late.get(plain.stream());
        if (check != null && check.contradicts(place, row.line(1))) {
            labelsContradicted++;
            label = null;
            row = plain.with(NO_LABEL);
        }
        double cap = row.source() == SourceShares.NONE ? 1 : caps.computeIfAbsent(row.source(), shares()::cap);
        out.row(row.line(cap));
        written++;
        joined += label == null ? 0 : 1;
        labelled += row.isLabelled() ? 1 : 0;
        immature += row.age() == Row.Age.IMMATURE ? 1 : 0;
    }
}
