package dev.weir.source;

import dev.weir.event.Event;
import dev.weir.event.Proof;
import dev.weir.event.SourceTally;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.Collector;

/**
 * Counts what comes from each source by hour, where the contributors' memories are. It hands on what it counted as soon as an
 * hour is over, and before each barrier, so that it keeps nothing in a checkpoint. Not thread-safe.
 */
public final class Tally {

    /** Milliseconds: the bucket. */
    static final long HOUR = 3_600_000;

    /** Sources that are counted at a time; what is more goes out early, in parts. */
    private static final int MOST = SourceStage.MOST_SOURCES;

    private final List<SourcePlan> plans;
    private final List<Map<String, Counts>> counts = new ArrayList<>();
    private final long[] clocks;

    /** @param plans one for each stream, in the order of their numbers */
    public Tally(List<SourcePlan> plans) {
        this.plans = List.copyOf(plans);
        plans.forEach(plan -> counts.add(new HashMap<>()));
        clocks = new long[plans.size()];
        Arrays.fill(clocks, Long.MIN_VALUE);
    }

    private static final class Counts {
        private final long hour;
        private final Integer[] mix = new Integer[Mix.BINS];
        private int visits;
        private int newcomers;
        private int held;

        private Counts(long hour) {
            this.hour = hour;
            Arrays.fill(mix, 0);
        }
    }

    /** Whether the event is counted as its source's. Where a stream asks for signatures, only what is signed is. */
    private boolean counts(Event event) {
        Proof proof = event.details().proof();
        return plans.get(event.stream()).asked()
                && event.details().source() != null
                && (proof == null || proof.isVerified())
                && (event.timing() == Timing.ON_TIME || event.timing() == Timing.LATE);
    }

    /**
     * Counts an event that was judged; nothing else.
     *
     * @param lastSeen when its contributor was last seen on the stream before, epoch milliseconds; {@link Long#MIN_VALUE}: never
     * @param newcomer whether the contributor was never seen there
     * @return whether it came in this hour for the first time, and was admitted
     */
    public boolean count(Passage passage, long lastSeen, boolean newcomer, Collector<Passage> out) {
        if (passage.what() != Passage.What.JUDGED || !counts(passage.event())) {
            return false;
        }
        Event event = passage.event();
        int stream = event.stream();
        long hour = Math.floorDiv(event.time(), HOUR);
        Map<String, Counts> ofStream = counts.get(stream);
        if (hour > clocks[stream]) {
            clocks[stream] = hour;
            flush(stream, out);
        }
        String source = String.valueOf(event.details().source());
        Counts one = ofStream.get(source);
        if (one == null || one.hour != hour) {
            if (one != null || ofStream.size() >= MOST) {
                flush(stream, out);
            }
            one = new Counts(hour);
            ofStream.put(source, one);
        }
        if (lastSeen != Long.MIN_VALUE && Math.floorDiv(lastSeen, HOUR) >= hour) {
            return false;
        }
        boolean isHeld = passage.verdict().ruling() == Verdict.Ruling.HOLD;
        one.visits++;
        one.newcomers += newcomer ? 1 : 0;
        one.held += isHeld ? 1 : 0;
        if (event.hasValue()) {
            one.mix[plans.get(stream).bin(event.value())]++;
        }
        return !isHeld;
    }

    /**
     * Tells that something is taken back of a contributor that had come by a source and was admitted. It counts for an hour that is open: the one in which it
     * came is told, and may be long over.
     */
    public void takenBack(int stream, String source, Collector<Passage> out) {
        if (plans.get(stream).asked()) {
            // One less than the beginning there is not: behind one subtask hours are closed before the clock's.
            long clock = Math.max(clocks[stream], Long.MIN_VALUE + 1);
            out.collect(Passage.of(SourceTally.ofTakenBack(stream, source, 1, clock)));
        }
    }

    /** Hands on what was counted of hours that are over by a watermark, epoch milliseconds. */
    public void flushUntil(long watermark, Collector<Passage> out) {
        long open = Math.floorDiv(watermark + 1, HOUR);
        for (int stream = 0; stream < clocks.length; stream++) {
            if (counts.get(stream).values().stream().anyMatch(one -> one.hour < open)) {
                flush(stream, out);
            }
        }
    }

    /** Hands on all that was counted. */
    public void flush(Collector<Passage> out) {
        for (int stream = 0; stream < clocks.length; stream++) {
            flush(stream, out);
        }
    }

    private void flush(int stream, Collector<Passage> out) {
        Map<String, Counts> ofStream = counts.get(stream);
        ofStream.forEach((source, one) -> out.collect(Passage.of(new SourceTally(
                stream, source, one.hour, one.visits, one.newcomers, one.held, 0, List.of(one.mix), clocks[stream]))));
        ofStream.clear();
    }
}
