package dev.weir.store;

import dev.weir.collect.TrainingLine;
import dev.weir.settings.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads records of the training topics as lines, as a training set does, and entries of the ledger as they are. */
final class TakenReader implements KafkaRecordDeserializationSchema<Taken> {

    private final Settings settings;
    private transient Map<String, TrainingLine> lines = new HashMap<>();

    TakenReader(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        lines = new HashMap<>();
        for (int i = 0; i < settings.streamNames().size(); i++) {
            lines.put(
                    settings.trainingTopic(settings.streamNames().get(i)),
                    new TrainingLine(i, settings.streamList().get(i), settings));
        }
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Taken> out) throws IOException {
        TrainingLine reader = lines.get(record.topic());
        if (reader == null) {
            out.collect(taken(Target.RETRACTIONS, record, record.value(), 0));
            return;
        }
        TrainingLine.Made made = reader.of(record);
        out.collect(
                made == null
                        ? taken(Target.ADMITTED, record, null, 0)
                        : taken(Target.ADMITTED, record, made.bytes(), made.arrival()));
    }

    private static Taken taken(
            Target target, ConsumerRecord<byte[], byte[]> record, byte @Nullable [] line, long arrival) {
        return new Taken(
                target.ordinal(), record.topic(), record.partition(), record.offset(), line, record.key(), arrival);
    }

    @Override
    public TypeInformation<Taken> getProducedType() {
        return TypeInformation.of(Taken.class);
    }
}
