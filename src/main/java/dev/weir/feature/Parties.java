package dev.weir.feature;

import dev.weir.chance.Shift;
import dev.weir.chance.Tail;
import dev.weir.event.Finding;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The sources of a stream, or its actors: what each sends, against the others. At most 4,096, the latest met; forgotten 30 days
 * after their last row.
 */
final class Parties {

    static final int MOST = 4_096;
    static final long MEMORY = 30L * 24 * 3_600_000;

    /** With fewer others nobody knows what is usual. */
    static final int LEAST_PEERS = 8;

    private static final int MOST_PEERS = 64;

    /** Parties found wrongly in the life of a stream of honest ones, over all aspects, features and looks. */
    private static final double BUDGET = 0.01;

    /** A large shift in the literature of credit scoring (Siddiqi 2006). */
    private static final double LEAST_STABILITY = 0.25;

    /** Of the peers one in ten may be as bad as the one that is looked at. */
    private static final double ALLOWED = 0.9;

    /** The least share of odd rows that honest parties are allowed: twice what the reference's own tail says. */
    private static final double LEAST_HABIT = 0.02;

    private static final double LEAST_REPEATS = 0.05;
    private static final double MOST_SHARE = 0.95;

    /** Parties differ by more than the median of their differences. */
    private static final double HEAVY_TAIL = 3;

    /** A party must be this many times as unlike the rest as nearly all of its peers. */
    private static final double APART = 2;

    private final int width;
    private final Pool pool;
    private final int[] around;
    private final Map<String, Party> parties = latest(MOST);
    private final Map<String, Party> peers = latest(MOST_PEERS);

    Parties(int width) {
        this.width = width;
        pool = new Pool(width);
        around = new int[width * Bins.COUNT];
    }

    /** Counts a row; returns what its party was found doing if the row is part of it. The empty name is nobody. */
    @Nullable
    PartyFinding meet(String name, long time, RowSigns signs) {
        if (name.isEmpty()) {
            return null;
        }
        Party party = parties.get(name);
        if (party == null || time - party.seen > MEMORY) {
            party = new Party(width, time);
            parties.put(name, party);
            peers.remove(name);
        }
        if (party.rows == 0) {
            party.from = pool.rows();
        }
        party.count(signs, time);
        if (party.finding == null) {
            pool.add(signs.bins());
        }
        if (party.isDue()) {
            look(name, party);
        }
        PartyFinding found = party.finding;
        return found != null
                        && (found.aspect().scope == Aspect.Scope.ALL
                                || signs.shows(found.aspect().ordinal()))
                ? found
                : null;
    }

    /** Values fall into other bins from now on: every window begins anew. What was found stays. */
    void restart() {
        pool.clear();
        peers.clear();
        parties.values().forEach(Party::turn);
    }

    /** Whether nothing is known against a party. */
    boolean isClean(String name) {
        Party party = parties.get(name);
        return party == null || party.finding == null;
    }

    int size() {
        return parties.size();
    }

    private void look(String name, Party party) {
        party.looks++;
        peers.remove(name);
        double correction =
                Math.log(parties.size() * (party.looks * (party.looks + 1.0)) * Aspect.values().length / BUDGET);
        PartyFinding strongest = null;
        for (int i = 0; i < party.odd.length; i++) {
            strongest = stronger(strongest, habit(party, Aspect.values()[i], correction));
        }
        double perFeature = correction + Math.log(width);
        int pooled = pool.since(party.from, around);
        boolean known = pooled >= 5 * party.rows;
        for (int feature = 0; feature < width && known; feature++) {
            strongest = stronger(strongest, shift(party, feature, perFeature));
            if (party.rows == Party.FIRST) {
                strongest = stronger(strongest, repeats(party, feature, perFeature));
            }
        }
        if (strongest != null) {
            party.finding = strongest;
        } else if (party.rows == Party.WINDOW) {
            party.finding = null;
        }
        if (party.finding == null && known) {
            peers.put(name, party);
        }
        if (party.rows == Party.WINDOW) {
            party.turn();
        }
    }

    private @Nullable PartyFinding habit(Party party, Aspect aspect, double correction) {
        int odd = party.odd[aspect.ordinal()];
        party.habit[aspect.ordinal()] = (odd + 1f) / (party.rows + 2f);
        if (Tail.binomial(odd, party.rows, LEAST_HABIT) <= correction) {
            return null;
        }
        double usual = usual(peer -> peer.habit[aspect.ordinal()], LEAST_HABIT);
        return found(
                party, aspect, Aspect.NO_FEATURE, odd, 100 * usual, Tail.binomial(odd, party.rows, usual) - correction);
    }

    private @Nullable PartyFinding shift(Party party, int feature, double correction) {
        Shift look = ShiftLook.of(party.bins, around, feature);
        party.dispersion[feature] = (float) look.dispersion(party.rows);
        party.stability[feature] = (float) look.stability();
        if (look.stability() < LEAST_STABILITY) {
            return null;
        }
        double usual = quantile(peer -> peer.stability[feature], ALLOWED);
        if (look.stability() < APART * usual) {
            return null;
        }
        double dispersion = HEAVY_TAIL * quantile(peer -> peer.dispersion[feature], 0.5);
        return found(
                party,
                Aspect.SHIFT,
                feature,
                look.stability(),
                usual,
                ShiftLook.nats(look, dispersion, party.rows) - correction);
    }

    private @Nullable PartyFinding repeats(Party party, int feature, double correction) {
        int repeats = Party.FIRST - Long.bitCount(party.different[feature]);
        party.repeats[feature] = (byte) repeats;
        if (Tail.binomial(repeats, Party.FIRST, LEAST_REPEATS) <= correction) {
            return null;
        }
        double usual = usual(peer -> (peer.repeats[feature] + 1.0) / (Party.FIRST + 2), LEAST_REPEATS);
        double nats = Tail.binomial(repeats, Party.FIRST, usual) - correction;
        return found(party, Aspect.QUANTISED, feature, repeats, 100 * usual, nats);
    }

    private @Nullable PartyFinding found(
            Party party, Aspect aspect, int feature, double observed, double usual, double nats) {
        if (nats <= 0 || peers.size() < LEAST_PEERS) {
            return null;
        }
        return new PartyFinding(
                aspect,
                feature,
                party.since,
                party.rows,
                Math.min(Finding.MAX_SURPRISAL, nats),
                aspect.sentence(party.rows, observed, usual, feature));
    }

    private double usual(ToDoubleFunction<Party> share, double least) {
        return Math.max(least, Math.min(MOST_SHARE, quantile(share, ALLOWED)));
    }

    /** Among the peers; 0 without any. */
    private double quantile(ToDoubleFunction<Party> of, double share) {
        if (peers.isEmpty()) {
            return 0;
        }
        double[] values = new double[peers.size()];
        int count = 0;
        for (Party peer : peers.values()) {
            values[count++] = of.applyAsDouble(peer);
        }
        Arrays.sort(values);
        return Axis.quantile(values, share);
    }

    private static @Nullable PartyFinding stronger(@Nullable PartyFinding one, @Nullable PartyFinding other) {
        return one == null || (other != null && other.surprisal() > one.surprisal()) ? other : one;
    }

    private static Map<String, Party> latest(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Party> eldest) {
                return size() > most;
            }
        };
    }

    void write(DataOutput out) throws IOException {
        pool.write(out);
        write(out, parties);
        write(out, peers);
    }

    void read(DataInput in) throws IOException {
        pool.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            parties.put(in.readUTF(), Party.read(in, width));
        }
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            Party read = Party.read(in, width);
            Party known = parties.entrySet().stream()
                    .filter(entry -> entry.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(read);
            peers.put(name, known);
        }
    }

    private static void write(DataOutput out, Map<String, Party> map) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, Party> entry : map.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
    }
}
