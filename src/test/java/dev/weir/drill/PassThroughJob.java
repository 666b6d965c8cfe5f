package dev.weir.drill;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.*;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** dev only */
public final class PassThroughJob {
    public static void main(String[] args) throws Exception {
        String yaml = Files.readString(Path.of(args[args.length - 1]));
        String bootstrap = yaml.lines()
                .filter(l -> l.contains("bootstrap:"))
                .findFirst()
                .orElseThrow()
                .split("bootstrap: ")[1];
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(1000);
        KafkaSource<byte[]> source = KafkaSource.<byte[]>builder()
                .setBootstrapServers(bootstrap)
                .setTopics("drill.ratings", "drill.plays")
                .setGroupId("x")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new De())
                .build();
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "s")
                .uid("s")
                .rebalance()
                .sinkTo(KafkaSink.<byte[]>builder()
                        .setBootstrapServers(bootstrap)
                        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                        .setTransactionalIdPrefix("weir.")
                        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                        .setRecordSerializer(new Ser())
                        .build())
                .uid("k");
        env.execute();
    }

    static final class De implements KafkaRecordDeserializationSchema<byte[]> {
        public void deserialize(ConsumerRecord<byte[], byte[]> r, Collector<byte[]> out) {
            out.collect((r.topic() + "/" + r.partition() + "/" + r.offset() + "@1").getBytes(StandardCharsets.UTF_8));
        }

        public TypeInformation<byte[]> getProducedType() {
            return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
        }
    }

    static final class Ser implements KafkaRecordSerializationSchema<byte[]>, KafkaDatasetFacetProvider {
        public ProducerRecord<byte[], byte[]> serialize(byte[] o, KafkaSinkContext c, Long t) {
            return new ProducerRecord<byte[], byte[]>(
                    "weir.training.ratings",
                    (Integer) null,
                    (Long) null,
                    null,
                    new byte[0],
                    new RecordHeaders().add("weir-origin", o));
        }

        public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
            return Optional.of(new DefaultKafkaDatasetFacet(
                    DefaultKafkaDatasetIdentifier.ofTopics(List.of("weir.training.ratings")),
                    new java.util.Properties()));
        }
    }

    private PassThroughJob() {}
}
