package dev.weir.sequence;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The numbers that one run of a producer signed for one topic: which came, and which did not. A number that did not come while a higher one did is
 * missing once it can not come any more. Numbers below the first that was seen are not asked for: a job may begin in the middle. Mutable, and
 * pure but for that.
 */
public final class Run {

    /**
     * Rows of numbers that did not come which are remembered, about 100 bytes each. Where there are more, the lowest is forgotten untold: partitions
     * that are that far apart are no loss, and of a real one enough is left to be told.
     */
    static final int MOST_HOLES = 4_096;

    /** Partitions in which the order is followed; 12 bytes each. */
    static final int MOST_PARTITIONS = 256;

    /**
     * How far a number may be behind the highest of its partition, and it is no reordering: a producer's threads overtake each other between
     * signing and sending, and so do its batches when they are sent again without idempotence, five of 16 KB.
     */
    static final int APART = 1_024;

    /** How long numbers are remembered that were told as missing, and a run of which nothing comes: as long as signatures are. */
    static final Duration MEMORY = Duration.ofDays(2);

    private static final int NUMBERS_OF_HOLE = 4;

    private final NavigableMap<Long, Hole> holes = new TreeMap<>();
    private Missing untold;
    private int[] partitions;
    private long[] reached;
    private long highest;
    private long arrival;

    /** What did not come: from the number it stands under to {@code last}. */
    private record Hole(long last, long due, Told told) {}

    private enum Told {
        NOT_YET,
        YES
    }

    /** What became of a number. */
    public enum Taken {
        /** It came as it should, or nothing is known of it. */
        FINE,
        /** The same, and numbers before it have not come yet. */
        AHEAD,
        /** It was told as missing. */
        LATE,
        /** It stands behind far higher numbers in its partition. */
        REORDERED
    }

    /** As it was kept. */
    public Run(RunState state) {
        highest = state.highest();
        untold = Missing.of(state.untold());
        partitions = state.partitions();
        reached = state.reached();
        arrival = state.arrival();
        long[] flat = state.holes();
        for (int i = 0; i < flat.length; i += NUMBERS_OF_HOLE) {
            holes.put(flat[i], new Hole(flat[i + 1], flat[i + 2], flat[i + 3] == 0 ? Told.NOT_YET : Told.YES));
        }
    }

    /** A run of which nothing came yet. */
    public static Run beginning() {
        return new Run(new RunState(-1, new long[0], new long[0], new int[0], new long[0], Long.MIN_VALUE));
    }

    /** What is to be kept of it. */
    public RunState state() {
        long[] flat = new long[holes.size() * NUMBERS_OF_HOLE];
        int at = 0;
        for (Map.Entry<Long, Hole> entry : holes.entrySet()) {
            Hole hole = entry.getValue();
            flat[at++] = entry.getKey();
            flat[at++] = hole.last;
            flat[at++] = hole.due;
            flat[at++] = hole.told.ordinal();
        }
        return new RunState(highest, flat, untold.state(), partitions.clone(), reached.clone(), arrival);
    }

    /** The latest arrival of its events, epoch milliseconds; far in the past where none came. */
    public long arrival() {
        return arrival;
    }

    /** Whether nothing of it came for so long before an arrival that it is not remembered. */
    boolean isOver(long when) {
        return arrival < when - MEMORY.toMillis();
    }

    /** How many rows of missing numbers it remembers. */
    public int size() {
        return holes.size();
    }

    /**
     * Takes a number, which comes once.
     *
     * @param partition of the topic, where it stands
     * @param when its record arrived, epoch milliseconds
     * @param due when numbers that did not come before it can not come any more, by the clock of {@link #close}
     */
    public Taken take(long number, int partition, long when, long due) {
        arrival = Math.max(arrival, when);
        boolean behind = isBehind(number, partition);
        if (highest < 0) {
            highest = number;
            return Taken.FINE;
        }
        if (number > highest) {
            long expected = highest + 1;
            highest = number;
            if (number == expected) {
                return Taken.FINE;
            }
            add(expected, new Hole(number - 1, due, Told.NOT_YET));
            return Taken.AHEAD;
        }
        if (wasTold(number)) {
            return Taken.LATE;
        }
        return behind ? Taken.REORDERED : Taken.FINE;
    }

    /** Whether it stands far behind what its partition has shown, which from now on is shown by it, too. */
    private boolean isBehind(long number, int partition) {
        for (int i = 0; i < partitions.length; i++) {
            if (partitions[i] == partition) {
                long before = reached[i];
                reached[i] = Math.max(before, number);
                return number < before - APART;
            }
        }
        if (partitions.length < MOST_PARTITIONS) {
            partitions = Arrays.copyOf(partitions, partitions.length + 1);
            reached = Arrays.copyOf(reached, reached.length + 1);
            partitions[partitions.length - 1] = partition;
            reached[reached.length - 1] = number;
        }
        return false;
    }

    private void add(long first, Hole hole) {
        holes.put(first, hole);
        if (holes.size() > MOST_HOLES) {
            holes.pollFirstEntry();
        }
    }

    /** Takes a number out of those that did not come; whether it was told as missing. */
    private boolean wasTold(long number) {
        Map.Entry<Long, Hole> entry = holes.floorEntry(number);
        if (entry == null || entry.getValue().last < number) {
            return false;
        }
        long first = entry.getKey();
        Hole hole = entry.getValue();
        holes.remove(first);
        if (first < number) {
            add(first, new Hole(number - 1, hole.due, hole.told));
        }
        if (number < hole.last) {
            add(number + 1, hole);
        }
        return hole.told == Told.YES;
    }

    /**
     * Makes those numbers missing that can not come any more at a time, and forgets those that were told long before.
     *
     * @param time epoch milliseconds
     */
    public void close(long time) {
        for (Map.Entry<Long, Hole> entry : holes.entrySet()) {
            Hole hole = entry.getValue();
            if (hole.told == Told.NOT_YET && hole.due <= time) {
                untold = untold.with(entry.getKey(), hole.last);
                entry.setValue(new Hole(hole.last, hole.due, Told.YES));
            }
        }
        holes.values().removeIf(hole -> hole.due <= time - MEMORY.toMillis());
    }

    /** How many numbers are missing and were not told yet. */
    long untold() {
        return untold.count();
    }

    /** Those numbers; from now on they were told. */
    public Missing tell() {
        Missing told = untold;
        untold = Missing.NONE;
        return told;
    }
}
