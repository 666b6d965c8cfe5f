package dev.weir.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.intake.PublishedPolicies;
import dev.weir.policy.PolicyGate;
import dev.weir.policy.Series;
import dev.weir.policy.SignedPolicy;
import dev.weir.settings.Policy;
import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The policies topic of a deployment. */
public final class PolicyTopic {

    private final String topic;
    private final Properties client;

    /** The topic that the settings name; nothing is connected yet. */
    public PolicyTopic(Settings settings) {
        this.topic = settings.policiesTopic();
        this.client = Cluster.of(settings).clientProperties();
    }

    /**
     * Every record, in order, whether or not it counts.
     *
     * @throws UncheckedIOException when the topic is missing, or Kafka does not answer
     */
    public List<SignedPolicy> all() {
        List<SignedPolicy> all = new ArrayList<>();
        try (CommittedRecords records = new CommittedRecords(client, List.of(topic))) {
            records.read(record -> all.add(PublishedPolicies.of(record)));
        } catch (IOException e) {
            throw new UncheckedIOException("no policies: " + e.getMessage(), e);
        }
        return all;
    }

    /**
     * The versions that count.
     *
     * @param base what holds where nothing is published
     */
    public Series series(Policy base, PolicyGate gate) {
        Series series = Series.of(base);
        for (SignedPolicy record : all()) {
            series = series.with(record, gate).after();
        }
        return series;
    }

    /**
     * Writes one record.
     *
     * @throws IOException when Kafka does not take it
     */
    public void publish(SignedPolicy policy) throws IOException {
        Properties own = new Properties();
        own.putAll(client);
        own.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic, policy.key().getBytes(UTF_8), policy.text().getBytes(UTF_8));
        record.headers().add(SignedPolicy.SIGNATURE, policy.signature().getBytes(UTF_8));
        if (!policy.second().isEmpty()) {
            record.headers().add(SignedPolicy.SECOND, policy.second().getBytes(UTF_8));
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing to topic " + topic, e);
        } catch (ExecutionException e) {
            throw new IOException("topic " + topic + " does not take the policy: " + e.getCause(), e);
        } catch (KafkaException e) {
            throw new IOException("topic " + topic + " does not take the policy: " + e, e);
        }
    }

    /** The topic's name. */
    public String name() {
        return topic;
    }
}
