package dev.weir.topics;

import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;

import dev.weir.settings.Settings;
import dev.weir.settings.Signatures;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.TimeField;
import java.util.ArrayList;
import java.util.List;

/** Whose clock stamps the input records. Kafka's default is the producer's, which bounds nothing. */
final class TimestampCheck {

    /** The value of {@code message.timestamp.type} with which the broker stamps. */
    static final String APPEND_TIME = "LogAppendTime";

    private TimestampCheck() {}

    static List<TopicProblem> problems(Settings settings, ClusterFacts facts) {
        List<TopicProblem> problems = new ArrayList<>();
        settings.streams().forEach((name, stream) -> {
            ClusterFacts.Topic topic = facts.topics().get(String.valueOf(stream.topic()));
            if (topic == null || !needsBrokerClock(stream) || isBrokers(topic)) {
                return;
            }
            problems.add(problem(settings, name, stream, topic));
        });
        return problems;
    }

    /** Whether the broker stamps the records of this topic. A topic whose settings cannot be read is taken as the worse. */
    private static boolean isBrokers(ClusterFacts.Topic topic) {
        return APPEND_TIME.equals(topic.config().get(MESSAGE_TIMESTAMP_TYPE_CONFIG));
    }

    /** A stream without times has none to bound; signatures are compared with the arrival, which must stay the same. */
    private static boolean needsBrokerClock(StreamSettings stream) {
        TimeField time = stream.fields().time();
        return stream.signatures() != Signatures.IGNORED
                || time.trust() == TimeField.Trust.BROKER && time.place() != TimeField.Place.ORDER;
    }

    private static TopicProblem problem(
            Settings settings, String name, StreamSettings stream, ClusterFacts.Topic topic) {
        String input = String.valueOf(stream.topic());
        String found = topic.config().get(MESSAGE_TIMESTAMP_TYPE_CONFIG);
        return new TopicProblem(
                "input topic " + input,
                found == null
                        ? "its message.timestamp.type cannot be read, so it is unknown whose clock stamps its records."
                        : "its message.timestamp.type is " + found
                                + ": a record's time is its producer's own claim, which bounds no event time"
                                + (stream.signatures() == Signatures.IGNORED ? "." : " and no signature's."),
                Commands.of(settings).alterTopic(input, MESSAGE_TIMESTAMP_TYPE_CONFIG, APPEND_TIME)
                        + (stream.signatures() == Signatures.IGNORED
                                ? "\nor accept the producers' clocks in the settings: streams." + name
                                        + ".fields.time.trust: producer"
                                : "\nor ask for no signatures in the settings: streams." + name
                                        + ".signatures: ignored"));
    }
}
