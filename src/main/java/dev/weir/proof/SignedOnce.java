package dev.weir.proof;

import dev.weir.event.Event;
import dev.weir.event.Proof;
import dev.weir.provenance.SignedIds;
import dev.weir.wire.Passage;
import dev.weir.wire.StateExpiry;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Lets each signature count once. Keyed by source and a part of the signature's id, so that copies meet, wherever they were written. */
public final class SignedOnce extends KeyedProcessFunction<String, Passage, Passage> {

    /** Longer than any outage after which a job goes on where it was: Kafka keeps the input for a week, as a rule. */
    private static final Duration OUTAGE = Duration.ofDays(14);

    private static final long serialVersionUID = 1L;

    private transient ValueState<SignedIds> seen;

    /**
     * The key: one of {@link SignedIds#PARTS} of a source. What has no good signature has the key that it has in the object stage, so that it comes
     * there in the order in which it came here.
     */
    public static String key(Passage passage) {
        Proof proof = verified(passage);
        return proof == null ? passage.objectKey() : proof.source() + ' ' + SignedIds.part(proof);
    }

    private static @Nullable Proof verified(Passage passage) {
        Proof proof =
                passage.what() == Passage.What.EVENT ? passage.event().details().proof() : null;
        return proof != null && proof.isVerified() ? proof : null;
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<SignedIds> descriptor =
                new ValueStateDescriptor<>("signed", TypeInformation.of(SignedIds.class));
        descriptor.enableTimeToLive(StateExpiry.backstop(OUTAGE));
        seen = getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(Passage passage, Context context, Collector<Passage> out) throws Exception {
        Proof proof = verified(passage);
        if (proof == null) {
            out.collect(passage);
            return;
        }
        SignedIds before = Objects.requireNonNullElseGet(seen.value(), SignedIds::empty);
        String refusal = switch (before.look(proof)) {
            case NEW -> null;
            case COPY -> "it came before, with id '" + proof.id() + "' of source '" + proof.source() + "'";
            case TOO_OLD -> "it is older than the signatures that are remembered, so it may have come before";
        };
        if (refusal == null) {
            seen.update(before.with(proof));
            out.collect(passage);
        } else {
            Event event = passage.event();
            out.collect(Passage.of(event.detailed(event.details().proven(Proof.invalid(refusal)))));
        }
    }
}
