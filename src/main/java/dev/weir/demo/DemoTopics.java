package dev.weir.demo;

import dev.weir.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes the demo's topics. */
final class DemoTopics {

    private static final int PARTITIONS = 2;

    private DemoTopics() {}

    static void create(Settings settings) throws InterruptedException, ExecutionException {
        List<NewTopic> topics = new ArrayList<>();
        // The shop's days are long past: Kafka would delete the records as too old.
        settings.streamList()
                .forEach(stream -> topics.add(
                        topic(Objects.requireNonNull(stream.topic())).configs(Map.of("retention.ms", "-1"))));
        for (String stream : settings.streamNames()) {
            topics.add(topic(settings.trainingTopic(stream)));
            topics.add(topic(settings.quarantineTopic(stream)));
            topics.add(topic(settings.deadLetterTopic(stream)));
        }
        topics.add(topic(settings.auditTopic()));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object)
                Objects.requireNonNull(settings.kafka().bootstrap())))) {
            admin.createTopics(topics).all().get();
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, PARTITIONS, (short) 1);
    }
}
