package dev.weir.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of a settings record's constructor: all are made before the record is refused. */
public final class Checks {

    /** The names of streams, policies and the prefix: they become parts of topic names. */
    private static final String NAME = "[A-Za-z0-9._-]{1,60}";

    private final List<KnobException.Refusal> refusals = new ArrayList<>();

    Checks range(String key, Duration value, Duration least, Duration most) {
        return that(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key,
                outOfRange(Durations.text(value), Durations.text(least), Durations.text(most)));
    }

    Checks range(String key, double value, double least, double most) {
        return that(value >= least && value <= most, key, outOfRange(plain(value), plain(least), plain(most)));
    }

    Checks name(String key, String value) {
        return name(List.of(key), value);
    }

    Checks name(List<String> path, String value) {
        String refusal = "'" + value + "' is no name; allowed: 1 to 60 of a-z A-Z 0-9 . _ -";
        return that(value.matches(NAME), path, Set.of(), refusal);
    }

    Checks that(boolean holds, String key, String refusal) {
        return that(holds, List.of(key), Set.of(), refusal);
    }

    /** Refuses the value of {@code key}: what is wrong with it, and what is allowed; null where nothing is. */
    public Checks refuse(String key, @Nullable String refusal) {
        return refusal == null ? this : that(false, key, refusal);
    }

    /** A condition on the value at {@code path}, in which the components {@code others} take part. */
    Checks that(boolean holds, List<String> path, Set<String> others, String refusal) {
        if (!holds) {
            refusals.add(new KnobException.Refusal(path, others, refusal));
        }
        return this;
    }

    /** Whether nothing was refused so far: to leave out checks that would repeat it. */
    boolean hold() {
        return refusals.isEmpty();
    }

    /**
     * Throws when anything was refused.
     *
     * @throws IllegalArgumentException with every refusal and the key that it stands at
     */
    public void done() {
        if (!refusals.isEmpty()) {
            throw new KnobException(refusals);
        }
    }

    /** A number as people write it: without a fraction where it has none. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String outOfRange(String value, String least, String most) {
        return value + " is out of range; allowed: " + least + " to " + most;
    }
}
