package dev.weir.row;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was said already: it is said once. The oldest is forgotten beyond {@link #MOST}. */
final class Told {

    /** More than there are sources that are watched; 4,096 sentences are below 1 MB. */
    static final int MOST = 4_096;

    private final Set<String> said = new LinkedHashSet<>();
    private final Map<Long, Long> retracted = new LinkedHashMap<>();

    /** Whether it is news; from now on it is none. */
    boolean news(String what) {
        boolean news = said.add(what);
        if (said.size() > MOST) {
            said.remove(said.iterator().next());
        }
        return news;
    }

    /** Whether it was said. */
    boolean knows(String what) {
        return said.contains(what);
    }

    /** Keeps in mind that the label of a row is retracted since another one came. */
    void retracted(long id, long since) {
        retracted.put(id, since);
        if (retracted.size() > MOST) {
            retracted.remove(retracted.keySet().iterator().next());
        }
    }

    /** Since which row the label of a row was retracted, or null; from now on it is not. */
    @Nullable
    Long reinstated(long id) {
        return retracted.remove(id);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(said.size());
        for (String one : said) {
            out.writeUTF(one);
        }
        out.writeInt(retracted.size());
        for (Map.Entry<Long, Long> row : retracted.entrySet()) {
            out.writeLong(row.getKey());
            out.writeLong(row.getValue());
        }
    }

    void read(DataInput in) throws IOException {
        int sentences = in.readInt();
        for (int i = 0; i < sentences; i++) {
            said.add(in.readUTF());
        }
        int rows = in.readInt();
        for (int i = 0; i < rows; i++) {
            retracted.put(in.readLong(), in.readLong());
        }
    }
}
