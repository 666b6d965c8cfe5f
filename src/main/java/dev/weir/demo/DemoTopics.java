package dev.weir.demo;

import dev.weir.settings.Settings;
import dev.weir.topics.TopicsCreate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes the demo's topics: the inputs as the demo needs them, the outputs as the gateway does. */
final class DemoTopics {

    private static final int PARTITIONS = 2;

    private DemoTopics() {}

    static void create(Settings settings) throws InterruptedException, ExecutionException {
        // The shop's days are long past: Kafka would delete the records as too old.
        List<NewTopic> inputs = settings.streamList().stream()
                .map(stream -> new NewTopic(Objects.requireNonNull(stream.topic()), PARTITIONS, (short) 1)
                        .configs(Map.of("retention.ms", "-1")))
                .toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object)
                Objects.requireNonNull(settings.kafka().bootstrap())))) {
            admin.createTopics(inputs).all().get();
        }
        TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST);
    }
}
