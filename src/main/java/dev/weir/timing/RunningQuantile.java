package dev.weir.timing;

import java.util.Arrays;

/**
 * The 99.9 % quantile of the last 1,000 times: the second newest of them, so that no single time, however wrong, moves
 * it. O(1) a time and 240 bytes: ten blocks of 100, the two newest of each.
 *
 * <p>Unlike a maximum it can fall again, when what raised it has left the window.
 */
public final class RunningQuantile {

    /** No time is known yet. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private static final int BLOCKS = 10;
    private static final int BLOCK = 100;

    private final long[] newest = new long[BLOCKS];
    private final long[] second = new long[BLOCKS];
    private int block;
    private int inBlock;
    private long value = UNKNOWN;

    public RunningQuantile() {
        Arrays.fill(newest, UNKNOWN);
        Arrays.fill(second, UNKNOWN);
    }

    /** Takes one more time, in epoch milliseconds. */
    public void add(long time) {
        boolean rolled = inBlock == BLOCK;
        if (rolled) {
            block = (block + 1) % BLOCKS;
            inBlock = 0;
            newest[block] = UNKNOWN;
            second[block] = UNKNOWN;
        }
        inBlock++;
        if (time > newest[block]) {
            second[block] = newest[block];
            newest[block] = time;
        } else if (time > second[block]) {
            second[block] = time;
        } else if (!rolled) {
            return;
        }
        value = secondOfAll();
    }

    /** The quantile in epoch milliseconds, or {@link #UNKNOWN} before the second time. */
    public long value() {
        return value;
    }

    private long secondOfAll() {
        long first = UNKNOWN;
        long next = UNKNOWN;
        for (int i = 0; i < BLOCKS; i++) {
            if (newest[i] > first) {
                next = Math.max(first, second[i]);
                first = newest[i];
            } else if (newest[i] > next) {
                next = newest[i];
            }
        }
        return next;
    }
}
