package dev.weir.event;

import java.util.List;

/**
 * What one contributor in good standing shows of itself: the community's baselines are learned from such samples. A
 * contributor counts once on each stream, with the most of what it showed since it last withdrew.
 *
 * @param stream the stream's number
 * @param actor whose
 * @param time event time of the event that it was taken at, epoch milliseconds
 * @param events how many events it has by then, 1 or more
 * @param peaks the most events that it ever had in each window of the rate check, shortest window first; empty where it is
 *     withdrawn: the contributor was held, and what was said of it before counts no more
 */
public record Sample(int stream, Entity actor, long time, int events, List<Integer> peaks) {

    public Sample {
        peaks = List.copyOf(peaks);
    }

    /** Whether it takes back what was said before, and says nothing itself. */
    public boolean withdrawn() {
        return peaks.isEmpty();
    }
}
