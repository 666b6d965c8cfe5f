package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.model.RateBaselines;
import dev.weir.settings.PolicyFile;
import dev.weir.verdict.Verdicts;
import java.io.IOException;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** The bytes of one contributor's memory, in full. */
class ActorMemorySizeTest {

    /** Of which 256 are the ids, 202 profile and behavior: without event ids it is 300. */
    private static final int MOST = 560;

    @Test
    void staysSmallWhateverAContributorDoes() throws IOException {
        Judge judge = new Judge(
                TestSettings.ratings().streamList().get(0),
                PolicyFile.defaults().on("ratings"),
                RateBaselines.shipped(),
                new Verdicts("default@1", ""));
        ActorMemory memory = ActorMemory.empty();
        for (int i = 0; i < 300; i++) {
            memory = judge.judge(
                            Events.event("u1", "m" + i, 1 + i % 5, Events.NOON + i, Timing.ON_TIME, "e" + i, "{}"),
                            new ObjectContext(50, 3.5, 1, 2, Events.NOON, null, 0.5),
                            memory)
                    .after();
        }
        assertThat(bytes(memory)).isLessThanOrEqualTo(MOST);
    }

    private static int bytes(ActorMemory memory) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(MOST);
        ActorMemorySerializer.INSTANCE.serialize(memory, out);
        return out.length();
    }
}
