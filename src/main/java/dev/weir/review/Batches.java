package dev.weir.review;

import dev.weir.index.Due;
import java.util.ArrayList;
import java.util.List;

/** Cuts what is due into acts of bounded size, in its order. Pure. */
final class Batches {

    /** Events of one act: signing them takes 0.3 s of a core, checking them in the job as much. */
    static final int MOST_EVENTS = 500;

    /** Bytes of their records: each goes through memory, twice as long in base64. */
    static final long MOST_BYTES = 8L * 1024 * 1024;

    private Batches() {}

    /** The origins of each act; a record that is larger than {@link #MOST_BYTES} goes alone. */
    static List<List<String>> of(List<Due> due) {
        List<List<String>> batches = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        long bytes = 0;
        for (Due one : due) {
            boolean full = batch.size() == MOST_EVENTS || bytes + one.bytes() > MOST_BYTES;
            if (full && !batch.isEmpty()) {
                batches.add(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(one.origin());
            bytes += one.bytes();
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return List.copyOf(batches);
    }
}
