package dev.weir.row;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** What was said already: it is said once. The oldest is forgotten beyond {@link #MOST}. */
final class Told {

    /** More than there are sources that are watched; 4,096 sentences are below 1 MB. */
    static final int MOST = 4_096;

    private final Set<String> said = new LinkedHashSet<>();
    private final Set<Long> retracted = new LinkedHashSet<>();

    /** Whether it is news; from now on it is none. */
    boolean news(String what) {
        return add(said, what);
    }

    /** Whether it was said. */
    boolean knows(String what) {
        return said.contains(what);
    }

    /** Keeps in mind that the label of a row is retracted. */
    void retracted(long id) {
        add(retracted, id);
    }

    /** Whether the label of the row was retracted; from now on it is not. */
    boolean reinstated(long id) {
        return retracted.remove(id);
    }

    private static <T> boolean add(Set<T> all, T one) {
        boolean news = all.add(one);
        if (all.size() > MOST) {
            all.remove(all.iterator().next());
        }
        return news;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(said.size());
        for (String one : said) {
            out.writeUTF(one);
        }
        out.writeInt(retracted.size());
        for (long id : retracted) {
            out.writeLong(id);
        }
    }

    void read(DataInput in) throws IOException {
        int sentences = in.readInt();
        for (int i = 0; i < sentences; i++) {
            said.add(in.readUTF());
        }
        int rows = in.readInt();
        for (int i = 0; i < rows; i++) {
            retracted.add(in.readLong());
        }
    }
}
