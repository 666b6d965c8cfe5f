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
 * time, {@value ExclusionBudget#LEAST} at least. Each subtask has its share: it counts the established contributors that it keeps itself, and
 * of {@value ExclusionBudget#LEAST} its part, rounded up. Mutable; not thread-safe.
 */
final class Brake {

    private static final long HOUR = 3_600_000;

    private final int least;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    /**
     * One stream's count. State: only add components.
     *
     * @param stream the stream's name
     * @param established contributors that became established so far
     * @param hour hours since 1970 of the latest exclusion asked for
     * @param spent exclusions allowed in that hour
     * @param told alerts written in that hour, 0 or 1
     */
    public record Count(String stream, long established, long hour, int spent, int told) {}

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

    /** Takes over a count of a former subtask. What was spent counts on in the latest hour. */
    void resume(Count before) {
        Count now = count(before.stream());
        Count later = now.hour() > before.hour() ? now : before;
        int spent = now.hour() == before.hour() ? now.spent() + before.spent() : later.spent();
        put(new Count(before.stream(), now.established() + before.established(), later.hour(), spent, later.told()));
    }

    /** The counts of all streams, for the state. */
    List<Count> counts() {
        return new ArrayList<>(counts.values());
    }

    /** One more contributor is established. */
    void joined(String stream) {
        Count now = count(stream);
        put(new Count(stream, now.established() + 1, now.hour(), now.spent(), now.told()));
    }

    /** Asks for one exclusion at {@code time}, epoch milliseconds; an hour that is over counts as the latest. */
    Answer ask(String stream, long time) {
        Count now = count(stream);
        long hour = Math.floorDiv(time, HOUR);
        if (hour > now.hour()) {
            now = new Count(stream, now.established(), hour, 0, 0);
        }
        if (now.spent() < ExclusionBudget.of(now.established(), least)) {
            put(new Count(stream, now.established(), now.hour(), now.spent() + 1, now.told()));
            return Answer.GO;
        }
        put(new Count(stream, now.established(), now.hour(), now.spent(), 1));
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

    private Count count(String stream) {
        return counts.getOrDefault(stream, new Count(stream, 0, Long.MIN_VALUE, 0, 0));
    }

    private void put(Count count) {
        counts.put(count.stream(), count);
    }
}
