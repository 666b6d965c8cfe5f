package dev.weir.actor;

import dev.weir.TestSettings;
import dev.weir.model.Learned;
import dev.weir.model.RateBaselines;
import dev.weir.policy.Governing;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.PrivacySettings;
import dev.weir.settings.ReviewSettings;
import dev.weir.settings.Settings;
import dev.weir.verdict.Verdicts;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The actor stage by itself, as Flink runs it: one subtask, nothing on Kryo. */
final class ActorHarness extends KeyedTwoInputStreamOperatorTestHarness<String, Passage, byte[], Passage> {

    ActorHarness(ActorStage stage) throws Exception {
        this(stage, new HashMapStateBackend());
    }

    /** One of several subtasks. */
    ActorHarness(ActorStage stage, int subtasks, int subtask) throws Exception {
        super(stage, ActorKey::of, null, Types.STRING, 720, subtasks, subtask);
        ((SerializerConfigImpl) getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
        setup(PassageSerializer.INSTANCE);
    }

    private ActorHarness(ActorStage stage, StateBackend backend) throws Exception {
        super(stage, ActorKey::of, null, Types.STRING);
        // Before the set-up, which takes the backend that is there by then.
        setStateBackend(backend);
        ((SerializerConfigImpl) getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
        setup(PassageSerializer.INSTANCE);
    }

    /** The stage over {@link TestSettings#ratings}, judging by the shipped baselines. */
    static ActorHarness judging(CheckPolicies policy, Duration memory) throws Exception {
        return judging(policy, memory, new HashMapStateBackend());
    }

    /** The same, with a say about deadlines. */
    static ActorHarness judging(CheckPolicies policy, Duration memory, ReviewSettings review) throws Exception {
        return judging(policy, memory, review, new HashMapStateBackend());
    }

    /** The same, able to erase. */
    static ActorHarness judging(CheckPolicies policy, Duration memory, PrivacySettings privacy) throws Exception {
        return judging(policy, memory, TestSettings.ratings().review(), privacy, new HashMapStateBackend());
    }

    /** The same over a state backend. */
    static ActorHarness judging(CheckPolicies policy, Duration memory, StateBackend backend) throws Exception {
        return judging(policy, memory, TestSettings.ratings().review(), backend);
    }

    private static ActorHarness judging(
            CheckPolicies policy, Duration memory, ReviewSettings review, StateBackend backend) throws Exception {
        return judging(policy, memory, review, PrivacySettings.NONE, backend);
    }

    private static ActorHarness judging(
            CheckPolicies policy, Duration memory, ReviewSettings review, PrivacySettings privacy, StateBackend backend)
            throws Exception {
        Settings settings = TestSettings.ratings();
        ActorStage stage = new ActorStage(new ActorPlan(
                (learned, rules) -> List.of(new Judge(
                        settings.streamList().get(0), policy, RateBaselines.shipped(), new Verdicts("default@1", ""))),
                Learned.none(),
                Governing.alone(settings, PolicyFile.defaults()),
                settings.streamNames(),
                memory,
                review,
                privacy));
        return new ActorHarness(stage, backend);
    }

    void processElement(StreamRecord<Passage> record) throws Exception {
        processElement1(record);
    }

    void processBroadcastElement(StreamRecord<byte[]> record) throws Exception {
        processElement2(record);
    }
}
