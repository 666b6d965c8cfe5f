package dev.weir.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.decide.DecisionGate;
import dev.weir.decide.DecisionJson;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.route.AnswerJson;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewers;
import dev.weir.support.KafkaClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Answers decisions as the job does: checks the signature, applies each id once. What else the job would write, it does not. */
final class PretendGateway implements AutoCloseable {

    private final KafkaClient kafka;
    private final Settings settings;
    private final DecisionGate gate;
    private final Set<String> applied = new HashSet<>();
    private final List<Decision> read = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "pretend-gateway");
    private volatile boolean closed;

    private PretendGateway(KafkaClient kafka, Settings settings, Reviewers reviewers) {
        this.kafka = kafka;
        this.settings = settings;
        this.gate = new DecisionGate(reviewers, settings);
    }

    static PretendGateway start(KafkaClient kafka, Settings settings, Reviewers reviewers) {
        PretendGateway gateway = new PretendGateway(kafka, settings, reviewers);
        gateway.thread.setDaemon(true);
        gateway.thread.start();
        return gateway;
    }

    /** Everything that was read of the decisions topic so far: all that is answered. */
    List<Decision> decisions() {
        return List.copyOf(read);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }

    private void run() {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(settings.decisionsTopic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                List<ProducerRecord<byte[], byte[]>> answers = new ArrayList<>();
                consumer.poll(Duration.ofMillis(100)).forEach(record -> answers.add(answer(record)));
                if (!answers.isEmpty()) {
                    kafka.produceRecords(answers);
                }
            }
        }
    }

    private ProducerRecord<byte[], byte[]> answer(ConsumerRecord<byte[], byte[]> record) {
        read.add(DecisionJson.read(record.value()));
        DecisionGate.Result result = gate.check(
                record.value(),
                header(record, DecisionGate.SIGNATURE),
                header(record, DecisionGate.SECOND),
                record.timestamp(),
                record.key());
        Answer answer = result instanceof DecisionGate.Passed passed
                ? applied(passed.decision())
                : ((DecisionGate.Refused) result).answer();
        return new ProducerRecord<>(
                settings.auditTopic(), ("decision-" + answer.decision()).getBytes(UTF_8), AnswerJson.of(answer));
    }

    private static byte @Nullable [] header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    private Answer applied(Decision decision) {
        boolean first = applied.add(decision.id());
        return new Answer(
                decision.id(),
                decision.action(),
                decision.subject(),
                first ? Answer.Outcome.APPLIED : Answer.Outcome.REPEATED,
                first ? QueueQuery.code(decision.action()) + " of " + decision.subject() : "was applied before",
                decision.action() == Decision.Action.EXCLUDE ? 1 : 0,
                decision.action() == Decision.Action.RELEASE ? 1 : 0,
                decision.reviewer(),
                decision.campaign(),
                decision.time());
    }
}
