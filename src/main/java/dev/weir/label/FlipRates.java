package dev.weir.label;

import dev.weir.chance.CommonRate;
import dev.weir.chance.Tail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose labels contradict the features too often: of each source, or of each actor, how many labels were contradicted, against
 * the rate that most of the peers have in common now. Where labels are turned everywhere that rate is high, and who has a few more by chance
 * does not stand out. Not thread-safe.
 *
 * <p>Adding up surprisals instead of counting (Fisher's method) finds no more: of 15 wdbc sources that turn 10 % of 50 labels 5
 * where counting finds 8, of as many that turn 20 % 13 where it finds 14.
 */
final class FlipRates {

    /** Who was not met for longest is forgotten beyond. */
    static final int MOST = 4_096;

    /** One in so many streams may ever suspect an honest peer; divided among the peers, {@link #NEW_ONES}. */
    private static final double FALSE_ALARMS = 0.01;

    /** What is known of the rate before any label: one of 40 is contradicted. It counts as one more peer. */
    private static final int PRIOR_LABELS = 40;

    private static final int PRIOR_CONTRADICTED = 1;

    private static final double LEAST_USUAL = 0.01;
    private static final double MOST_USUAL = 0.2;

    /** With fewer peers the rate is not that of many; asked of them as of so many. */
    private static final int LEAST_PEERS = 10;

    /** The rate is that of so many peers at most, taken evenly among all who are judged: it is asked for at each refit. */
    private static final int MOST_COMPARED = 256;

    /**
     * The budget is divided among so many times those with enough labels at most: whoever is new will be judged too, but names that never
     * say more hide nobody. Among those alone chance would find honest ones while most have too few.
     */
    private static final int NEW_ONES = 4;

    /** Fewer labels are no habit. */
    private static final int LEAST_LABELS = 5;

    /** Counts are halved here, so that a source's past does not excuse what it does now. */
    private static final int MOST_LABELS = 4_096;

    private final long memory;
    private final Map<String, Peer> peers = new LinkedHashMap<>(16, 0.75f, true);
    /** How many have enough labels to be judged. */
    private int judged;

    /** Of all peers. */
    private long labels;

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
        Peer peer = counted(who, time, look);
        if (!look.holds() || !standsOut(peer)) {
            return null;
        }
        refreshUsual();
        return judge(peer);
    }

    private Peer counted(String who, long time, LabelLook look) {
        expire(time);
        Peer peer = peers.computeIfAbsent(who, name -> new Peer(name, time));
        peer.met = Math.max(peer.met, time);
        peer.labels++;
        peer.contradicted += look.holds() ? 1 : 0;
        labels++;
        judged += peer.labels == LEAST_LABELS ? 1 : 0;
        if (peer.labels >= MOST_LABELS) {
            labels -= peer.labels - peer.labels / 2;
            peer.labels /= 2;
            peer.contradicted /= 2;
        }
        return peer;
    }

    /** Counts another opinion of a label than before. Nobody is judged before {@link #flipping}: half of the opinions are still the former ones. */
    void again(String who, long time, LabelLook before, LabelLook after) {
        if (who.isEmpty() || after.opinion() == LabelLook.Opinion.UNKNOWN) {
            return;
        }
        if (before.opinion() == LabelLook.Opinion.UNKNOWN) {
            counted(who, time, after);
            return;
        }
        Peer peer = peers.get(who);
        if (peer != null) {
            int more = (after.holds() ? 1 : 0) - (before.holds() ? 1 : 0);
            peer.contradicted = Math.max(0, peer.contradicted + more);
        }
    }

    /** Compares all with what is usual now. Returns those who are flipping and were not known to. */
    List<Flipping> flipping() {
        refreshUsual();
        List<Flipping> found = new ArrayList<>();
        for (Peer peer : peers.values()) {
            Flipping flipping = judge(peer);
            if (flipping != null) {
                found.add(flipping);
            }
        }
        return found;
    }

    private @Nullable Flipping judge(Peer peer) {
        if (!standsOut(peer)) {
            return null;
        }
        peer.found = true;
        return new Flipping(
                peer.who, peer.labels, peer.contradicted, usual, surprisal(peer) - Math.log(among()), peer.since);
    }

    private boolean standsOut(Peer peer) {
        return !peer.found && peer.isJudged() && surprisal(peer) >= Math.log(among() / FALSE_ALARMS);
    }

    /** Among how many the budget is divided. */
    private int among() {
        int most = NEW_ONES * Math.max(judged, LEAST_PEERS);
        return Math.max(Math.min(peers.size(), most), LEAST_PEERS);
    }

    /** Of as many contradicted labels, where the usual rate is known by the labels of all others. */
    private double surprisal(Peer peer) {
        double others = labels - peer.labels;
        double contradicted = PRIOR_CONTRADICTED + usual * others;
        return Tail.betaBinomial(
                Math.min(peer.contradicted, peer.labels),
                peer.labels,
                contradicted,
                PRIOR_LABELS + others - contradicted);
    }

    private void refreshUsual() {
        int step = Math.max(1, (judged + MOST_COMPARED - 1) / MOST_COMPARED);
        int[] contradicted = new int[(judged + step - 1) / step + 1];
        int[] trials = new int[contradicted.length];
        contradicted[0] = PRIOR_CONTRADICTED;
        trials[0] = PRIOR_LABELS;
        int compared = 1;
        int met = 0;
        for (Peer peer : peers.values()) {
            if (peer.isJudged() && met++ % step == 0) {
                contradicted[compared] = Math.min(peer.contradicted, peer.labels);
                trials[compared++] = peer.labels;
            }
        }
        usual = CommonRate.of(contradicted, trials, LEAST_USUAL, MOST_USUAL);
    }

    /** Whether it was found to flip, and is remembered. */
    boolean found(String who) {
        Peer peer = who.isEmpty() ? null : peers.get(who);
        return peer != null && peer.found;
    }

    private void expire(long time) {
        while (!peers.isEmpty()) {
            Peer eldest = peers.values().iterator().next();
            if (peers.size() < MOST && time - eldest.met <= memory) {
                return;
            }
            peers.remove(eldest.who);
            labels -= eldest.labels;
            judged -= eldest.isJudged() ? 1 : 0;
        }
    }

    /** All who are remembered, the one not met for longest first. */
    Collection<Peer> peers() {
        return peers.values();
    }

    void resume(Peer peer) {
        peers.put(peer.who, peer);
        labels += peer.labels;
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
