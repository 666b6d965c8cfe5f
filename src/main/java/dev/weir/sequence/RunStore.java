package dev.weir.sequence;

import dev.weir.wire.AtHand;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;

/**
 * Where runs are kept that are not at hand.
 *
 * @param runs state of the present key, by name
 * @param told state of the present key
 */
record RunStore(MapState<String, RunState> runs, ValueState<Runs.Told> told) implements AtHand.Store<Runs> {

    @Override
    public Runs read() throws Exception {
        Map<String, Run> kept = new HashMap<>();
        for (Map.Entry<String, RunState> entry : runs.entries()) {
            kept.put(entry.getKey(), new Run(entry.getValue()));
        }
        return new Runs(kept, Objects.requireNonNullElse(told.value(), Runs.Told.NOTHING));
    }

    @Override
    public void write(Runs kept) throws Exception {
        for (String name : kept.takeGone()) {
            runs.remove(name);
        }
        runs.putAll(kept.takeChanged());
        told.update(kept.told());
    }
}
