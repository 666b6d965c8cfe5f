package dev.weir.audit;

import dev.weir.chain.Links;
import dev.weir.sign.Jws;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.Preconditions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chains the entries of the audit; everything else passes. It must run with parallelism 1, since a seal tells of all chains at one moment. Its
 * state is where each chain stands: 16 numbers and hashes.
 */
public final class ChainOperator extends AbstractStreamOperator<Passage>
        implements OneInputStreamOperator<Passage, Passage> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ChainOperator.class);

    private final @Nullable String key;
    private transient Chains chains;
    private transient ListState<String> state;

    /** @param key the file of the private key that seals are signed with, on the machine where this runs; null: they are not signed */
    public ChainOperator(@Nullable String key) {
        this.key = key;
    }

    @Override
    public void open() throws Exception {
        super.open();
        int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        Preconditions.checkState(
                subtasks == 1, "a seal tells of all chains: it runs in one subtask, not in %s", subtasks);
        state = getOperatorStateBackend().getListState(new ListStateDescriptor<>("chains", StringSerializer.INSTANCE));
        List<String> former = new ArrayList<>();
        state.get().forEach(former::add);
        chains = new Chains(former.isEmpty() ? Chains.Standing.BEGIN : StandingText.read(former), signer());
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        state.update(StandingText.lines(chains.standing()));
    }

    @Override
    public void processElement(StreamRecord<Passage> record) {
        Passage passage = record.getValue();
        if (passage.what() == Passage.What.AUDIT) {
            output.collect(new StreamRecord<>(Passage.of(chains.link(passage.auditEntry()))));
        } else {
            output.collect(record);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        seal();
    }

    @Override
    public void finish() {
        seal();
    }

    private void seal() {
        if (chains.isUnsealed()) {
            output.collect(new StreamRecord<>(Passage.of(chains.seal())));
        }
    }

    private Chains.Signer signer() throws IOException {
        if (key == null) {
            return Links::line;
        }
        PrivateKey secret = KeyFile.read(Path.of(key));
        String kid = PublicKeys.text(PublicKeys.of(secret));
        LOG.info("the audit is sealed with the key {}", kid);
        return (content, hash) -> Links.line(content, hash, Jws.sign(content, kid, secret));
    }
}
