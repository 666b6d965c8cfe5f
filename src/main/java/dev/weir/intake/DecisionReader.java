package dev.weir.intake;

import dev.weir.decide.DecisionGate;
import dev.weir.decode.DecidedRecord;
import dev.weir.decode.Decoder;
import dev.weir.event.Alert;
import dev.weir.event.Answer;
import dev.weir.event.Instruction;
import dev.weir.event.Origin;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewers;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** From a record of the decisions topic to a decision that counts, or to an answer and an alert that say why it does not. */
final class DecisionReader implements KafkaRecordDeserializationSchema<Passage> {

    private static final long serialVersionUID = 1L;

    /** Alerts are of streams; a forged decision is of none. */
    private static final int ANY_STREAM = 0;

    private final Settings settings;
    private final Reviewers reviewers;
    private transient DecisionGate gate;
    private transient Map<String, Decoder> decoders;

    DecisionReader(Settings settings, Reviewers reviewers) {
        this.settings = settings;
        this.reviewers = reviewers;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        gate = new DecisionGate(reviewers, settings);
        decoders = new HashMap<>();
        for (int stream = 0; stream < settings.streamNames().size(); stream++) {
            decoders.put(
                    settings.streamNames().get(stream),
                    Decoder.of(stream, settings.streamList().get(stream), settings.limits(), List.of()));
        }
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Passage> out) {
        DecisionGate.Result result = gate.check(
                record.value(),
                header(record, DecisionGate.SIGNATURE),
                header(record, DecisionGate.SECOND),
                record.timestamp(),
                record.key());
        if (result instanceof DecisionGate.Passed passed) {
            List<String> streams = passed.decision().streams();
            Decoder decoder = streams.isEmpty() ? null : decoders.get(streams.get(0));
            out.collect(DecidedRecord.of(
                    new Instruction(passed.decision(), passed.by().role().reach(), passed.signers()), decoder));
        } else if (result instanceof DecisionGate.Refused refused) {
            Answer answer = refused.answer();
            String at = Origin.text(record.topic(), record.partition(), record.offset());
            out.collect(Passage.of(answer));
            out.collect(Passage.of(new Alert(
                    ANY_STREAM,
                    Alert.Type.DECISION_REFUSED,
                    at,
                    "a decision in " + at + " does not count: " + answer.sentence(),
                    record.timestamp())));
        }
    }

    private static byte @Nullable [] header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    @Override
    public TypeInformation<Passage> getProducedType() {
        return PassageType.INSTANCE;
    }
}
