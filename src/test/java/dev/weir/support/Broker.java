package dev.weir.support;

import dev.weir.local.BrokerOptions;
import dev.weir.local.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A JUnit extension that gives tests one real broker, started once and shared by all test classes of the JVM.
 *
 * <pre>{@code
 * @ExtendWith(Broker.class)
 * class SinkIT {
 *     @Test
 *     void writesOnce(KafkaClient kafka) {
 *         String topic = kafka.createTopic("once", 2);
 * }}</pre>
 *
 * <p>It keeps every record: those of the real data sets are decades old, and Kafka's own retention would remove them between two
 * steps of a test. Tests share it, so they make topics by {@link KafkaClient#createTopic}, whose names never meet, and a transactional
 * id prefix from {@link KafkaClient#uniqueName}.
 */
public final class Broker implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(Broker.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KafkaClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return KafkaClient.of(bootstrap(context));
    }

    /** Its address, for other extensions. */
    public static String bootstrap(ExtensionContext context) {
        return shared(context).bootstrap();
    }

    /** The session's store closes it after the last test class; that of the root context would close it after each, which Maven runs one by one. */
    private static EmbeddedBroker shared(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .getOrComputeIfAbsent(EmbeddedBroker.class, key -> start(), EmbeddedBroker.class);
    }

    private static EmbeddedBroker start() {
        try {
            return EmbeddedBroker.start(BrokerOptions.defaults().with("log.retention.ms", "-1"));
        } catch (IOException e) {
            throw new UncheckedIOException("the tests' broker did not start", e);
        }
    }
}
