package dev.weir.actor;

import dev.weir.model.BaselineException;
import dev.weir.model.Learned;
import dev.weir.model.Published;
import dev.weir.model.RateModel;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accepted models as they were published: the same in every subtask, and there again after a restart. */
final class LearnedBook {

    /** By {@link #place}. */
    private static final MapStateDescriptor<String, byte[]> MODELS =
            new MapStateDescriptor<>("models", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final Logger LOG = LoggerFactory.getLogger(LearnedBook.class);

    private final BroadcastState<String, byte[]> state;
    private final List<String> streams;
    private Learned learned;

    private LearnedBook(BroadcastState<String, byte[]> state, List<String> streams, Learned learned) {
        this.state = state;
        this.streams = streams;
        this.learned = learned;
    }

    /**
     * What the subtask knew, where it is newer than what was learned by the start. What another release took up and this one does not
     * read is passed over, as in the topic: else one model keeps the job from starting.
     */
    static LearnedBook open(OperatorStateStore store, List<String> streams, Learned atStart) throws Exception {
        BroadcastState<String, byte[]> state = store.getBroadcastState(MODELS);
        Learned learned = atStart;
        for (Map.Entry<String, byte[]> entry : state.immutableEntries()) {
            try {
                learned = learned.with(Published.read("state, model " + entry.getKey(), entry.getValue()));
            } catch (BaselineException e) {
                LOG.error(
                        "the model {} that this job took up is none by this release and is passed over: what the models topic has"
                                + " holds, or else the baselines of the settings; publish another version",
                        entry.getKey(),
                        e);
            }
        }
        return new LearnedBook(state, streams, learned);
    }

    Learned learned() {
        return learned;
    }

    /**
     * Takes up a model that was published; what is no newer model of a stream of this job changes nothing. A version that is no higher and was
     * published later is of a topic that was made anew, where versions begin at 1 again: whoever published it believes that it holds.
     *
     * @return why it does not count, or null
     */
    @Nullable
    String take(byte[] published) throws Exception {
        Published model;
        try {
            model = Published.read("models topic", published);
        } catch (BaselineException e) {
            LOG.error("a record of the models topic is no model and is passed over; the last accepted one holds", e);
            return e.getMessage();
        }
        if (!streams.contains(model.stream())) {
            return null;
        }
        Learned newest = learned.with(model);
        if (newest.equals(learned)) {
            return learned.like(model)
                    .filter(held -> model.published().isAfter(held.published()))
                    .map(held -> tooLow(model, held))
                    .orElse(null);
        }
        state.put(place(model), published);
        learned = newest;
        LOG.info("stream {} is judged by model {} from now on", model.stream(), model.key());
        return null;
    }

    private static String tooLow(Published model, Published held) {
        String why = model.key() + " was published on " + model.published() + " and is no higher than " + held.key()
                + " of " + held.published() + ", by which the job judges: the topic was made anew, or two were"
                + " published at once; publish versions until one is above " + held.version();
        LOG.error("a model is passed over: {}", why);
        return why;
    }

    /** Where a model stands in the state: the first release knew rates alone, by their stream. */
    private static String place(Published model) {
        return model.check().equals(RateModel.CHECK) ? model.stream() : model.stream() + '/' + model.check();
    }
}
