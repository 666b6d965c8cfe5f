package dev.weir.sequence;

import dev.weir.event.Disorder;
import dev.weir.wire.AtHand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The runs of one key on one stream, while they are at hand. What is missing of them is told once an hour at most, all in one. Mutable. */
final class Runs implements AtHand.Kept {

    /** Runs that are remembered of a key; of the one that was silent longest nothing is known when there are more. */
    static final int MOST_RUNS = 256;

    /** How long nothing more is told of a key after something was, by the clock of the events. */
    static final Duration QUIET = Duration.ofHours(1);

    /** Runs that a sentence names. */
    private static final int MOST_NAMED = 3;

    private final Map<String, Run> runs = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private Told told;
    private int holes;

    /**
     * What was told of a key. State: only add components.
     *
     * @param until until when nothing more is, epoch milliseconds
     * @param sentence what the next event is to say, or null
     */
    public record Told(long until, @Nullable String sentence) {

        /** Nothing was. */
        static final Told NOTHING = new Told(Long.MIN_VALUE, null);
    }

    Runs(Map<String, Run> kept, Told told) {
        this.told = told;
        runs.putAll(kept);
        kept.values().forEach(run -> holes += run.size());
    }

    /**
     * Takes the number of an event.
     *
     * @param partition of the topic, where it stands
     * @param arrival epoch milliseconds
     * @param due when numbers that did not come before it can not come any more
     */
    Run.Taken take(Numbered numbered, int partition, long arrival, long due) {
        Run run = runs.get(numbered.run());
        if (run != null && run.isOver(arrival)) {
            forget(numbered.run(), run);
            run = null;
        }
        if (run == null) {
            makeRoom();
            run = Run.beginning();
            runs.put(numbered.run(), run);
            gone.remove(numbered.run());
        }
        int before = run.size();
        Run.Taken taken = run.take(numbered.number(), partition, arrival, due);
        holes += run.size() - before;
        changed.add(numbered.run());
        return taken;
    }

    private void makeRoom() {
        if (runs.size() < MOST_RUNS) {
            return;
        }
        Map.Entry<String, Run> silent = runs.entrySet().stream()
                .min(Map.Entry.comparingByValue(Comparator.comparingLong(Run::arrival)))
                .orElseThrow();
        forget(silent.getKey(), silent.getValue());
    }

    private void forget(String name, Run run) {
        holes -= run.size();
        runs.remove(name);
        changed.remove(name);
        gone.add(name);
    }

    /** What the next event of the key is to say of numbers that never came, said once; or null. */
    @Nullable
    Disorder takeGap() {
        if (told.sentence == null) {
            return null;
        }
        Disorder gap = new Disorder(Disorder.Kind.GAP, told.sentence);
        told = new Told(told.until, null);
        return gap;
    }

    /**
     * Finds what can not come any more at a time.
     *
     * @return what is to be told of it, or null where it is nothing, or too early to tell
     */
    @Nullable
    String close(long time) {
        Map<String, Missing> missing = new TreeMap<>();
        runs.forEach((name, run) -> {
            int before = run.size();
            run.close(time);
            holes += run.size() - before;
            changed.add(name);
            if (run.untold() > 0 && time >= told.until) {
                missing.put(name, run.tell());
            }
        });
        if (missing.isEmpty()) {
            return null;
        }
        String sentence = sentence(missing);
        told = new Told(time + QUIET.toMillis(), sentence);
        return sentence;
    }

    private static String sentence(Map<String, Missing> missing) {
        long all = missing.values().stream().mapToLong(Missing::count).sum();
        List<String> parts = new ArrayList<>();
        long rest = all;
        for (Map.Entry<String, Missing> one : missing.entrySet()) {
            if (parts.size() == MOST_NAMED) {
                parts.add(rest + " of " + (missing.size() - MOST_NAMED) + " other runs");
                break;
            }
            parts.add(one.getValue().words() + " of run '" + one.getKey() + "'");
            rest -= one.getValue().count();
        }
        return (all == 1 ? "one number never came: " : all + " numbers never came: ") + String.join("; ", parts);
    }

    /** When what is missing already may be told, epoch milliseconds; null where nothing waits. */
    @Nullable
    Long waitsUntil() {
        return runs.values().stream().anyMatch(run -> run.untold() > 0) ? told.until : null;
    }

    @Override
    public int weight() {
        return 1 + runs.size() + holes;
    }

    @Override
    public boolean hasChanged() {
        return !changed.isEmpty() || !gone.isEmpty();
    }

    Told told() {
        return told;
    }

    /** The names of the runs that were forgotten since this was asked last. */
    List<String> takeGone() {
        List<String> names = List.copyOf(gone);
        gone.clear();
        return names;
    }

    /** The runs that changed since this was asked last. */
    Map<String, RunState> takeChanged() {
        Map<String, RunState> states = new HashMap<>();
        changed.forEach(
                name -> states.put(name, Objects.requireNonNull(runs.get(name)).state()));
        changed.clear();
        return states;
    }
}
