package dev.weir.audit;

import dev.weir.event.DeadLetter;
import dev.weir.event.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which share of a stream's records, as one subtask reads them, is a dead letter for which reason and field, and whether
 * that has jumped. It counts records and not time: dead letters have no event time, arrivals of a backlog say nothing, and
 * a slow stream has no minute in which there is enough to count.
 *
 * <p>A jump is {@value #LEAST} of one kind within a block of {@value #BLOCK} records, and {@value #TIMES} times its usual
 * share of the block so far. Where nothing has changed at most {@code LEAST / TIMES} = 6 are expected at that moment, and
 * 30 or more of an expected 6 have a chance of 2.6e-12 (Poisson): a billion records a day are a million blocks, so one false
 * alert in a thousand years, as long as bad records come independently. Not thread-safe.
 */
final class DeadShares {

    /** Records of a block: 30 of them are 3 %, the smallest jump that is seen. */
    static final int BLOCK = 1_000;

    /** At a share of a half this takes 60 records, far less than a minute where a minute is worth an alert. */
    static final int LEAST = 30;

    /** Shares of bad records drift with producers' releases by less than this. */
    static final int TIMES = 5;

    /** Blocks over which the usual share is averaged. */
    private static final int MEMORY = 8;

    /** A share that is forgotten: none in about seventy blocks since it was usual. */
    private static final double FORGOTTEN = 1e-5;

    private final String stream;
    private final Map<Kind, Share> shares = new HashMap<>();
    private int seen;

    DeadShares(String stream) {
        this.stream = stream;
    }

    /** What can be wrong. */
    private record Kind(String reason, String field) {}

    /**
     * A jump.
     *
     * @param field empty for the whole record
     * @param count of this kind in the block so far
     * @param seen records of the block so far
     * @param usual the share before, 0 to 1
     * @param first the first of this kind in the block
     */
    record Jump(String reason, String field, int count, int seen, double usual, Origin first) {}

    /**
     * What was usual. State: only add components.
     *
     * @param share 0 to 1
     * @param blocks for how many blocks it was learned, at most {@value #MEMORY}; -1: it jumped in the last block
     */
    public record Usual(String stream, String reason, String field, double share, int blocks) {}

    /** Takes one record that is an event. */
    void event() {
        count();
    }

    /** Takes one record that is a dead letter; returns the jump that it makes, or null. */
    @Nullable
    Jump dead(DeadLetter letter) {
        Kind kind = new Kind(letter.reason().code(), letter.field());
        Share share = shares.computeIfAbsent(kind, any -> new Share());
        if (share.count++ == 0) {
            share.first = letter.origin();
        }
        Jump jump = null;
        Origin first = share.first;
        if (first != null && share.count >= LEAST && share.count >= TIMES * share.usual * (seen + 1)) {
            jump = new Jump(kind.reason, kind.field, share.count, seen + 1, share.usual, first);
            share.jumped();
        }
        count();
        return jump;
    }

    private void count() {
        if (++seen == BLOCK) {
            seen = 0;
            shares.values().forEach(Share::endBlock);
            shares.values().removeIf(share -> share.usual < FORGOTTEN);
        }
    }

    /** What is usual by now; the block that is being counted is not in it. */
    List<Usual> usual() {
        List<Usual> usual = new ArrayList<>(shares.size());
        shares.forEach(
                (kind, share) -> usual.add(new Usual(stream, kind.reason, kind.field, share.usual, share.blocks)));
        return usual;
    }

    /** Goes on from what one of the former subtasks knew. Of several the largest share counts: rather silent than twice. */
    void resume(Usual before) {
        Share share = shares.computeIfAbsent(new Kind(before.reason, before.field), any -> new Share());
        share.usual = Math.max(share.usual, before.share);
        share.blocks = Math.min(share.blocks, before.blocks);
    }

    private static final class Share {
        private double usual;
        private int blocks = MEMORY;
        private int count;
        private @Nullable Origin first;

        /** From now on all of it is usual, until a whole block has told how much it is. */
        private void jumped() {
            usual = 1;
            blocks = -1;
        }

        private void endBlock() {
            if (blocks >= 0) {
                blocks = Math.min(MEMORY, blocks + 1);
                usual += ((double) count / BLOCK - usual) / blocks;
            } else {
                blocks = 0;
            }
            count = 0;
            first = null;
        }
    }
}
