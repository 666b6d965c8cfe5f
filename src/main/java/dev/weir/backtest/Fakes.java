package dev.weir.backtest;

import dev.weir.replay.ReplayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Contributors that are known to be fake, by id. */
public final class Fakes {

    private final Set<String> ids;
    private final Set<String> met = new HashSet<>();
    private long events;
    private long averted;
    private long avertedByCandidate;
    private long honest;
    private long lost;
    private long lostByCandidate;

    private Fakes(Set<String> ids) {
        this.ids = ids;
    }

    /** Nothing is known. */
    public static Fakes unknown() {
        return new Fakes(Set.of());
    }

    /**
     * Reads a file with one id a line; blank lines and what begins with # are passed over.
     *
     * @throws ReplayException when there is none, or no id in it
     */
    public static Fakes read(Path file) throws IOException {
        Set<String> ids = new HashSet<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String id = line.strip();
                if (!id.isEmpty() && !id.startsWith("#")) {
                    ids.add(id);
                }
            }
        } catch (NoSuchFileException e) {
            throw new ReplayException("--fakes " + file + ": there is no such file", e);
        }
        if (ids.isEmpty()) {
            throw new ReplayException("--fakes " + file + ": no id stands in it; write one contributor's id a line");
        }
        return new Fakes(ids);
    }

    /** Whether the contributor {@code type:id} is one of them. */
    boolean has(String actor) {
        return ids.contains(actor.substring(actor.indexOf(':') + 1));
    }

    void add(Pair pair) {
        boolean now = pair.now().fate().isKeptOut();
        boolean candidate = pair.candidate().fate().isKeptOut();
        if (has(pair.actor())) {
            met.add(pair.actor());
            events++;
            averted += now ? 1 : 0;
            avertedByCandidate += candidate ? 1 : 0;
        } else {
            honest++;
            lost += now ? 1 : 0;
            lostByCandidate += candidate ? 1 : 0;
        }
    }

    /** What was counted; nothing where nothing is known. */
    Optional<BacktestReport.Known> known() {
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(new BacktestReport.Known(
                        met.size(),
                        events,
                        new BacktestReport.Both<>(share(averted, events), share(avertedByCandidate, events)),
                        honest,
                        new BacktestReport.Both<>(share(lost, honest), share(lostByCandidate, honest))));
    }

    private static double share(long some, long all) {
        return all == 0 ? 0 : (double) some / all;
    }
}
