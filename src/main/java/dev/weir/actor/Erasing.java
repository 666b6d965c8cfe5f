package dev.weir.actor;

import dev.weir.decide.Erasures;
import dev.weir.decide.OnErasure;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.privacy.Pseudonyms;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * Applies erasures, each once. What it keeps for that is under no contributor's key, and the same in every subtask after a restart, wherever
 * the contributor is by then.
 */
final class Erasing {

    private final @Nullable Pseudonyms pseudonyms;
    private final Erasures erasures = new Erasures();
    private final ListState<long[]> applied;
    private final ListState<Long> latest;
    private long arrived = Long.MIN_VALUE;

    /** Deletes what is known of the contributor, and says how much it was. */
    interface Forgetting {
        OnErasure.Known forget() throws Exception;
    }

    Erasing(OperatorStateStore state, @Nullable Pseudonyms pseudonyms) throws Exception {
        this.pseudonyms = pseudonyms;
        applied = state.getUnionListState(
                new ListStateDescriptor<>("erasures", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        for (long[] some : applied.get()) {
            erasures.addAll(some);
        }
        latest = state.getUnionListState(new ListStateDescriptor<>("latest-arrival", Types.LONG));
        for (long one : latest.get()) {
            arrived = Math.max(arrived, one);
        }
    }

    /** An event is judged that arrived then, epoch milliseconds: an erasure that comes now covers it. */
    void arrived(long arrival) {
        arrived = Math.max(arrived, arrival);
    }

    OnErasure.Outcome on(Decision decision, Forgetting state) throws Exception {
        if (pseudonyms == null) {
            return OnErasure.nameless(decision);
        }
        Entity pseudonym = pseudonyms.of(Objects.requireNonNull(decision.actor()));
        if (erasures.knows(decision.id())) {
            return OnErasure.repeated(decision, pseudonym);
        }
        erasures.add(decision.id());
        return OnErasure.applied(decision, pseudonym, arrived, state.forget());
    }

    void snapshot() throws Exception {
        applied.update(List.of(erasures.digests()));
        latest.update(List.of(arrived));
    }
}
