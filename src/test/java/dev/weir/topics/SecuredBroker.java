package dev.weir.topics;

import dev.weir.local.BrokerOptions;
import dev.weir.local.EmbeddedBroker;
import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A broker with logins and access control: {@code admin} may do all, {@code weir} and others what they are given. */
final class SecuredBroker implements AutoCloseable {

    static final String WEIR_PASSWORD = "w31r-s3cret-0f-tests";

    private static final String ADMIN_PASSWORD = "adm1n-s3cret-0f-tests";
    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    private final EmbeddedBroker broker;

    private SecuredBroker(EmbeddedBroker broker) {
        this.broker = broker;
    }

    /** @param others users besides, with the password of {@code weir} */
    static SecuredBroker start(String... others) throws IOException {
        String users = Stream.of(others)
                .map(name -> " user_" + name + "=\"" + WEIR_PASSWORD + "\"")
                .collect(Collectors.joining());
        return new SecuredBroker(EmbeddedBroker.start(BrokerOptions.defaults()
                .with("listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT")
                .with("listener.name.client.sasl.enabled.mechanisms", "PLAIN")
                .with(
                        "listener.name.client.plain.sasl.jaas.config",
                        MODULE + "user_admin=\"" + ADMIN_PASSWORD + "\" user_weir=\"" + WEIR_PASSWORD + "\"" + users
                                + ";")
                .with("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .with("super.users", "User:ANONYMOUS;User:admin")));
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    KafkaClient admin() {
        return client("admin", ADMIN_PASSWORD);
    }

    KafkaClient weir() {
        return client("weir", WEIR_PASSWORD);
    }

    /** A login as it stands in client properties. */
    static String login(String user, String password) {
        return MODULE + "username=\"" + user + "\" password=\"" + password + "\";";
    }

    private KafkaClient client(String user, String password) {
        return new KafkaClient(
                bootstrap(),
                Map.of(
                        "security.protocol", "SASL_PLAINTEXT",
                        "sasl.mechanism", "PLAIN",
                        "sasl.jaas.config", login(user, password)));
    }

    @Override
    public void close() {
        broker.close();
    }
}
