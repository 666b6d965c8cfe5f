package dev.weir.backtest;

import dev.weir.event.Origin;
import dev.weir.replay.OutputFolder;
import dev.weir.replay.Summary;
import dev.weir.sort.ExternalSort;
import dev.weir.sort.SortRecord;
import dev.weir.sort.SortedRuns;
import dev.weir.training.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what two replays of the same files say of each event. All four files of both folders go through one sort by the event's
 * place in the input, outside memory.
 */
final class Fates {

    /** Which file a line comes from. */
    private enum Kind {
        ADMITTED(OutputFolder.ADMITTED),
        HELD(OutputFolder.HELD),
        RELEASED(OutputFolder.RELEASED),
        TRAINED(OutputFolder.TRAINING);

        private final String file;

        Kind(String file) {
            this.file = file;
        }
    }

    private static final Kind[] KINDS = Kind.values();

    /** Takes the events, in the order of the input. */
    interface Taker {
        void take(Pair pair);
    }

    private final ExternalSort sort;
    private final Map<String, Integer> files = new HashMap<>();
    private final List<Summary.Input> inputs;

    /**
     * @param inputs the files that both replays read
     * @param sort a new one
     */
    Fates(List<Summary.Input> inputs, ExternalSort sort) {
        this.inputs = List.copyOf(inputs);
        this.sort = sort;
        inputs.forEach(input -> files.put(input.file(), files.size()));
    }

    /** Reads a replay's folder. */
    void read(Side side, Path folder) throws IOException {
        for (Kind kind : KINDS) {
            try (InputStream in = Files.newInputStream(folder.resolve(kind.file))) {
                Lines lines = new Lines(in);
                for (byte[] line = lines.next(); line != null; line = lines.next()) {
                    add(side, kind, VerdictLine.read(line));
                }
            }
        }
    }

    /**
     * Hands over every event that both replays judged. What could not be judged is a dead letter under any policy, and in neither.
     *
     * @throws IllegalStateException when an event was judged in one of them alone: the folders are not of the same input
     */
    void compare(Taker taker) throws IOException {
        Gathering event = null;
        try (SortedRuns sorted = new SortedRuns(sort.finish())) {
            while (sorted.hasNext()) {
                SortRecord record = sorted.next();
                if (event != null && !event.isAt(record)) {
                    taker.take(event.pair());
                    event = null;
                }
                if (event == null) {
                    event = new Gathering(inputs.get(record.file).file(), record);
                }
                event.add(record.bytes);
            }
        }
        if (event != null) {
            taker.take(event.pair());
        }
    }

    private void add(Side side, Kind kind, VerdictLine line) throws IOException {
        Origin origin = Origin.parse(line.origin());
        Integer file = origin == null ? null : files.get(origin.source());
        if (origin == null || file == null) {
            throw new IllegalStateException("origin '" + line.origin() + "' is of no input file");
        }
        sort.add(new SortRecord(0, file, origin.position(), packed(side, kind, line)));
    }

    private static byte[] packed(Side side, Kind kind, VerdictLine line) {
        boolean first = kind == Kind.ADMITTED || kind == Kind.HELD;
        byte[] text = first ? line.packed() : new byte[0];
        byte[] bytes = new byte[2 + text.length];
        bytes[0] = (byte) side.ordinal();
        bytes[1] = (byte) kind.ordinal();
        System.arraycopy(text, 0, bytes, 2, text.length);
        return bytes;
    }

    /** All that is said of one event. */
    private static final class Gathering {
        private final String file;
        private final long line;
        private final SortRecord at;
        private final boolean[][] said = new boolean[Side.values().length][KINDS.length];
        private final @Nullable VerdictLine[] first = new VerdictLine[Side.values().length];

        private Gathering(String file, SortRecord at) {
            this.file = file;
            this.line = at.line;
            this.at = at;
        }

        private boolean isAt(SortRecord record) {
            return record.compareTo(at) == 0;
        }

        private void add(byte[] bytes) {
            said[bytes[0]][bytes[1]] = true;
            if (bytes.length > 2) {
                first[bytes[0]] = VerdictLine.unpacked(bytes, 2);
            }
        }

        private Pair pair() {
            String origin = Origin.line(file, line).text();
            VerdictLine now = first[Side.NOW.ordinal()];
            VerdictLine candidate = first[Side.CANDIDATE.ordinal()];
            if (now == null || candidate == null) {
                throw new IllegalStateException(
                        origin + " was judged by one of the policies only; this is a fault in Weir");
            }
            return new Pair(origin, now.stream(), now.actor(), lot(Side.NOW, now), lot(Side.CANDIDATE, candidate));
        }

        private Pair.Lot lot(Side side, VerdictLine verdict) {
            boolean[] of = said[side.ordinal()];
            return new Pair.Lot(
                    Fate.of(of[Kind.ADMITTED.ordinal()], of[Kind.RELEASED.ordinal()], of[Kind.TRAINED.ordinal()]),
                    of[Kind.HELD.ordinal()] ? verdict.check() : "");
        }
    }
}
