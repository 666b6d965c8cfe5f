package dev.weir.drill;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records and notes in a {@link Ledger} where each of them stands. */
final class Loader implements AutoCloseable {

    private static final int LARGEST = 16 * 1024 * 1024;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Ledger ledger;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Loader(String bootstrap, Ledger ledger) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.ledger = ledger;
    }

    /** Sends the next {@code count} records; returns when the broker has them all. */
    void load(long count, Supplier<Sent> source) {
        for (long i = 0; i < count; i++) {
            send(source.get());
        }
        flush();
    }

    /** Sends one record; it is safe after {@link #flush}. */
    void send(Sent sent) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                sent.topic(), sent.partition(), sent.time(), sent.key(), sent.value(), sent.headers());
        producer.send(record, (metadata, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            } else {
                ledger.note(sent, metadata.offset());
            }
        });
    }

    /** Waits until the broker has everything. */
    void flush() {
        producer.flush();
        Exception problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("a record could not be loaded", problem);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
