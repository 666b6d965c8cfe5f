package dev.weir.label;

import dev.weir.chance.Tail;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who gives a class far more or less often than its peers: of each labeller how many labels of each class, against the peers' share, with
 * the spread that the peers themselves have. It asks for no features, so that labels on a stream of their own can be compared as they
 * come. One a stream and subtask; not thread-safe; the same labels give the same answers.
 *
 * <p>Honest labellers differ: their customers do. So counts are compared with a beta-binomial whose spread is that of the peers
 * ({@link Spread}), and only odds of half the usual, or of four times where a rare class comes too often, are held against anybody. Whoever stands out most is found first, and
 * does not count among the peers any more: several that turn labels do not make the others look odd.
 */
public final class LabelMix {

    /** Who was not met for longest is forgotten beyond. */
    static final int MOST = 4_096;

    /** Counts are halved here, so that a labeller's past does not excuse what it does now. */
    static final int MOST_LABELS = 8_192;

    /** Fewer labels say nothing of a share. */
    static final int LEAST_LABELS = 32;

    /** With fewer peers nobody knows how much honest ones differ. */
    static final int LEAST_PEERS = 8;

    /**
     * By which factor the odds of a class have to be off the usual, where a rare one comes too often: less may be its customers. Of 1,250
     * honest banks of card payments one had three and a half times the frauds in a week.
     */
    static final double LEAST_BURST = 4;

    /** The same where it comes too seldom: frauds come in bursts and do not stay away in them. */
    static final double LEAST_LACK = 2;

    /** Where peers would have given a class fewer times, or all others, nobody is suspected: how a few come together is not known. */
    private static final double LEAST_EXPECTED = 10;

    /** How many times as much labellers may differ in too many of a rare class than in too few: frauds come in bursts. */
    private static final double BURSTS = 2;

    /** A labeller is looked at again when it gave a quarter more: 25 times until its counts are halved. */
    private static final int GROWS = 4;

    private static final double LOOKS = 25;

    /** One in so many streams may ever suspect an honest peer; divided among the peers and the looks. */
    private static final double FALSE_ALARMS = 0.01;

    private final int classes;
    private final long memory;
    private final Map<String, Peer> peers = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * A mix that has seen nothing.
     *
     * @param classes how many there may be
     * @param memory who is not met for so long is forgotten
     */
    public LabelMix(int classes, Duration memory) {
        this.classes = classes;
        this.memory = memory.toMillis();
    }

    /**
     * Counts a label. Returns who is found by it, which may be others than who gave it; each is found once.
     *
     * @param who gave it; nobody's labels are not counted
     * @param time in milliseconds
     * @param label its class, from 0
     */
    public List<Skewed> on(String who, long time, int label) {
        if (who.isEmpty()) {
            return List.of();
        }
        expire(time);
        Peer peer = peers.computeIfAbsent(who, name -> new Peer(name, time, classes));
        peer.met = Math.max(peer.met, time);
        peer.add(label);
        if (peer.found || peer.labels < LEAST_LABELS || peer.labels - peer.looked < peer.looked / GROWS) {
            return List.of();
        }
        peer.looked = peer.labels;
        return look(peer);
    }

    private List<Skewed> look(Peer peer) {
        List<Skewed> found = new ArrayList<>();
        Spread[] spreads = spreads();
        while (spreads.length > 0 && skew(peer, spreads) != null) {
            Skewed worst = worst(spreads);
            if (worst == null) {
                break;
            }
            found.add(worst);
            Objects.requireNonNull(peers.get(worst.who())).found = true;
            spreads = peer.found ? new Spread[0] : spreads();
        }
        return found;
    }

    /** How each class comes among those who are compared; none where there are too few. */
    private Spread[] spreads() {
        List<Peer> compared = peers.values().stream().filter(Peer::isCompared).toList();
        if (compared.size() <= LEAST_PEERS) {
            return new Spread[0];
        }
        int[] labels = compared.stream().mapToInt(each -> each.labels).toArray();
        Spread[] spreads = new Spread[classes];
        for (int c = 0; c < classes; c++) {
            int label = c;
            spreads[c] = Spread.of(
                    compared.stream().mapToInt(each -> each.given[label]).toArray(), labels);
        }
        return spreads;
    }

    private @Nullable Skewed worst(Spread[] spreads) {
        Skewed worst = null;
        for (Peer each : peers.values()) {
            Skewed skewed = each.isCompared() ? skew(each, spreads) : null;
            if (skewed != null && (worst == null || skewed.surprisal() > worst.surprisal())) {
                worst = skewed;
            }
        }
        return worst;
    }

    /** What is most unusual about a labeller among the others; null where it is too little. */
    private @Nullable Skewed skew(Peer peer, Spread[] spreads) {
        Skewed most = null;
        long met = Arrays.stream(spreads).filter(each -> each.peers() > 0).count();
        int compared = Arrays.stream(spreads).mapToInt(Spread::peers).max().orElse(1);
        double among = Math.log(compared * LOOKS * Math.max(1, met - 1));
        for (int c = 0; c < classes; c++) {
            Spread others = spreads[c];
            double usual = others.share();
            double share = (double) peer.given[c] / peer.labels;
            double factor = share / (1 - share) / (usual / (1 - usual));
            boolean isBurst = (share > usual) == (usual < 0.5);
            double least = isBurst ? LEAST_BURST : LEAST_LACK;
            boolean isOdd = factor <= 1 / least || factor >= least;
            boolean isKnown =
                    others.peers() > LEAST_PEERS && peer.labels * Math.min(usual, 1 - usual) >= LEAST_EXPECTED;
            if (!isOdd || !isKnown) {
                continue;
            }
            double weight = others.weight(isBurst ? BURSTS : 1);
            double alpha = usual * weight;
            double beta = (1 - usual) * weight;
            double surprisal = share > usual
                    ? Tail.betaBinomial(peer.given[c], peer.labels, alpha, beta)
                    : Tail.betaBinomial(peer.labels - peer.given[c], peer.labels, beta, alpha);
            if (surprisal >= among - Math.log(FALSE_ALARMS) && (most == null || surprisal - among > most.surprisal())) {
                most = new Skewed(peer.who, c, peer.given[c], peer.labels, usual, surprisal - among, peer.since);
            }
        }
        return most;
    }

    private void expire(long time) {
        while (!peers.isEmpty()) {
            Peer eldest = peers.values().iterator().next();
            if (peers.size() < MOST && time - eldest.met <= memory) {
                return;
            }
            peers.remove(eldest.who);
        }
    }

    /** All who are remembered, the one not met for longest first. */
    Collection<Peer> peers() {
        return peers.values();
    }

    /** Writes everything; the first byte is the format. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(1);
        out.writeByte(classes);
        out.writeInt(peers.size());
        for (Peer peer : peers.values()) {
            peer.write(out);
        }
    }

    /**
     * Goes on where a former mix was; this one must have seen nothing.
     *
     * @throws IOException where the bytes are of a newer release or of another number of classes
     */
    public void read(DataInput in) throws IOException {
        byte format = in.readByte();
        byte count = in.readByte();
        if (format != 1 || count != classes) {
            throw new IOException("label mixes of format " + format + " and " + count + " classes: this release reads"
                    + " format 1 and " + classes + "; a newer release wrote them, start that one");
        }
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            Peer peer = Peer.read(in, classes);
            peers.put(peer.who, peer);
        }
    }

    /** What is remembered of one labeller. */
    static final class Peer {
        final String who;
        final long since;
        final int[] given;
        long met;
        int labels;
        int looked;
        boolean found;

        private Peer(String who, long since, int classes) {
            this.who = who;
            this.since = since;
            this.met = since;
            given = new int[classes];
        }

        private boolean isCompared() {
            return !found && labels >= LEAST_LABELS;
        }

        private void add(int label) {
            given[label]++;
            labels++;
            if (labels >= MOST_LABELS) {
                labels = 0;
                for (int c = 0; c < given.length; c++) {
                    given[c] = (given[c] + 1) / 2;
                    labels += given[c];
                }
                looked = labels;
            }
        }

        private void write(DataOutput out) throws IOException {
            out.writeUTF(who);
            out.writeLong(since);
            out.writeLong(met);
            out.writeInt(looked);
            out.writeBoolean(found);
            for (int count : given) {
                out.writeInt(count);
            }
        }

        private static Peer read(DataInput in, int classes) throws IOException {
            Peer peer = new Peer(in.readUTF(), in.readLong(), classes);
            peer.met = in.readLong();
            peer.looked = in.readInt();
            peer.found = in.readBoolean();
            for (int c = 0; c < classes; c++) {
                peer.given[c] = in.readInt();
                peer.labels += peer.given[c];
            }
            return peer;
        }
    }
}
