package dev.weir.training;

import dev.weir.sort.ExternalSort;
import dev.weir.sort.SortRecord;
import dev.weir.sort.SortedRuns;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Brings what has the same key together, outside memory, in the order of its places. It is sorted by a digest of the key: keys
 * of any length cost the same, and who chooses keys does not choose their order. Two keys with one digest come in one group.
 */
final class KeySort {

    private final ExternalSort sort;
    private final Sha256 sha256 = new Sha256();

    KeySort(Path folder, String name, long memory) {
        sort = new ExternalSort(folder, name, memory);
    }

    /** Writes a value. */
    interface Value {
        void write(DataOutputStream out) throws IOException;
    }

    /** Takes the values of one group after the other. */
    interface Groups {
        void value(String key, long place, DataInputStream value) throws IOException;

        void end() throws IOException;
    }

    /** @param key at most 20,000 characters */
    void add(String key, long place, Value value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(key);
        value.write(out);
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        sha256.update(name, 0, name.length);
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
        sort.add(new SortRecord(digest.getLong(), digest.getInt(), place, bytes.toByteArray()));
    }

    /** Ends the input and hands it out. */
    void forEach(Groups groups) throws IOException {
        try (SortedRuns records = new SortedRuns(sort.finish())) {
            long time = 0;
            int file = 0;
            while (records.hasNext()) {
                SortRecord record = records.next();
                if (record.time != time || record.file != file) {
                    groups.end();
                    time = record.time;
                    file = record.file;
                }
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(record.bytes));
                groups.value(in.readUTF(), record.line, in);
            }
            groups.end();
        }
    }
}
