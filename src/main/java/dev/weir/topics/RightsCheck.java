package dev.weir.topics;

import dev.weir.settings.Settings;
import dev.weir.topics.PlannedTopic.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;

/** Whether the topics are there and may be used. */
final class RightsCheck {

    private static final Set<AclOperation> READER =
            Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS, AclOperation.READ);

    /** Read, because a starting job asks the output topics which transactions are open, and that needs it. */
    private static final Set<AclOperation> WRITER =
            Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS, AclOperation.READ, AclOperation.WRITE);

    private final Settings settings;
    private final ClusterFacts facts;
    private final Commands commands;
    private final List<TopicProblem> problems = new ArrayList<>();

    private RightsCheck(Settings settings, ClusterFacts facts) {
        this.settings = settings;
        this.facts = facts;
        this.commands = Commands.of(settings);
    }

    static List<TopicProblem> problems(Settings settings, TopicPlan plan, ClusterFacts facts) {
        RightsCheck check = new RightsCheck(settings, facts);
        plan.topics().forEach(check::topic);
        check.group();
        return check.problems;
    }

    private void topic(PlannedTopic planned) {
        Set<AclOperation> needed = planned.use().read() ? READER : WRITER;
        ClusterFacts.Topic topic = facts.topics().get(planned.name());
        if (topic != null) {
            rights(subject(planned), "--topic " + planned.name(), needed, topic.rights());
        } else if (facts.denied().contains(planned.name())) {
            problems.add(new TopicProblem(
                    subject(planned),
                    "this user may not describe it; it may also be missing.",
                    commands.allow("--topic " + planned.name(), names(needed))));
        } else {
            missing(planned);
        }
    }

    private void missing(PlannedTopic planned) {
        if (planned.use() == Use.INPUT) {
            problems.add(new TopicProblem(
                    subject(planned),
                    "it does not exist: streams." + planned.stream() + ".topic names it.",
                    "correct the name, or make it, with as many partitions as the load needs: "
                            + commands.create(planned, TopicsCreate.NEW_INPUT_PARTITIONS)
                            + "\nor: weir topics create --inputs"));
            return;
        }
        if (planned.use() == Use.REFERENCE) {
            problems.add(TopicsCreate.noReference(planned));
            return;
        }
        problems.add(new TopicProblem(
                subject(planned),
                "it does not exist.",
                "weir topics create\nor: "
                        + commands.create(planned, TopicsCreate.partitions(planned, settings, facts))));
    }

    private void group() {
        String group = settings.consumerGroup();
        rights("consumer group " + group, "--group " + group, Set.of(AclOperation.READ), facts.groupRights());
    }

    private void rights(String subject, String resource, Set<AclOperation> needed, Set<AclOperation> given) {
        Set<AclOperation> lacking = needed.stream()
                .filter(right -> !given.contains(right) && !given.contains(AclOperation.ALL))
                .collect(Collectors.toSet());
        if (!lacking.isEmpty()) {
            problems.add(new TopicProblem(
                    subject,
                    "this user lacks the right to " + String.join(", ", names(lacking)) + ".",
                    commands.allow(resource, names(lacking))));
        }
    }

    private static String subject(PlannedTopic planned) {
        return (planned.use().read() ? "input" : "output") + " topic " + planned.name();
    }

    /** As {@code kafka-acls.sh} writes them: {@code DescribeConfigs}. */
    private static String[] names(Set<AclOperation> rights) {
        return rights.stream().sorted().map(RightsCheck::name).toArray(String[]::new);
    }

    private static String name(AclOperation right) {
        return Stream.of(right.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
