package dev.weir.learn;

import dev.weir.event.Origin;
import dev.weir.model.BaselineException;
import dev.weir.model.Learned;
import dev.weir.model.Published;
import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models topic of a deployment. */
public final class TopicShelf implements Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(TopicShelf.class);

    private final String topic;
    private final Properties client;

    /** The topic that the settings name; nothing is connected yet. */
    public TopicShelf(Settings settings) {
        this.topic = settings.modelsTopic();
        this.client = Cluster.of(settings).clientProperties();
    }

    /**
     * Every model that can be read. What is none is passed over and said in the log, as a running job passes it over: a topic that
     * keeps all for ever must not keep a job from starting for ever.
     */
    @Override
    public List<Published> all() {
        List<Published> models = new ArrayList<>();
        each(models::add);
        return models;
    }

    /** What a job judges by. The topic has a version of each day on which something was learned, for ever, and up to a megabyte each: only the newest are kept. */
    public Learned newest() {
        Learned[] learned = {Learned.none()};
        each(model -> learned[0] = learned[0].with(model));
        return learned[0];
    }

    private void each(Consumer<Published> taker) {
        try (CommittedRecords records = new CommittedRecords(client, List.of(topic))) {
            records.read(record -> take(record, taker));
        } catch (IOException e) {
            throw new LearnException("no models: " + e.getMessage(), e);
        }
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, Consumer<Published> taker) {
        String place = Origin.text(record.topic(), record.partition(), record.offset());
        if (record.value() == null) {
            LOG.error("{} has no value and is passed over: a model is never deleted, publish another version", place);
            return;
        }
        try {
            taker.accept(Published.read(place, record.value()));
        } catch (BaselineException e) {
            LOG.error("{} is no model and is passed over; the last one before it holds", place, e);
        }
    }

    @Override
    public void publish(Published model) {
        Properties own = new Properties();
        own.putAll(client);
        own.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, bytes(model.key()), bytes(model.text())))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LearnException("interrupted while writing to topic " + topic, e);
        } catch (ExecutionException e) {
            throw new LearnException("topic " + topic + " does not take the model: " + e.getCause(), e);
        }
    }

    @Override
    public String name() {
        return "topic " + topic;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
