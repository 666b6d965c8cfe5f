package dev.weir.actor;

import dev.weir.event.Alert;
import dev.weir.event.Entity;
import dev.weir.settings.Mode;
import dev.weir.verdict.Evidence;
import dev.weir.verdict.StandingMemory;
import dev.weir.verdict.Standings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Excludes whom a second family of evidence speaks against, beside the group's, whichever came first, as far as the brake
 * allows. Keeps one subtask's brake; not thread-safe.
 */
public final class Corroboration {

    private final List<Judge> judges;
    private final List<String> streams;
    private final Brake brake;

    /**
     * @param judges one for each stream
     * @param streams the streams' names, in the same order
     * @param subtasks how many share the brake's budget, 1 or more
     */
    public Corroboration(List<Judge> judges, List<String> streams, int subtasks) {
        this(judges, streams, new Brake(subtasks));
    }

    private Corroboration(List<Judge> judges, List<String> streams, Brake brake) {
        this.judges = List.copyOf(judges);
        this.streams = streams;
        this.brake = brake;
    }

    /** The same with other judges. */
    Corroboration judgedBy(List<Judge> others) {
        return new Corroboration(others, streams, brake);
    }

    /**
     * What follows.
     *
     * @param standing the exclusion, or null
     * @param alert the brake's, or null
     */
    public record Outcome(
            Standings.@Nullable Outcome standing, @Nullable Alert alert) {
        private static final Outcome NOTHING = new Outcome(null, null);
    }

    Brake brake() {
        return brake;
    }

    /** Counts an established contributor once in each month in which it comes: the brake's budget is a share of them. */
    public void count(String stream, ActorMemory before, ActorMemory after) {
        boolean isCounted = before.establishedBy(before.lastSeen())
                && Brake.month(before.lastSeen()) == Brake.month(after.lastSeen());
        if (!isCounted && after.establishedBy(after.lastSeen())) {
            brake.came(stream, after.lastSeen());
        }
    }

    /**
     * Looks at one contributor.
     *
     * @param standing how it stands
     * @param memory what is remembered of it on the stream, or null
     * @param number the stream's number
     * @param time event time, epoch milliseconds
     */
    public Outcome look(StandingMemory standing, @Nullable ActorMemory memory, int number, Entity actor, long time) {
        String stream = streams.get(number);
        Judge judge = judges.get(number);
        if (memory == null || judge.campaign() != Mode.ENFORCE || !Standings.awaitsSecondFamily(standing, stream)) {
            return Outcome.NOTHING;
        }
        Evidence second = judge.second(memory, time, Standings.named(standing, stream));
        if (second == null) {
            return Outcome.NOTHING;
        }
        Brake.Answer answer = memory.establishedBy(time) ? brake.ask(stream, time) : Brake.Answer.GO;
        return switch (answer) {
            case GO ->
                new Outcome(
                        Standings.exclude(standing, actor, stream, second, judge.since(memory), time)
                                .by(judge.verdicts().policy()),
                        null);
            case STOP_AND_TELL -> new Outcome(null, Brake.alert(number, stream, actor, time));
            case STOP -> Outcome.NOTHING;
        };
    }
}
