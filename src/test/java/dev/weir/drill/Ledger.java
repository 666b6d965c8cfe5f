package dev.weir.drill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was sent: by topic, partition and offset the digest of the bytes and what must become of them. */
final class Ledger {

    private final Map<String, Page> pages = new TreeMap<>();
    private long size;

    /** Notes one record at the offset that the broker gave it. */
    synchronized void note(Sent sent, long offset) {
        pages.computeIfAbsent(place(sent.topic(), sent.partition()), place -> new Page())
                .put((int) offset, sent.digest(), sent.fate());
        size++;
    }

    /** {@code topic/partition}. */
    static String place(String topic, int partition) {
        return topic + "/" + partition;
    }

    synchronized long size() {
        return size;
    }

    /** Begins a new comparison: nothing came out yet. */
    synchronized void forgetSeen() {
        pages.values().forEach(Page::forgetSeen);
    }

    synchronized Set<String> places() {
        return Set.copyOf(pages.keySet());
    }

    /** The page of one {@code topic/partition}, or null when nothing was sent there. */
    synchronized @Nullable Page page(String place) {
        return pages.get(place);
    }

    /** Everything sent to one partition, and how often each of it came out. */
    static final class Page {

        private long[] digests = new long[1024];
        private byte[] fates = new byte[1024];
        private byte[] seen = new byte[1024];
        private int end;

        private synchronized void put(int offset, long digest, Fate fate) {
            if (offset >= digests.length) {
                int length = Math.max(offset + 1, digests.length * 2);
                digests = Arrays.copyOf(digests, length);
                fates = Arrays.copyOf(fates, length);
                seen = Arrays.copyOf(seen, length);
            }
            digests[offset] = digest;
            fates[offset] = fate.code();
            end = Math.max(end, offset + 1);
        }

        /** Records sent: the drills' partitions have no gaps. */
        synchronized int size() {
            return end;
        }

        synchronized long digest(int offset) {
            return digests[offset];
        }

        /** What must become of the record. */
        synchronized Fate fate(int offset) {
            return Fate.of(fates[offset]);
        }

        private synchronized void forgetSeen() {
            Arrays.fill(seen, (byte) 0);
        }

        /** Counts one appearance among the outputs; returns how many there are now, at most 100. */
        synchronized int see(int offset) {
            return seen[offset] < 100 ? ++seen[offset] : seen[offset];
        }

        /** The first {@code limit} offsets that never came out. */
        synchronized List<Integer> missing(int limit) {
            List<Integer> missing = new ArrayList<>();
            for (int offset = 0; offset < end && missing.size() < limit; offset++) {
                if (seen[offset] == 0) {
                    missing.add(offset);
                }
            }
            return missing;
        }
    }
}
