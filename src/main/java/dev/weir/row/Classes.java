package dev.weir.row;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The labels of a stream as class numbers, in the order in which they were met. */
final class Classes {

    /** More are no classes but numbers, and are not judged. */
    static final int MOST = 8;

    /** The number of a label that is one too many. */
    static final int NONE = -1;

    private final List<String> labels = new ArrayList<>();

    /** The number of a label, from 0, or {@link #NONE}. */
    int of(String label) {
        int known = labels.indexOf(label);
        if (known >= 0) {
            return known;
        }
        if (labels.size() == MOST) {
            return NONE;
        }
        labels.add(label);
        return labels.size() - 1;
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
