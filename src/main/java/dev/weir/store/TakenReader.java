package dev.weir.store;

import dev.weir.collect.TrainingLine;
import dev.weir.route.HeaderNames;
import dev.weir.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
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
            out.collect(taken(Target.RETRACTIONS, record, record.value()));
            return;
        }
        TrainingLine.Made made = reader.of(record);
        out.collect(taken(Target.ADMITTED, record, made == null ? null : made.bytes()));
    }

    private static Taken taken(Target target, ConsumerRecord<byte[], byte[]> record, byte @Nullable [] line) {
        return new Taken(
                target.ordinal(),
                record.topic(),
                record.partition(),
                record.offset(),
                line,
                record.key(),
                arrival(record));
    }

    /** It stands behind the origin. */
    private static long arrival(ConsumerRecord<byte[], byte[]> record) {
        Header origin = record.headers().lastHeader(HeaderNames.ORIGIN);
        if (origin == null || origin.value() == null) {
            return 0;
        }
        String text = new String(origin.value(), StandardCharsets.UTF_8);
        try {
            return Instant.parse(text.substring(text.lastIndexOf('@') + 1)).toEpochMilli();
        } catch (DateTimeException e) {
            return 0; // Of a version that did not say.
        }
    }

    @Override
    public TypeInformation<Taken> getProducedType() {
        return TypeInformation.of(Taken.class);
    }
}
