package dev.weir.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.output.AnswerReader;
import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the answers to an act from the end of the audit topic, committed ones only, without a group. */
final class AnswerTail {

    private static final Duration POLL = Duration.ofMillis(100);

    private AnswerTail() {}

    /** Where the audit topic ends now. */
    static Map<TopicPartition, Long> ends(Settings settings) {
        return with(settings, consumer -> {
            List<TopicPartition> partitions = consumer.partitionsFor(settings.auditTopic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new UnknownTopicOrPartitionException("topic " + settings.auditTopic() + " is missing");
            }
            return consumer.endOffsets(partitions);
        });
    }

    /** The answers that come within so long, in the order of the decisions. */
    static List<Answer> read(Settings settings, Sent sent, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        Set<String> waited = sent.decisions().stream().map(Decision::id).collect(Collectors.toSet());
        Map<String, Answer> answers = new HashMap<>();
        with(settings, consumer -> {
            consumer.assign(sent.answersFrom().keySet());
            sent.answersFrom().forEach(consumer::seek);
            do {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (isAnswer(record.key(), waited)) {
                        Answer answer = AnswerReader.read(record.value());
                        answers.merge(answer.decision(), answer, AnswerTail::better);
                    }
                }
            } while (answers.size() < waited.size() && System.nanoTime() < deadline);
            return answers;
        });
        return sent.decisions().stream()
                .map(decision -> answers.get(decision.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean isAnswer(byte @Nullable [] key, Set<String> waited) {
        if (key == null) {
            return false;
        }
        String text = new String(key, UTF_8);
        return text.startsWith(AnswerReader.KEY) && waited.contains(text.substring(AnswerReader.KEY.length()));
    }

    private static Answer better(Answer one, Answer other) {
        return other.outcome().outranks(one.outcome()) ? other : one;
    }

    private static <T> T with(Settings settings, Function<KafkaConsumer<byte[], byte[]>, T> work) {
        Cluster cluster = Cluster.of(settings);
        Properties properties = Cluster.readingCommitted(cluster.clientProperties());
        properties.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "20000");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return work.apply(consumer);
        } catch (KafkaException e) {
            throw cluster.failure(e);
        }
    }
}
