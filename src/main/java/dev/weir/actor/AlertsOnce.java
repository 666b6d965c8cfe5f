package dev.weir.actor;

import dev.weir.event.Alert;
import dev.weir.wire.StateExpiry;
import java.time.Duration;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Says once what each subtask of the object stage sees for itself, sooner or later: that a community moved. Alerts about one
 * subject have one key, so they meet here.
 */
final class AlertsOnce {

    /**
     * Another subtask says so much later at most, in milliseconds: 90 days. One alone needs 4,000 to 10,000 ratings of MovieLens
     * 100K for it, up to three weeks; each of four subtasks sees a fourth of them.
     */
    private static final long SAME_MOVE = 90L * 24 * 3_600_000;

    private final ValueState<Long> told;

    AlertsOnce(RuntimeContext context) {
        ValueStateDescriptor<Long> descriptor = new ValueStateDescriptor<>("told", Types.LONG);
        descriptor.enableTimeToLive(StateExpiry.backstop(Duration.ofMillis(SAME_MOVE)));
        told = context.getState(descriptor);
    }

    /** Whether an alert about the current key's subject is said. */
    boolean isNews(Alert alert) throws Exception {
        if (alert.type() != Alert.Type.COMMUNITY_SHIFT) {
            return true;
        }
        Long before = told.value();
        if (before != null && Math.abs(alert.time() - before) <= SAME_MOVE) {
            return false;
        }
        told.update(alert.time());
        return true;
    }
}
