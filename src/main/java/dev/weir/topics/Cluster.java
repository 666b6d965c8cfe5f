package dev.weir.topics;

import dev.weir.settings.Durations;
import dev.weir.settings.Secrets;
import dev.weir.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The Kafka that the settings name: its clients with the user's own properties, and its failures in plain words. */
public final class Cluster {

    /** How long a Kafka that answers at all may take for one answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String bootstrap;
    private final Properties properties;
    private final Duration patience;

    private Cluster(String bootstrap, Properties properties, Duration patience) {
        this.bootstrap = bootstrap;
        this.properties = properties;
        this.patience = patience;
    }

    /**
     * The Kafka of these settings; nothing is connected yet.
     *
     * @throws dev.weir.settings.SettingsException when a secret cannot be read
     * @throws IllegalArgumentException when the settings name no brokers
     */
    public static Cluster of(Settings settings) {
        return of(settings, PATIENCE);
    }

    /** The same, which may take so long for one answer. */
    static Cluster of(Settings settings, Duration patience) {
        String bootstrap = settings.kafka().bootstrap();
        if (bootstrap == null) {
            throw new IllegalArgumentException("kafka.bootstrap is missing: write host:port");
        }
        Properties properties = Secrets.resolve(settings.kafka().properties());
        properties.setProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return new Cluster(bootstrap, properties, patience);
    }

    /** The client properties, secrets included: for making clients, never for printing. */
    public Properties clientProperties() {
        Properties copy = new Properties();
        copy.putAll(properties);
        return copy;
    }

    /**
     * Properties of a consumer of committed records that names its partitions itself. What asks and closes waits for the last fetch, by
     * Kafka's default for half a second.
     *
     * @param client as {@link #clientProperties}; stays as it is
     */
    public static Properties readingCommitted(Properties client) {
        Properties own = new Properties();
        own.putAll(client);
        own.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        own.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        own.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        own.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100");
        return own;
    }

    /** A new admin client; the caller closes it. */
    Admin admin() {
        Properties own = clientProperties();
        own.setProperty(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(patience.dividedBy(2)));
        own.setProperty(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(patience));
        try {
            return Admin.create(own);
        } catch (KafkaException e) {
            throw failure(e);
        }
    }

    /** A new producer with these properties too; the caller closes it. */
    public KafkaProducer<byte[], byte[]> producer(Map<String, String> more) {
        Properties own = clientProperties();
        own.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(patience));
        own.putAll(more);
        try {
            return new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            throw failure(e);
        }
    }

    /** The answer, waited for. */
    <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(e);
        }
    }

    /** What is said of a topic, waited for; null where there is no such topic. */
    <T> @Nullable T ofTopic(KafkaFuture<T> answer) {
        try {
            return get(answer);
        } catch (ClusterException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw e;
        }
    }

    /** A failure in plain words. Kafka's own messages hold no passwords; the properties do, so they are never quoted. */
    public ClusterException failure(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && !(root instanceof AuthenticationException)) {
            root = root.getCause();
        }
        String said = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        String subject = "Kafka at " + bootstrap;
        if (root instanceof AuthenticationException) {
            return new ClusterException(
                    new TopicProblem(
                            subject,
                            "it refused the login: " + said,
                            "correct the user and password or certificate in kafka.properties"),
                    cause);
        }
        if (root instanceof TimeoutException || root instanceof java.util.concurrent.TimeoutException) {
            return new ClusterException(
                    new TopicProblem(
                            subject,
                            "it did not answer within " + Durations.text(patience) + ".",
                            "check kafka.bootstrap, that the brokers run and can be reached from here, and that"
                                    + " kafka.properties has the security.protocol of that port"),
                    cause);
        }
        if (root instanceof AuthorizationException) {
            return new ClusterException(
                    new TopicProblem(
                            subject,
                            "it does not allow this user to do so: " + said,
                            "weir topics check names the rights that are missing, and the commands that give them"),
                    cause);
        }
        return new ClusterException(
                new TopicProblem(subject, said, "check kafka.bootstrap and kafka.properties in the settings"), cause);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
