package dev.weir.label;

import dev.weir.chance.Tail;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whose labels contradict the features too often: of each source, or of each actor, how many labels were contradicted, against the
 * median of the peers. Not thread-safe.
 *
 * <p>Adding up surprisals instead of counting (Fisher's method) finds no more: of 15 wdbc sources that turn 10 % of 50 labels 5
 * where counting finds 8, of as many that turn 20 % 13 where it finds 14.
 */
final class FlipRates {

    /** Who was not met for longest is forgotten beyond. */
    static final int MOST = 4_096;

    /** One in so many streams may ever suspect an honest peer; divided among the peers, {@link #NEW_ONES}. */
    private static final double FALSE_ALARMS = 0.01;

    /** The median source holds one of 40 rows until it has shown what it holds; never better than 1, never worse than 20 in 100. */
    private static final double PRIOR_LABELS = 40;

    private static final double LEAST_USUAL = 0.01;
    private static final double MOST_USUAL = 0.2;

    /** With fewer peers the median is not that of many; asked of them as of so many. */
    private static final int LEAST_PEERS = 10;

    /**
     * The budget is divided among so many times those with enough labels at most: whoever is new will be judged too, but names that never
     * say more hide nobody. Among those alone chance would find honest ones while most have too few.
     */
    private static final int NEW_ONES = 4;

    /** Fewer labels are no habit. */
    private static final int LEAST_LABELS = 5;

    /** Labels between two looks at the median; where there are more peers as many as there are, so that it costs little. */
    private static final int MEDIAN_EVERY = 64;

    /** Counts are halved here, so that a source's past does not excuse what it does now. */
    private static final int MOST_LABELS = 4_096;

    private final long memory;
    private final Map<String, Peer> peers = new LinkedHashMap<>(16, 0.75f, true);
    /** How many have enough labels to be judged. */
    private int judged;

    int sinceMedian;
    double usual = LEAST_USUAL;

    /** @param memory who is not met for so long is forgotten, in milliseconds of event time */
    FlipRates(long memory) {
        this.memory = memory;
    }

    /** Counts an opinion of a label. Returns its peer, if it is flipping and was not known to. */
    @Nullable
    Flipping on(String who, long time, LabelLook look) {
        if (who.isEmpty() || look.opinion() == LabelLook.Opinion.UNKNOWN) {
            return null;
        }
        expire(time);
        Peer peer = peers.computeIfAbsent(who, name -> new Peer(name, time));
        peer.met = Math.max(peer.met, time);
        peer.labels++;
        judged += peer.labels == LEAST_LABELS ? 1 : 0;
        return count(peer, look, 1);
    }

    /** Counts another opinion of a label than before. */
    @Nullable
    Flipping again(String who, long time, LabelLook before, LabelLook after) {
        if (before.opinion() == LabelLook.Opinion.UNKNOWN || after.opinion() == LabelLook.Opinion.UNKNOWN) {
            return before.opinion() == LabelLook.Opinion.UNKNOWN ? on(who, time, after) : null;
        }
        Peer peer = who.isEmpty() ? null : peers.get(who);
        if (peer == null) {
            return null;
        }
        count(peer, before, -1);
        return count(peer, after, 1);
    }

    private @Nullable Flipping count(Peer peer, LabelLook look, int times) {
        peer.contradicted = Math.max(0, peer.contradicted + (look.holds() ? times : 0));
        if (times < 0) {
            return null;
        }
        if (peer.labels >= MOST_LABELS) {
            peer.labels /= 2;
            peer.contradicted /= 2;
        }
        if (--sinceMedian < 0) {
            sinceMedian = Math.max(MEDIAN_EVERY, peers.size());
            usual = Math.max(
                    LEAST_USUAL,
                    Math.min(MOST_USUAL, median(each -> (each.contradicted + 1) / (each.labels + PRIOR_LABELS))));
        }
        return peer.found || !peer.isJudged() ? null : judge(peer);
    }

    private @Nullable Flipping judge(Peer peer) {
        int most = NEW_ONES * Math.max(judged, LEAST_PEERS);
        double among = Math.log(Math.max(Math.min(peers.size(), most), LEAST_PEERS));
        double limit = among - Math.log(FALSE_ALARMS);
        double counted = Tail.binomial(Math.min(peer.contradicted, peer.labels), peer.labels, usual);
        if (counted < limit) {
            return null;
        }
        peer.found = true;
        return new Flipping(peer.who, peer.labels, peer.contradicted, usual, counted - among, peer.since);
    }

    /** Whether it was found to flip, and is remembered. */
    boolean found(String who) {
        Peer peer = who.isEmpty() ? null : peers.get(who);
        return peer != null && peer.found;
    }

    private double median(ToDoubleFunction<Peer> of) {
        double[] values = peers.values().stream().mapToDouble(of).sorted().toArray();
        return values[values.length / 2];
    }

    private void expire(long time) {
        while (!peers.isEmpty()) {
            Peer eldest = peers.values().iterator().next();
            if (peers.size() < MOST && time - eldest.met <= memory) {
                return;
            }
            peers.remove(eldest.who);
            judged -= eldest.isJudged() ? 1 : 0;
        }
    }

    /** All who are remembered, the one not met for longest first. */
    Collection<Peer> peers() {
        return peers.values();
    }

    void resume(Peer peer) {
        peers.put(peer.who, peer);
        judged += peer.isJudged() ? 1 : 0;
    }

    /** What is remembered of one source or actor. */
    static final class Peer {
        final String who;
        final long since;
        long met;
        int labels;
        int contradicted;
        boolean found;

        Peer(String who, long since) {
            this.who = who;
            this.since = since;
            this.met = since;
        }

        private boolean isJudged() {
            return labels >= LEAST_LABELS;
        }
    }
}
