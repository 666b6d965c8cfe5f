package dev.weir.store;

import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/** The job between the topics and the tables. */
public final class StoreJob {

    /** The commit is one, whatever the parallelism. */
    private static final int ONCE = 1;

    private final Settings settings;
    private final Properties client;
    private final Map<TopicPartition, Long> starts;
    private final Map<TopicPartition, Long> ends;

    /** How far it goes. */
    public enum Until {
        /** On and on. */
        STOPPED,
        /** What is in the topics now. */
        END_OF_TOPICS
    }

    /** What to do where a topic does not have any more what a table does not have yet. */
    public enum Gap {
        REFUSE,
        ACCEPT
    }

    private StoreJob(
            Settings settings, Properties client, Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        this.settings = settings;
        this.client = client;
        this.starts = starts;
        this.ends = ends;
    }

    /**
     * Compares the topics with the tables, which are made where there are none, and plans where to go on.
     *
     * @throws IOException when a topic is missing, or Kafka or the catalog does not answer
     * @throws IllegalArgumentException when the settings do not say where the tables are
     * @throws IllegalStateException when the topics cannot continue the tables
     */
    public static StoreJob plan(Settings settings, Gap gap) throws IOException {
        Properties client = Cluster.of(settings).clientProperties();
        Positions reached = new Positions();
        try (StoreTables tables = StoreTables.of(settings)) {
            for (Target target : Target.values()) {
                reached.pass(Reached.of(tables.table(target)));
            }
        }
        try (CommittedRecords records = new CommittedRecords(client, topics(settings))) {
            Map<TopicPartition, Long> ends = records.ends(CommittedRecords.End.COMMITTED);
            Map<TopicPartition, Long> starts = Starts.of(records.spans(ends), reached, gap);
            return new StoreJob(settings, client, starts, ends);
        }
    }

    private static List<String> topics(Settings settings) {
        List<String> topics = new ArrayList<>();
        settings.streamNames().forEach(stream -> topics.add(settings.trainingTopic(stream)));
        topics.add(settings.retractionsTopic());
        return topics;
    }

    /** How many records wait to be stored, by the offsets. */
    public long waiting() {
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - starts.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /** Connects the job. */
    void connect(StreamExecutionEnvironment env, Until until) {
        connect(records(env, until), settings);
    }

    DataStream<Taken> records(StreamExecutionEnvironment env, Until until) {
        return env.fromSource(source(until), WatermarkStrategy.noWatermarks(), "source")
                .uid("source");
    }

    /** From the records on. */
    static void connect(DataStream<Taken> records, Settings settings) {
        records.transform("write", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO, new WriteOperator(settings))
                .uid("write")
                .transform("commit", Types.VOID, new CommitOperator(settings))
                .uid("commit")
                .setParallelism(ONCE);
    }

    private KafkaSource<Taken> source(Until until) {
        KafkaSourceBuilder<Taken> source = KafkaSource.<Taken>builder()
                .setProperties(client)
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setProperty("commit.offsets.on.checkpoint", "false")
                .setTopics(topics(settings))
                .setStartingOffsets(new Offsets(new HashMap<>(starts)))
                .setDeserializer(new TakenReader(settings));
        if (until == Until.STOPPED) {
            source.setProperty(
                    "partition.discovery.interval.ms",
                    Long.toString(settings.kafka().discovery().toMillis()));
        } else {
            source.setBounded(new Offsets(new HashMap<>(ends)));
        }
        return source.build();
    }
}
