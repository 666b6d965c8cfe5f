package dev.weir.training;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     */
    public record Result(
            long rowsInA,
            long rowsInB,
            long onlyInA,
            long onlyInB,
            long relabelled,
            List<Difference> firstOnlyInA,
            List<Difference> firstOnlyInB,
            List<Difference> firstRelabelled) {}

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
     * @param work an existing folder for temporary files
     * @param memory how many bytes of records to hold in memory
     * @throws TrainingException when a line is not one of a training set
     */
    public static Result of(Path a, Path b, Path work, long memory) throws IOException {
        SetDiff diff = new SetDiff(work, memory);
        diff.add(a, Side.A);
        diff.add(b, Side.B);
        Comparison comparison = new Comparison();
        diff.sort.forEach(comparison);
        return comparison.result();
    }

    private enum Side {
        A,
        B
    }

    private record Found(long line, @Nullable String label) {}

    private void add(Path file, Side side) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Lines lines = new Lines(in);
            long number = 0;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                Contribution row = LineReader.read(line);
                long place = ++number;
                String label = row.label() == null ? null : row.label().value();
                sort.add(row.origin(), side.ordinal(), out -> {
                    out.writeLong(place);
                    out.writeBoolean(label != null);
                    out.writeUTF(label == null ? "" : label);
                });
            }
        }
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
        private final Map<String, Found> inA = new HashMap<>();
        private final Few onlyInA = new Few();
        private final Few onlyInB = new Few();
        private final Few relabelled = new Few();
        private long rowsInA;
        private long rowsInB;

        @Override
        public void value(String origin, long place, DataInputStream in) throws IOException {
            long line = in.readLong();
            boolean isLabelled = in.readBoolean();
            Found found = new Found(line, isLabelled ? in.readUTF() : null);
            if (place == Side.A.ordinal()) {
                rowsInA++;
                inA.put(origin, found);
                return;
            }
            rowsInB++;
            Found before = inA.remove(origin);
            if (before == null) {
                onlyInB.add(found.line, new Difference(origin, null, found.label));
            } else if (before.label == null ? found.label != null : !before.label.equals(found.label)) {
                relabelled.add(before.line, new Difference(origin, before.label, found.label));
            }
        }

        @Override
        public void end() {
            inA.forEach((origin, found) -> onlyInA.add(found.line, new Difference(origin, found.label, null)));
            inA.clear();
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
                    relabelled.list());
        }
    }
}
