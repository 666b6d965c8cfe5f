package dev.weir.topics;

import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;

import dev.weir.settings.LimitSettings;
import dev.weir.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the largest record that the gateway writes passes everywhere. One that does not would stop the job, and after
 * the restart stop it again.
 */
final class SizeCheck {

    private static final String BROKER_REQUEST = "socket.request.max.bytes";

    private SizeCheck() {}

    static List<TopicProblem> problems(Settings settings, TopicPlan plan, ClusterFacts facts) {
        List<TopicProblem> problems = new ArrayList<>();
        for (PlannedTopic output : plan.outputs()) {
            topic(settings, plan, output, facts, problems);
        }
        facts.brokers().forEach((id, config) -> {
            if (number(config.get(BROKER_REQUEST)) < plan.recordBytes()) {
                problems.add(new TopicProblem(
                        "broker " + id,
                        BROKER_REQUEST + " is " + config.get(BROKER_REQUEST) + ", and " + need(settings, plan),
                        "set " + BROKER_REQUEST + "=" + plan.recordBytes() + " in its server.properties and restart it,"
                                + "\nor lower limits.recordBytes in the settings"));
            }
        });
        return problems;
    }

    private static void topic(
            Settings settings, TopicPlan plan, PlannedTopic output, ClusterFacts facts, List<TopicProblem> problems) {
        ClusterFacts.Topic topic = facts.topics().get(output.name());
        String limit = topic == null ? null : topic.config().get(MAX_MESSAGE_BYTES_CONFIG);
        if (number(limit) < plan.recordBytes()) {
            problems.add(new TopicProblem(
                    "output topic " + output.name(),
                    "its " + MAX_MESSAGE_BYTES_CONFIG + " is " + limit + ", and " + need(settings, plan),
                    Commands.of(settings)
                                    .alterTopic(
                                            output.name(),
                                            MAX_MESSAGE_BYTES_CONFIG,
                                            Integer.toString(plan.recordBytes()))
                            + "\nor lower limits.recordBytes in the settings"));
        }
    }

    private static String need(Settings settings, TopicPlan plan) {
        return plan.recordBytes() + " is needed: a record of limits.recordBytes ("
                + settings.limits().recordBytes() + "), or the first 64 KiB of a larger one, and "
                + LimitSettings.HEADROOM + " for headers.";
    }

    /** A value that is not known is not a problem. */
    private static long number(@Nullable String text) {
        return text == null || !text.strip().matches("\\d{1,18}") ? Long.MAX_VALUE : Long.parseLong(text.strip());
    }
}
