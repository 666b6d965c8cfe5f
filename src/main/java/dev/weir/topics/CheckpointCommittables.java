package dev.weir.topics;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.metrics.groups.InternalSinkCommitterMetricGroup;
import org.apache.flink.runtime.state.BackendBuildingException;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.DefaultOperatorStateBackendBuilder;
import org.apache.flink.runtime.state.OperatorStateBackend;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.streaming.runtime.operators.sink.committables.CheckpointCommittableManager;
import org.apache.flink.streaming.runtime.operators.sink.committables.CommittableCollector;
import org.apache.flink.streaming.runtime.operators.sink.committables.CommittableCollectorSerializer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Reads from a checkpoint which transactions it holds for commit: only those may be committed by hand. Any other open
 * transaction holds records that a restart reads and writes again.
 */
public final class CheckpointCommittables {

    /** The operator state in which Flink's committer keeps what it has not committed yet. */
    private static final String STATE = "streaming_committer_raw_states";

    private final ClassLoader loader = CheckpointCommittables.class.getClassLoader();
    private final SimpleVersionedSerializer<CommittableCollector<KafkaCommittable>> serializer;

    private CheckpointCommittables() {
        this.serializer = new CommittableCollectorSerializer<>(
                committables(),
                0,
                1,
                InternalSinkCommitterMetricGroup.wrap(UnregisteredMetricsGroup.createOperatorMetricGroup()));
    }

    /**
     * Reads a checkpoint or savepoint.
     *
     * @param path its folder ({@code …/chk-42}) or the file {@code _metadata} in it, as a path or URI
     * @return the committables, in the order of their ids
     * @throws IOException when there is no readable checkpoint
     */
    public static List<Committable> read(String path) throws IOException {
        CheckpointCommittables reader = new CheckpointCommittables();
        Set<Committable> found = new LinkedHashSet<>();
        for (OperatorState operator : reader.metadata(path).getOperatorStates()) {
            for (OperatorSubtaskState subtask : operator.getStates()) {
                for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
                    if (handle.getStateNameToPartitionOffsets().containsKey(STATE)) {
                        found.addAll(reader.ofSubtask(handle));
                    }
                }
            }
        }
        return found.stream().sorted(Comparator.comparing(Committable::id)).toList();
    }

    private CheckpointMetadata metadata(String path) throws IOException {
        CompletedCheckpointStorageLocation location;
        try {
            location = AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
        } catch (IOException e) {
            throw new IOException(
                    path + " is no checkpoint: name the newest folder chk-<number> that holds a file _metadata", e);
        }
        try (DataInputStream in =
                new DataInputStream(location.getMetadataHandle().openInputStream())) {
            return Checkpoints.loadCheckpointMetadata(in, loader, path);
        }
    }

    /** Lets Flink itself read the state, as a restart does: it knows about compression and versions. */
    private List<Committable> ofSubtask(OperatorStateHandle handle) throws IOException {
        List<Committable> found = new ArrayList<>();
        try (CloseableRegistry streams = new CloseableRegistry()) {
            OperatorStateBackend backend = new DefaultOperatorStateBackendBuilder(
                            loader, new ExecutionConfig(), false, List.of(handle), streams)
                    .build();
            ListStateDescriptor<byte[]> descriptor =
                    new ListStateDescriptor<>(STATE, BytePrimitiveArraySerializer.INSTANCE);
            for (byte[] bytes : backend.getListState(descriptor).get()) {
                found.addAll(pending(SimpleVersionedSerialization.readVersionAndDeSerialize(serializer, bytes)));
            }
            backend.dispose();
            return found;
        } catch (BackendBuildingException e) {
            throw new IOException("the state of the sink's committer cannot be read", e);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the transactions that the checkpoint holds cannot be read", e);
        }
    }

    /** The collector shows what it holds only to a committer, so this one listens and commits nothing. */
    private static List<Committable> pending(CommittableCollector<KafkaCommittable> collector)
            throws IOException, InterruptedException {
        List<Committable> pending = new ArrayList<>();
        Committer<KafkaCommittable> listener = new Committer<>() {
            @Override
            public void commit(Collection<CommitRequest<KafkaCommittable>> requests) {
                for (CommitRequest<KafkaCommittable> request : requests) {
                    KafkaCommittable each = request.getCommittable();
                    pending.add(new Committable(each.getTransactionalId(), each.getProducerId(), each.getEpoch()));
                }
            }

            @Override
            public void close() {}
        };
        for (CheckpointCommittableManager<KafkaCommittable> checkpoint :
                collector.getCheckpointCommittablesUpTo(Long.MAX_VALUE)) {
            checkpoint.commit(listener, 1);
        }
        return pending;
    }

    /** The connector's own serializer, which only a sink gives away. */
    private static SimpleVersionedSerializer<KafkaCommittable> committables() {
        return KafkaSink.<byte[]>builder()
                .setBootstrapServers("127.0.0.1:9")
                .setRecordSerializer((element, context, timestamp) -> new ProducerRecord<>("none", element))
                .build()
                .getCommittableSerializer();
    }
}
