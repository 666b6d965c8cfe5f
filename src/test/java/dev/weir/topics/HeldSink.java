package dev.weir.topics;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A Kafka sink whose job can be stopped between the completion of a checkpoint and the commit of its transactions. The
 * latches are the JVM's: one job at a time.
 */
final class HeldSink
        implements Sink<String>, SupportsWriterState<String, KafkaWriterState>, SupportsCommitter<KafkaCommittable> {

    private static final long serialVersionUID = 1L;

    /** Opens when the first commit is about to happen. */
    static volatile CountDownLatch reached = new CountDownLatch(1);

    /** Commits happen once it is open. */
    static volatile CountDownLatch gate = new CountDownLatch(1);

    private final KafkaSink<String> kafka;

    HeldSink(KafkaSink<String> kafka) {
        this.kafka = kafka;
    }

    static void hold() {
        reached = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    static void release() {
        gate.countDown();
    }

    @Override
    public StatefulSinkWriter<String, KafkaWriterState> createWriter(WriterInitContext context) throws IOException {
        return kafka.createWriter(context);
    }

    @Override
    public StatefulSinkWriter<String, KafkaWriterState> restoreWriter(
            WriterInitContext context, Collection<KafkaWriterState> state) {
        return kafka.restoreWriter(context, state);
    }

    @Override
    public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
        return kafka.getWriterStateSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
        return kafka.getCommittableSerializer();
    }

    @Override
    public Committer<KafkaCommittable> createCommitter(CommitterInitContext context) {
        Committer<KafkaCommittable> real = kafka.createCommitter(context);
        return new Committer<>() {
            @Override
            public void commit(Collection<CommitRequest<KafkaCommittable>> requests)
                    throws IOException, InterruptedException {
                reached.countDown();
                gate.await();
                real.commit(requests);
            }

            @Override
            public void close() throws Exception {
                real.close();
            }
        };
    }
}
