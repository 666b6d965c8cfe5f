package dev.weir.topics;

import dev.weir.settings.Settings;
import java.util.Map;

/**
 * The commands of Kafka's own distribution that change what a check found.
 *
 * @param options what each of them needs to reach the cluster
 */
record Commands(String options) {

    /** Commands that reach the cluster of these settings; a login goes into a file, never on a command line. */
    static Commands of(Settings settings) {
        String login = settings.kafka().properties().isEmpty() ? "" : " --command-config client.properties";
        return new Commands("--bootstrap-server " + settings.kafka().bootstrap() + login);
    }

    String create(PlannedTopic topic, int partitions) {
        StringBuilder line = new StringBuilder("kafka-topics.sh ")
                .append(options)
                .append(" --create --topic ")
                .append(topic.name())
                .append(" --partitions ")
                .append(partitions);
        topic.config().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> line.append(" --config ")
                        .append(entry.getKey())
                        .append('=')
                        .append(entry.getValue()));
        return line.toString();
    }

    String alterTopic(String topic, String key, String value) {
        return "kafka-configs.sh " + options + " --alter --entity-type topics --entity-name " + topic + " --add-config "
                + key + "=" + value;
    }

    String morePartitions(String topic, int partitions) {
        return "kafka-topics.sh " + options + " --alter --topic " + topic + " --partitions " + partitions;
    }

    /** Gives the job's user the rights {@code operations} (one or more) on a resource such as {@code --topic weir.audit}. */
    String allow(String resource, String... operations) {
        StringBuilder line =
                new StringBuilder("kafka-acls.sh ").append(options).append(" --add --allow-principal User:");
        line.append("<the job's user>");
        for (String operation : operations) {
            line.append(" --operation ").append(operation);
        }
        return line.append(' ').append(resource).toString();
    }
}
