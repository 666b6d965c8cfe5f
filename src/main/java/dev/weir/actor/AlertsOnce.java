package dev.weir.actor;

import dev.weir.event.Alert;
import dev.weir.wire.StateExpiry;
import java.time.Duration;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Says once what each subtask sees for itself, sooner or later: that a community moved, that one reason for dead letters
 * jumped. Alerts about one subject have one key, so they meet here.
 */
final class AlertsOnce {

    /**
     * Another subtask says so much later at most, in milliseconds: 90 days. One alone needs 4,000 to 10,000 ratings of MovieLens
     * 100K for it, up to three weeks; each of four subtasks sees a fourth of them.
     */
    private static final long SAME_MOVE = 90L * 24 * 3_600_000;

    /** A jump of dead letters is one incident for an hour: by then somebody looks at it, or must be told again. */
    private static final long SAME_INCIDENT = 3_600_000;

    private final ValueState<Long> told;

    AlertsOnce(RuntimeContext context) {
        ValueStateDescriptor<Long> descriptor = new ValueStateDescriptor<>("told", Types.LONG);
        descriptor.enableTimeToLive(StateExpiry.backstop(Duration.ofMillis(SAME_MOVE)));
        told = context.getState(descriptor);
    }

    /** Whether an alert about the current key's subject is said. */
    boolean isNews(Alert alert) throws Exception {
        return switch (alert.type()) {
            case COMMUNITY_SHIFT -> isNews(alert, SAME_MOVE);
            case DEAD_LETTERS -> isNews(alert, SAME_INCIDENT);
            default -> true;
        };
    }

    private boolean isNews(Alert alert, long same) throws Exception {
        Long before = told.value();
        if (before != null && Math.abs(alert.time() - before) <= same) {
            return false;
        }
        told.update(alert.time());
        return true;
    }
}
