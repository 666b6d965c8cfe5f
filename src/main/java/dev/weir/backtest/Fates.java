package dev.weir.backtest;

import dev.weir.event.Origin;
import dev.weir.replay.OutputFolder;
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
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param places where the records of both replays stood, in order
     * @param sort a new one
     */
    Fates(List<String> places, ExternalSort sort) {
        this.sort = sort;
        places.forEach(place -> this.places.put(place, this.places.size()));
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
                    event = new Gathering(record);
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
        Integer place = origin == null ? null : places.get(origin.place());
        if (origin == null || place == null) {
            throw new IllegalStateException("origin '" + line.origin() + "' is not of the input");
        }
        sort.add(new SortRecord(0, place, origin.position(), packed(side, kind, line)));
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
        private final SortRecord at;
        private final boolean[][] said = new boolean[Side.values().length][KINDS.length];
        private final @Nullable VerdictLine[] first = new VerdictLine[Side.values().length];

        private Gathering(SortRecord at) {
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
            VerdictLine now = first[Side.NOW.ordinal()];
            VerdictLine candidate = first[Side.CANDIDATE.ordinal()];
            if (now == null || candidate == null) {
                VerdictLine only = now == null ? candidate : now;
                throw new IllegalStateException((only == null ? "an event" : only.origin())
                        + " was judged by one of the policies only; this is a fault in Weir");
            }
            return new Pair(
                    now.origin(), now.stream(), now.actor(), lot(Side.NOW, now), lot(Side.CANDIDATE, candidate));
        }

        private Pair.Lot lot(Side side, VerdictLine verdict) {
            boolean[] of = said[side.ordinal()];
            return new Pair.Lot(
                    Fate.of(of[Kind.ADMITTED.ordinal()], of[Kind.RELEASED.ordinal()], of[Kind.TRAINED.ordinal()]),
                    of[Kind.HELD.ordinal()] ? verdict.check() : "");
        }
    }
}
