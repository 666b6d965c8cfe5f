package dev.weir.source;

import dev.weir.source.Unusual.What;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is remembered of one source on one stream, and how an hour compares with it. Mutable. */
final class SourceMemory {

    /**
     * From how many nats on an hour is unusual: by chance one in 8,000. Chosen on the first halves, by time, of MovieLens and the card
     * payments that were split into sources: the least whole number with fewer than one alert in ten months of a source on all of them together.
     * The budget is one a source and month; the second halves have less (docs/evaluation.md).
     */
    static final double UNUSUAL = 9;

    /** Hours after which the same is news again: a day. */
    private static final long EPISODE = 24;

    /** Hours after which a source that is known is forgotten, if nobody comes: 90 days. */
    private static final long FORGOTTEN = 90 * 24;

    /** The same of one of which little is known. */
    private static final long FORGOTTEN_NEW = 7 * 24;

    private static final int NEVER = Integer.MIN_VALUE;

    private final Level visits;
    private final Level newcomers;
    private final Level held;
    private final Mix mix;
    private final long[] since = new long[What.values().length];
    private final long[] last = new long[What.values().length];
    private SourceTrust trust = SourceTrust.NEW;
    private long lastVisit;
    private double awaited;

    SourceMemory(long hour) {
        this(new Level(), new Level(), new Level(), new Mix());
        lastVisit = hour;
        Arrays.fill(last, NEVER);
    }

    private SourceMemory(Level visits, Level newcomers, Level held, Mix mix) {
        this.visits = visits;
        this.newcomers = newcomers;
        this.held = held;
        this.mix = mix;
    }

    /** How many are usual in an hour. */
    Pace expected(long hour) {
        return new Pace(visits.expected(hour), newcomers.expected(hour), held.expected(hour));
    }

    SourceTrust trust() {
        return trust;
    }

    /** Since when a way has been unusual, epoch milliseconds. */
    long since(What what) {
        return since[what.ordinal()] * Tally.HOUR;
    }

    boolean isForgotten(long hour) {
        return hour - lastVisit > (visits.isKnown() ? FORGOTTEN : FORGOTTEN_NEW);
    }

    /**
     * Compares an hour with the past, and adds it.
     *
     * @param seen what came; of an hour in which others came
     * @param others how many times as much as usual came from the stream's other sources: who rises or falls with all is not unusual
     * @return what is unusual, strongest first
     */
    List<Unusual> hour(long hour, Hour seen, Pace others) {
        Pace usual = expected(hour);
        List<Unusual> found = new ArrayList<>();
        more(What.VOLUME, visits, seen.visits(), usual.visits() * Math.max(1, others.visits()), found);
        more(What.NEWCOMERS, newcomers, seen.newcomers(), usual.newcomers() * Math.max(1, others.newcomers()), found);
        more(What.HELD, held, seen.held(), usual.held() * Math.max(1, others.held()), found);
        silence(hour, seen, usual.visits() * Math.min(1, others.visits()), found);
        Mix.Look look = mix.hour(seen.mix(), UNUSUAL);
        if (look != null && look.surprisal() >= UNUSUAL) {
            found.add(new Unusual(What.MIX, look.surprisal(), 100 * look.distance(), look.contributors()));
        }
        visits.learn(hour, seen.visits());
        newcomers.learn(hour, seen.newcomers());
        held.learn(hour, seen.held());
        // Whoever is found out now counts as if it had come now, and been held.
        trust = trust.next(seen.visits() + seen.takenBack(), seen.held() + seen.takenBack(), hour);
        found.sort((a, b) -> Double.compare(b.surprisal(), a.surprisal()));
        return found;
    }

    private void more(What what, Level level, int seen, double usual, List<Unusual> found) {
        double surprisal = visits.isKnown() ? level.surprisal(seen, usual) : 0;
        if (surprisal >= UNUSUAL) {
            found.add(new Unusual(what, surprisal, seen, usual));
        }
    }

    private void silence(long hour, Hour seen, double usual, List<Unusual> found) {
        if (seen.visits() > 0) {
            lastVisit = Math.max(lastVisit, hour);
            awaited = 0;
            return;
        }
        awaited += usual;
        double surprisal = visits.isKnown() ? visits.quiet(awaited) : 0;
        if (surprisal >= UNUSUAL) {
            found.add(new Unusual(What.SILENCE, surprisal, 0, awaited));
        }
    }

    /** Whether it is news that a way is unusual in an hour; an episode ends after a day without, a silence with who comes. */
    boolean isNews(What what, long hour) {
        int way = what.ordinal();
        long began = what == What.SILENCE ? lastVisit + 1 : hour;
        boolean goesOn = what == What.SILENCE ? since[way] == began : hour - last[way] <= EPISODE;
        boolean news = last[way] == NEVER || !goesOn;
        if (news) {
            since[way] = began;
        }
        last[way] = hour;
        return news;
    }

    void write(DataOutput out) throws IOException {
        visits.write(out);
        newcomers.write(out);
        held.write(out);
        mix.write(out);
        for (int i = 0; i < last.length; i++) {
            out.writeLong(since[i]);
            out.writeLong(last[i]);
        }
        out.writeDouble(trust.good());
        out.writeDouble(trust.bad());
        out.writeLong(trust.hour());
        out.writeLong(lastVisit);
        out.writeDouble(awaited);
    }

    static SourceMemory read(DataInput in) throws IOException {
        SourceMemory memory = new SourceMemory(Level.read(in), Level.read(in), Level.read(in), Mix.read(in));
        for (int i = 0; i < memory.last.length; i++) {
            memory.since[i] = in.readLong();
            memory.last[i] = in.readLong();
        }
        memory.trust = new SourceTrust(in.readDouble(), in.readDouble(), in.readLong());
        memory.lastVisit = in.readLong();
        memory.awaited = in.readDouble();
        return memory;
    }
}
