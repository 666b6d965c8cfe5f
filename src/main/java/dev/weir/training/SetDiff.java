package dev.weir.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What differs between two training sets, row by row: a row is known by its origin. */
public final class SetDiff {

    /** So many differences of each kind are shown. */
    public static final int SHOWN = 10;

    private final KeySort sort;

    private SetDiff(Path work, long memory) {
        sort = new KeySort(work, "diff", memory);
    }

    /**
     * The differences.
     *
     * @param rowsInA rows of the first set
     * @param rowsInB rows of the second
     * @param onlyInA rows that only the first has
     * @param onlyInB rows that only the second has
     * @param relabelled rows of both whose labels differ
     * @param firstOnlyInA the first {@value #SHOWN} of them, in the order of the set
     * @param firstOnlyInB the first {@value #SHOWN} of them, in the order of the set
     * @param firstRelabelled the first {@value #SHOWN} of them, in the order of the first set
     * @param bySource how many differ, by who collected them; {@code -} where nobody is named
     * @param byCheck of those that only the first has, how many were taken back, by what found it
     * @param takenBack the {@value #SHOWN} entries' subjects that took back most of them
     */
    public record Result(
            long rowsInA,
            long rowsInB,
            long onlyInA,
            long onlyInB,
            long relabelled,
            List<Difference> firstOnlyInA,
            List<Difference> firstOnlyInB,
            List<Difference> firstRelabelled,
            SortedMap<String, Changed> bySource,
            SortedMap<String, Long> byCheck,
            List<TakenBack> takenBack) {}

    /** How many rows of one source differ: only one set has them, or their labels are not the same. */
    public record Changed(long onlyInA, long onlyInB, long relabelled) {
        private Changed and(Changed other) {
            return new Changed(onlyInA + other.onlyInA, onlyInB + other.onlyInB, relabelled + other.relabelled);
        }
    }

    /**
     * Rows that the ledger took back.
     *
     * @param cause the last entry about them
     * @param rows how many
     */
    public record TakenBack(Cause cause, long rows) {}

    /**
     * A row that differs.
     *
     * @param origin its identity
     * @param labelInA its label in the first set, or null: it has none there
     * @param labelInB its label in the second set, or null: it has none there
     */
    public record Difference(
            String origin,
            @Nullable String labelInA,
            @Nullable String labelInB) {}

    /**
     * Compares two sets.
     *
     * @param ledger as of now, with its reasons; an empty one where it is not known
     * @param work an existing folder for temporary files
     * @param memory how many bytes of records to hold in memory
     * @throws TrainingException when a line is not one of a training set
     */
    public static Result of(Rows a, Rows b, Ledger ledger, Path work, long memory) throws IOException {
        SetDiff diff = new SetDiff(work, memory);
        diff.add(a, Side.A);
        diff.add(b, Side.B);
        Comparison comparison = new Comparison(ledger);
        diff.sort.forEach(comparison);
        return comparison.result();
    }

    private enum Side {
        A,
        B
    }

    /** A row of one set, without its origin. */
    private record Found(
            long line,
            @Nullable String label,
            @Nullable String source,
            String stream,
            String actor,
            String object,
            long time,
            @Nullable String signedBy,
            long arrival) {

        private void write(DataOutputStream out) throws IOException {
            out.writeLong(line);
            text(out, label);
            text(out, source);
            out.writeUTF(stream);
            out.writeUTF(actor);
            out.writeUTF(object);
            out.writeLong(time);
            text(out, signedBy);
            out.writeLong(arrival);
        }

        private static Found read(DataInputStream in) throws IOException {
            return new Found(
                    in.readLong(),
                    text(in),
                    text(in),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readLong(),
                    text(in),
                    in.readLong());
        }

        private static void text(DataOutputStream out, @Nullable String text) throws IOException {
            out.writeBoolean(text != null);
            if (text != null) {
                out.writeUTF(text);
            }
        }

        private static @Nullable String text(DataInputStream in) throws IOException {
            return in.readBoolean() ? in.readUTF() : null;
        }
    }

    private void add(Rows rows, Side side) throws IOException {
        long[] number = {0};
        rows.read(line -> {
            Contribution row = LineReader.read(line);
            Found found = new Found(
                    ++number[0],
                    row.label() == null ? null : row.label().value(),
                    row.source(),
                    row.stream(),
                    row.actor(),
                    row.object(),
                    row.time(),
                    row.signedBy(),
                    row.arrival());
            sort.add(row.origin(), side.ordinal(), found::write);
        });
    }

    /** Differences of one kind: how many, and the first few by their line. */
    private static final class Few {
        private final TreeMap<Long, Difference> first = new TreeMap<>();
        private long count;

        private void add(long line, Difference difference) {
            count++;
            first.put(line, difference);
            if (first.size() > SHOWN) {
                first.pollLastEntry();
            }
        }

        private List<Difference> list() {
            return List.copyOf(first.values());
        }
    }

    private static final class Comparison implements KeySort.Groups {
        private final Ledger ledger;
        private final Map<String, Found> inA = new HashMap<>();
        private final Few onlyInA = new Few();
        private final Few onlyInB = new Few();
        private final Few relabelled = new Few();
        private final SortedMap<String, Changed> bySource = new TreeMap<>();
        private final Causes causes = new Causes();
        private long rowsInA;
        private long rowsInB;

        private Comparison(Ledger ledger) {
            this.ledger = ledger;
        }

        @Override
        public void value(String origin, long place, DataInputStream in) throws IOException {
            Found found = Found.read(in);
            if (place == Side.A.ordinal()) {
                rowsInA++;
                inA.put(origin, found);
                return;
            }
            rowsInB++;
            Found before = inA.remove(origin);
            if (before == null) {
                onlyInB.add(found.line, new Difference(origin, null, found.label));
                count(found, new Changed(0, 1, 0));
            } else if (!Objects.equals(before.label, found.label)) {
                relabelled.add(before.line, new Difference(origin, before.label, found.label));
                count(found, new Changed(0, 0, 1));
            }
        }

        @Override
        public void end() {
            inA.forEach((origin, found) -> {
                onlyInA.add(found.line, new Difference(origin, found.label, null));
                count(found, new Changed(1, 0, 0));
                causes.add(ledger.why(new Ledger.Row(
                        origin,
                        found.stream,
                        found.actor,
                        found.object,
                        found.source,
                        found.time,
                        found.signedBy,
                        found.arrival)));
            });
            inA.clear();
        }

        private void count(Found found, Changed changed) {
            bySource.merge(found.source == null ? "-" : found.source, changed, Changed::and);
        }

        private Result result() {
            return new Result(
                    rowsInA,
                    rowsInB,
                    onlyInA.count,
                    onlyInB.count,
                    relabelled.count,
                    onlyInA.list(),
                    onlyInB.list(),
                    relabelled.list(),
                    bySource,
                    causes.byCheck(),
                    causes.most(SHOWN));
        }
    }
}
