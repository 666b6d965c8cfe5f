package dev.weir.row;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels of a stream as class numbers, in the order in which they were met. Those that the settings declare have a place kept, so that
 * nobody takes it with labels that are made up.
 */
final class Classes {

    /** More are no classes but numbers, and are not judged. */
    static final int MOST = 8;

    /** The number of a label that is one too many. */
    static final int NONE = -1;

    private final List<String> declared;
    private final List<String> labels = new ArrayList<>();
    private boolean isFull;

    /** @param declared labels that the stream has; of more than {@link #MOST} the first; none means any */
    Classes(List<String> declared) {
        this.declared = declared.stream().distinct().limit(MOST).toList();
    }

    /** The number of a label, from 0, or {@link #NONE}. */
    int of(String label) {
        int known = labels.indexOf(label);
        if (known >= 0) {
            return known;
        }
        int kept = declared.contains(label) ? 0 : missing();
        if (labels.size() + kept >= MOST) {
            isFull = true;
            return NONE;
        }
        labels.add(label);
        return labels.size() - 1;
    }

    /** Whether a label got no number. */
    boolean isFull() {
        return isFull;
    }

    /** Whether every declared label has a number or a place left; not where others had taken them before it was declared. */
    boolean haveRoom() {
        return labels.size() + missing() <= MOST;
    }

    private int missing() {
        return (int) declared.stream().filter(label -> !labels.contains(label)).count();
    }

    /** How many there are so far. */
    int size() {
        return labels.size();
    }

    String name(int number) {
        return labels.get(number);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(labels.size());
        for (String label : labels) {
            out.writeUTF(label);
        }
    }

    void read(DataInput in) throws IOException {
        int count = in.readByte();
        for (int i = 0; i < count; i++) {
            labels.add(in.readUTF());
        }
    }
}
