package dev.weir.audit;

import dev.weir.event.Account;
import dev.weir.event.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one subtask counted, and of it what no account tells yet. One thread counts; {@link #total} may be read from any.
 */
final class Books {

    private static final Account.Count[] COUNTS = Account.Count.values();

    private final Account.Point point;
    private final int subtask;
    private final List<String> streams;
    private final long[][] counts;
    private final long[][] told;
    private final Map<String, Map<Integer, Reading>> readings = new HashMap<>();
    private @Nullable Reading last;

    Books(Account.Point point, int subtask, List<String> streams) {
        this.point = point;
        this.subtask = subtask;
        this.streams = streams;
        this.counts = new long[streams.size()][COUNTS.length];
        this.told = new long[streams.size()][COUNTS.length];
    }

    void count(int stream, Account.Count what) {
        counts[stream][what.ordinal()]++;
    }

    void count(int stream, Account.Count what, long howOften) {
        counts[stream][what.ordinal()] += howOften;
    }

    /** How often it was counted since the start. It never falls: a reader in between would take a reset for a restart. */
    long total(int stream, Account.Count what) {
        return counts[stream][what.ordinal()];
    }

    void read(Origin origin) {
        Reading reading = last;
        if (reading == null || reading.partition != origin.partition() || !reading.topic.equals(origin.source())) {
            reading = readings.computeIfAbsent(origin.source(), topic -> new HashMap<>())
                    .computeIfAbsent(origin.partition(), partition -> new Reading(origin.source(), partition));
            last = reading;
        }
        reading.add(origin.position());
    }

    /** The account since the last one, and begins the next; null when nothing was counted. */
    @Nullable
    Account close(long checkpoint) {
        List<Account.Tally> tallies = new ArrayList<>();
        for (int stream = 0; stream < counts.length; stream++) {
            for (Account.Count what : COUNTS) {
                long count = counts[stream][what.ordinal()] - told[stream][what.ordinal()];
                if (count > 0) {
                    tallies.add(new Account.Tally(streams.get(stream), what, count));
                    told[stream][what.ordinal()] += count;
                }
            }
        }
        if (tallies.isEmpty()) {
            return null;
        }
        List<Account.Range> ranges = new ArrayList<>();
        readings.values().forEach(partitions -> partitions.values().forEach(reading -> ranges.add(reading.range())));
        readings.clear();
        last = null;
        return new Account(point, subtask, checkpoint, ranges, tallies);
    }

    private static final class Reading {
        private final String topic;
        private final int partition;
        private long first = Long.MAX_VALUE;
        private long highest = Long.MIN_VALUE;
        private long count;

        private Reading(String topic, int partition) {
            this.topic = topic;
            this.partition = partition;
        }

        private void add(long position) {
            first = Math.min(first, position);
            highest = Math.max(highest, position);
            count++;
        }

        private Account.Range range() {
            return new Account.Range(topic, partition, first, highest, count);
        }
    }
}
