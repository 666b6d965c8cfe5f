package dev.weir.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much the contributors of a stream sent of late, and one of them beside it.
 *
 * @param contributors who sent what went to training
 * @param bySize how many of them sent 1 event, 2 or 3, 4 to 7 and so on, each class twice as wide as the one before
 * @param since when the first of these events went to training, or null: none did
 * @param own how many events the one sent since then, whether they went to training or are held
 * @param fewer how many of the contributors sent fewer than that
 */
public record Community(
        long contributors, List<Long> bySize, @Nullable Instant since, long own, long fewer) {

    /** The newest events of all streams that are looked at: as many rows as one page may take to read. */
    static final int NEWEST = 10_000;

    public Community {
        bySize = List.copyOf(bySize);
    }

    /** The class of so many events, from 0. */
    public static int sizeClass(long events) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, events));
    }
}
