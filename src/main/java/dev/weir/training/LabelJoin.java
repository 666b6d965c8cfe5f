package dev.weir.training;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each event the newest label that a stream of labels has for it. Labels and events of one id are swept in the order of
 * time: a label comes up when the first event that is near enough would, so that the last one of each stream of labels is the
 * newest in reach, and no more has to be kept.
 */
final class LabelJoin {

    /** Places are twice a time, and odd for events: a label and an event at one place meet. */
    private static final long FARTHEST = Long.MAX_VALUE / 4;

    private final KeySort sort;

    LabelJoin(Path folder, long memory) {
        sort = new KeySort(folder, "labels", memory);
    }

    /** Takes what was found. */
    interface Found {
        /**
         * Takes the label of one event.
         *
         * @param time of the event
         * @param file of the event: the number of its input file or partition
         * @param line of the event, or its offset
         * @param fields the label's fields, as a part of a JSON object that ends with a comma
         */
        void label(long time, int file, long line, byte[] fields) throws IOException;
    }

    /** One version of a label. */
    private static final class Version {
        private final long window;
        private final long time;
        private final int file;
        private final long line;
        private final byte[] fields;

        private Version(DataInputStream in) throws IOException {
            window = in.readLong();
            time = in.readLong();
            file = in.readInt();
            line = in.readLong();
            fields = in.readNBytes(in.readInt());
        }

        /** Of what was said at the same time the later line counts. */
        private static Version newer(Version a, Version b) {
            if (a.time != b.time) {
                return a.time > b.time ? a : b;
            }
            if (a.file != b.file) {
                return a.file > b.file ? a : b;
            }
            return a.line > b.line ? a : b;
        }
    }

    /** @param own when the event's own label was said, or {@link Long#MIN_VALUE}: it has none that holds */
    void event(String stream, String id, long time, long own, int file, long line) throws IOException {
        sort.add(key(stream, id), 2 * bounded(time) + 1, out -> {
            out.writeLong(time);
            out.writeLong(own);
            out.writeInt(file);
            out.writeLong(line);
        });
    }

    /**
     * Adds one version of a label.
     *
     * @param stream the stream whose event it is about
     * @param id that event's id
     * @param rule of the stream that the label came on
     * @param time when it was said
     * @param file the number of the file that it stood in
     * @param fields as {@link Found} takes them
     */
    void label(String stream, String id, StreamRule rule, long time, int file, long line, byte[] fields)
            throws IOException {
        sort.add(key(stream, id), 2 * bounded(bounded(time) - rule.window()), out -> {
            out.writeInt(rule.number());
            out.writeLong(rule.window());
            out.writeLong(time);
            out.writeInt(file);
            out.writeLong(line);
            out.writeInt(fields.length);
            out.write(fields);
        });
    }

    void forEach(Found found) throws IOException {
        sort.forEach(new Sweep(found));
    }

    /** No stream's name has a slash. */
    private static String key(String stream, String id) {
        return stream + '/' + id;
    }

    private static long bounded(long time) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, time));
    }

    private static final class Sweep implements KeySort.Groups {
        private final Found found;
        private final Map<String, Map<Integer, Version>> inReach = new HashMap<>();

        private Sweep(Found found) {
            this.found = found;
        }

        @Override
        public void value(String key, long place, DataInputStream in) throws IOException {
            if (place % 2 == 0) {
                int stream = in.readInt();
                Version version = new Version(in);
                inReach.computeIfAbsent(key, id -> new HashMap<>()).merge(stream, version, Version::newer);
                return;
            }
            long time = in.readLong();
            long own = in.readLong();
            Version newest = newest(inReach.getOrDefault(key, Map.of()).values(), time);
            if (newest != null && newest.time >= own) {
                found.label(time, in.readInt(), in.readLong(), newest.fields);
            }
        }

        @Override
        public void end() {
            inReach.clear();
        }

        private static @Nullable Version newest(Collection<Version> versions, long time) {
            return versions.stream()
                    .filter(version -> version.time >= time - version.window)
                    .reduce(Version::newer)
                    .orElse(null);
        }
    }
}
