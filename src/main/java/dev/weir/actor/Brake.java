package dev.weir.actor;

import dev.weir.event.Alert;
import dev.weir.event.Entity;
import dev.weir.verdict.ExclusionBudget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Budgets the automatic exclusions of established contributors: {@value ExclusionBudget#PER_CENT} % of them per stream and hour of event
 * time, {@value ExclusionBudget#LEAST} at least. Each subtask has its share: it counts the established contributors that come to it, and
 * of {@value ExclusionBudget#LEAST} its part, rounded up. Who came in this month counts, or who came in the one before where these are more: of all
 * who ever were there one in a hundred is, after years, more than there are now. Mutable; not thread-safe.
 */
final class Brake {

    private static final long HOUR = 3_600_000;

    /** In milliseconds: as long as somebody has to be known to be established, and as long as who is gone is remembered as a rule. */
    private static final long MONTH = 30 * 24 * HOUR;

    private final int least;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    /**
     * One stream's count. State: only add components.
     *
     * @param stream the stream's name
     * @param established established contributors that came in the month so far
     * @param hour hours since 1970 of the latest exclusion asked for
     * @param spent exclusions allowed in that hour
     * @param told alerts written in that hour, 0 or 1
     * @param month the latest in which one came, {@link #month}; 0 in state from before it was kept, when {@code established} were all that ever were
     * @param earlier how many came in the last month before it in which one did
     */
    public record Count(String stream, long established, long hour, int spent, int told, long month, long earlier) {

        /** How many there are. */
        private long present() {
            return Math.max(established, earlier);
        }

        private Count in(long newMonth) {
            return newMonth > month ? new Count(stream, 0, hour, spent, told, newMonth, present()) : this;
        }
    }

    /** What the brake says to an exclusion. */
    enum Answer {
        /** Within the budget. */
        GO,
        /** Beyond the budget, the first time in this hour. */
        STOP_AND_TELL,
        /** Beyond the budget. */
        STOP
    }

    /** @param subtasks how many share the budget, 1 or more */
    Brake(int subtasks) {
        this.least = (ExclusionBudget.LEAST + subtasks - 1) / subtasks;
    }

    /** The number of the month that a time is in, epoch milliseconds: 30 days each, since 1970. */
    static long month(long time) {
        return Math.floorDiv(time, MONTH);
    }

    /** Takes over a count of a former subtask. What was spent counts on in the latest hour, who came in the latest month. */
    void resume(Count former) {
        long month = Math.max(count(former.stream()).month(), former.month());
        Count now = count(former.stream()).in(month);
        Count before = former.in(month);
        Count later = now.hour() > before.hour() ? now : before;
        int spent = now.hour() == before.hour() ? now.spent() + before.spent() : later.spent();
        put(new Count(
                before.stream(),
                now.established() + before.established(),
                later.hour(),
                spent,
                later.told(),
                month,
                now.earlier() + before.earlier()));
    }

    /** The counts of all streams, for the state. */
    List<Count> counts() {
        return new ArrayList<>(counts.values());
    }

    /** An established contributor came, the first time in this month that it was one; in one that is over it counts no more. Epoch milliseconds. */
    void came(String stream, long time) {
        Count now = count(stream).in(month(time));
        if (now.month() == month(time)) {
            put(new Count(
                    stream, now.established() + 1, now.hour(), now.spent(), now.told(), now.month(), now.earlier()));
        }
    }

    /** Asks for one exclusion at {@code time}, epoch milliseconds; an hour that is over counts as the latest. */
    Answer ask(String stream, long time) {
        Count now = count(stream);
        long hour = Math.floorDiv(time, HOUR);
        if (hour > now.hour()) {
            now = spent(now, hour, 0, 0);
        }
        if (now.spent() < ExclusionBudget.of(now.present(), least)) {
            put(spent(now, now.hour(), now.spent() + 1, now.told()));
            return Answer.GO;
        }
        put(spent(now, now.hour(), now.spent(), 1));
        return now.told() == 0 ? Answer.STOP_AND_TELL : Answer.STOP;
    }

    /** Says that an exclusion did not take place. */
    static Alert alert(int number, String stream, Entity actor, long time) {
        return new Alert(
                number,
                Alert.Type.BRAKE,
                stream,
                "the budget of automatic exclusions of established contributors is spent for this hour; " + actor
                        + " and others stay suspended",
                time);
    }

    private static Count spent(Count now, long hour, int spent, int told) {
        return new Count(now.stream(), now.established(), hour, spent, told, now.month(), now.earlier());
    }

    private Count count(String stream) {
        return counts.getOrDefault(stream, new Count(stream, 0, Long.MIN_VALUE, 0, 0, Long.MIN_VALUE, 0));
    }

    private void put(Count count) {
        counts.put(count.stream(), count);
    }
}
