package dev.weir.topics;

import dev.weir.settings.Durations;
import dev.weir.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the brokers let the job write in transactions that outlive a night without it. */
final class TransactionCheck {

    private static final String MOST = "transaction.max.timeout.ms";

    private TransactionCheck() {}

    static List<TopicProblem> problems(Settings settings, ClusterFacts facts) {
        List<TopicProblem> problems = new ArrayList<>();
        Duration wanted = settings.kafka().transactionTimeout();
        facts.brokers().forEach((id, config) -> {
            String most = config.get(MOST);
            if (most != null && Long.parseLong(most) < wanted.toMillis()) {
                problems.add(tooShort(settings, "broker " + id, Duration.ofMillis(Long.parseLong(most))));
            }
        });
        if (facts.probe() == ClusterFacts.Probe.TIMEOUT_REFUSED && problems.isEmpty()) {
            problems.add(tooShort(settings, "brokers", null));
        }
        if (facts.probe() == ClusterFacts.Probe.ID_DENIED) {
            String prefix = TransactionalIds.of(settings).prefix();
            problems.add(new TopicProblem(
                    "transactional ids " + prefix + "*",
                    "this user may not write with them, so the gateway could not commit anything.",
                    Commands.of(settings)
                            .allow(
                                    "--transactional-id " + prefix + " --resource-pattern-type prefixed",
                                    "Write",
                                    "Describe")));
        }
        return problems;
    }

    private static TopicProblem tooShort(Settings settings, String subject, @Nullable Duration most) {
        Duration wanted = settings.kafka().transactionTimeout();
        String found = most == null
                ? MOST + " is less than the " + wanted.toMillis()
                : MOST + " is " + most.toMillis() + " (" + Durations.text(most) + "), less than the "
                        + wanted.toMillis();
        return new TopicProblem(
                subject,
                found + " (" + Durations.text(wanted) + ") of kafka.transactionTimeout: Kafka would refuse the job's"
                        + " transactions.",
                "set " + MOST + "=" + wanted.toMillis() + " in each broker's server.properties and restart it,\nor set"
                        + " kafka.transactionTimeout: "
                        + (most == null ? "<a shorter time>" : Durations.text(most))
                        + " in the settings: a job that is down for longer then loses what it had not yet committed");
    }
}
