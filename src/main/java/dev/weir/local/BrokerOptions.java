package dev.weir.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded broker is set up.
 *
 * @param dir where its data is kept, also after it is closed; {@code null}: a temporary folder, deleted on close
 * @param port where clients connect, on 127.0.0.1; {@link #ANY_PORT}: a free one
 * @param transactionTimeout the longest timeout that a transactional producer may ask for
 * @param messageBytes the largest record batch of a topic that has no limit of its own, in bytes
 * @param properties Kafka's own broker settings; they win over everything else. The client listener is named {@code
 *     CLIENT}, so {@code listener.name.client.…} reaches it
 */
public record BrokerOptions(
        @Nullable Path dir, int port, Duration transactionTimeout, int messageBytes, Map<String, String> properties) {

    /** A port that the operating system chooses. */
    public static final int ANY_PORT = 0;

    /** Kafka's own default of {@code message.max.bytes}. */
    private static final int KAFKA_MESSAGE_BYTES = 1_048_588;

    public BrokerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not in 0 to 65535");
        }
        properties = Map.copyOf(properties);
    }

    /** Temporary data, any port, transactions as long as Weir's settings allow (7 days), else as Kafka ships. */
    public static BrokerOptions defaults() {
        return new BrokerOptions(null, ANY_PORT, Duration.ofDays(7), KAFKA_MESSAGE_BYTES, Map.of());
    }

    /** The same, with its data in {@code where}. */
    public BrokerOptions in(Path where) {
        return new BrokerOptions(where, port, transactionTimeout, messageBytes, properties);
    }

    /** The same, listening on {@code fixed}. */
    public BrokerOptions on(int fixed) {
        return new BrokerOptions(dir, fixed, transactionTimeout, messageBytes, properties);
    }

    /** The same, with another longest transaction timeout. */
    public BrokerOptions withTransactionTimeout(Duration most) {
        return new BrokerOptions(dir, port, most, messageBytes, properties);
    }

    /** The same, with another largest record batch. */
    public BrokerOptions withMessageBytes(int most) {
        return new BrokerOptions(dir, port, transactionTimeout, most, properties);
    }

    /** The same, with one more of Kafka's own broker settings. */
    public BrokerOptions with(String key, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(key, value);
        return new BrokerOptions(dir, port, transactionTimeout, messageBytes, more);
    }
}
