package dev.weir.source;

import dev.weir.event.Alert;
import dev.weir.event.Finding;
import dev.weir.event.SourceStanding;
import dev.weir.event.SourceTally;
import dev.weir.wire.Passage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The sources of one stream: adds up the parts of an hour, and compares all of them once it is over. Not thread-safe. */
final class StreamSources {

    /** How far an event is trusted at most whose source stands out: as low as a check goes that never holds ({@code spending}). */
    private static final double CAP = 0.9;

    /** The prior odds of trust: how many nats speak against an event that is trusted less. */
    private static final double PRIOR_ODDS = 99;

    /** Hours that are open at a time at most; in a backlog partitions may be weeks apart. */
    private static final int MOST_OPEN = 28 * 24;

    private final int stream;
    private final String name;
    private final int most;
    private final Map<String, SourceMemory> memories = new TreeMap<>();
    private final Map<String, SourceStanding> said = new TreeMap<>();
    private final TreeMap<Long, Map<String, Hour>> open = new TreeMap<>();
    private final Map<String, Integer> takenBack = new TreeMap<>();
    private long closed = Long.MIN_VALUE;

    /**
     * @param stream the stream's number
     * @param name its name
     * @param most sources that are remembered at most
     */
    StreamSources(int stream, String name, int most) {
        this.stream = stream;
        this.name = name;
        this.most = most;
    }

    /** How many sources are remembered. */
    int size() {
        return memories.size();
    }

    /** Takes a part of an hour; one that is closed takes no more. Who was found out counts for the next hour that is closed. */
    void take(SourceTally part) {
        if (part.takenBack() > 0 && (takenBack.size() < most || memories.containsKey(part.source()))) {
            takenBack.merge(part.source(), part.takenBack(), Integer::sum);
        }
        if (part.hour() <= closed || part.visits() == 0 && part.takenBack() > 0) {
            return;
        }
        Map<String, Hour> hour = open.computeIfAbsent(part.hour(), any -> new TreeMap<>());
        if (hour.size() < most || hour.containsKey(part.source()) || memories.containsKey(part.source())) {
            hour.merge(part.source(), Hour.NONE.with(part), (before, none) -> before.with(part));
        }
    }

    /** Closes all hours before this one, and some more where too many are open; what follows, in order. */
    List<Passage> closeBefore(long hour) {
        List<Passage> news = new ArrayList<>();
        while (!open.isEmpty() && (open.firstKey() < hour || open.size() > MOST_OPEN)) {
            Map.Entry<Long, Map<String, Hour>> next = open.pollFirstEntry();
            closed = next.getKey();
            close(closed, next.getValue(), news);
        }
        return news;
    }

    private void close(long hour, Map<String, Hour> seen, List<Passage> news) {
        forget(hour, news);
        takenBack.forEach((source, count) ->
                seen.put(source, seen.getOrDefault(source, Hour.NONE).withTakenBack(count)));
        takenBack.clear();
        seen.keySet().forEach(source -> {
            if (memories.size() < most) {
                memories.computeIfAbsent(source, any -> new SourceMemory(hour));
            }
        });
        Pace came = Pace.NONE;
        Pace usual = Pace.NONE;
        for (Map.Entry<String, SourceMemory> entry : memories.entrySet()) {
            usual = usual.plus(entry.getValue().expected(hour));
            came = came.plus(Pace.of(seen.getOrDefault(entry.getKey(), Hour.NONE)));
        }
        for (Map.Entry<String, SourceMemory> entry : memories.entrySet()) {
            SourceMemory memory = entry.getValue();
            Hour own = seen.getOrDefault(entry.getKey(), Hour.NONE);
            Pace others = came.minus(Pace.of(own)).over(usual.minus(memory.expected(hour)));
            judge(entry.getKey(), memory, hour, memory.hour(hour, own, others), news);
        }
    }

    /** Nothing is said any more of whom nobody remembers: who comes again later begins anew. */
    private void forget(long hour, List<Passage> news) {
        memories.values().removeIf(memory -> memory.isForgotten(hour));
        said.values().removeIf(standing -> {
            boolean forgotten = !memories.containsKey(standing.source());
            if (forgotten) {
                news.add(Passage.of(clear(standing.source(), hour * Tally.HOUR)));
            }
            return forgotten;
        });
    }

    private SourceStanding clear(String source, long time) {
        return new SourceStanding(stream, source, 1, 0, 0, 0, "", "", time);
    }

    private void judge(String source, SourceMemory memory, long hour, List<Unusual> found, List<Passage> news) {
        long end = (hour + 1) * Tally.HOUR;
        for (Unusual unusual : found) {
            if (memory.isNews(unusual.what(), hour)) {
                news.add(Passage.of(new Alert(
                        stream,
                        Alert.Type.SOURCE_UNUSUAL,
                        name
                                + ' '
                                + Unusual.shown(source)
                                + ' '
                                + unusual.what().name().toLowerCase(Locale.ROOT),
                        unusual.sentence(source, name, memory.since(unusual.what()))
                                + "; docs/operate/runbooks/source-unusual.md",
                        end)));
            }
        }
        SourceStanding now = standing(source, memory, found, end);
        SourceStanding before = said.get(source);
        double cap = before == null ? 1 : before.cap();
        if (now.cap() != cap || (before != null && !now.unit().equals(before.unit()))) {
            said.put(source, now);
            news.add(Passage.of(now));
        }
        if (now.cap() == 1) {
            said.remove(source);
        }
    }

    private SourceStanding standing(String source, SourceMemory memory, List<Unusual> found, long time) {
        double trust = memory.trust().cap();
        if (!found.isEmpty() && CAP <= trust) {
            Unusual first = found.get(0);
            return new SourceStanding(
                    stream,
                    source,
                    CAP,
                    Math.min(Finding.MAX_SURPRISAL, first.surprisal()),
                    first.observed(),
                    first.expected(),
                    first.what().unit(),
                    first.sentence(source, name, memory.since(first.what())),
                    time);
        }
        if (trust == 1) {
            return clear(source, time);
        }
        return new SourceStanding(
                stream,
                source,
                trust,
                Math.log(PRIOR_ODDS) - Math.log(trust / (1 - trust)),
                100 * (1 - memory.trust().mean()),
                1,
                "% held or taken back in the last weeks",
                String.format(
                        Locale.ROOT,
                        "source '%s' of %s: of %.0f %% of its contributors something was held or taken back in the last weeks",
                        Unusual.shown(source),
                        name,
                        100 * (1 - memory.trust().mean())),
                time);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(closed);
        out.writeInt(memories.size());
        for (Map.Entry<String, SourceMemory> entry : memories.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
    }

    void read(DataInput in) throws IOException {
        closed = in.readLong();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            memories.put(in.readUTF(), SourceMemory.read(in));
        }
    }

    /** What is still to be compared, and what was said last, for a checkpoint. */
    List<Passage> unfinished() {
        List<Passage> all = new ArrayList<>();
        open.forEach((hour, seen) -> seen.forEach((source, one) -> all.add(Passage.of(new SourceTally(
                stream, source, hour, one.visits(), one.newcomers(), one.held(), 0, one.mix(), hour)))));
        takenBack.forEach((source, count) ->
                all.add(Passage.of(SourceTally.ofTakenBack(stream, source, count, Long.MIN_VALUE + 1))));
        said.values().forEach(standing -> all.add(Passage.of(standing)));
        return all;
    }

    /** Goes on with what {@link #unfinished} told. */
    void resume(Passage passage) {
        if (passage.what() == Passage.What.SOURCE_TALLY) {
            take(passage.sourceTally());
        } else {
            SourceStanding standing = passage.sourceStanding();
            said.put(standing.source(), standing.numbered(stream));
        }
    }
}
