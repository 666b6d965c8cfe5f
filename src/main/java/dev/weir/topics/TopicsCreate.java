package dev.weir.topics;

import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing. One that exists is never altered. */
public final class TopicsCreate {

    /** The partitions of an input topic that is made here: where nothing is known, enough for a few subtasks. */
    public static final int NEW_INPUT_PARTITIONS = 4;

    private TopicsCreate() {}

    /** What to do about input topics that are missing: they are the user's, and a name may be misspelt. */
    public enum Inputs {
        /** A missing one is a problem. */
        MUST_EXIST,
        /** A missing one is made too. */
        CREATE
    }

    /**
     * Makes what is missing.
     *
     * @throws ClusterException when Kafka does not answer or refuses the login
     * @throws dev.weir.settings.SettingsException when a secret of the settings cannot be read
     */
    public static Outcome run(Settings settings, Inputs inputs) {
        TopicPlan plan = TopicPlan.of(settings);
        ClusterFacts facts = ClusterReader.read(Cluster.of(settings), settings, plan);
        List<PlannedTopic> missing = new ArrayList<>();
        List<TopicProblem> problems = new ArrayList<>();
        for (PlannedTopic planned : plan.topics()) {
            if (facts.topics().containsKey(planned.name())) {
                continue;
            }
            if (planned.use() == PlannedTopic.Use.REFERENCE) {
                problems.add(noReference(planned));
                continue;
            }
            Optional<PlannedTopic> absent = plan.inputs().stream()
                    .filter(input -> input.stream().equals(planned.stream()))
                    .filter(input -> !facts.topics().containsKey(input.name()))
                    .findFirst();
            if (inputs == Inputs.CREATE || absent.isEmpty()) {
                missing.add(planned);
            } else {
                problems.add(noInput(planned, absent.get()));
            }
        }
        return create(settings, facts, missing, problems);
    }

    /** How many partitions a missing topic gets: as many as its input topic has, or will have. */
    static int partitions(PlannedTopic planned, Settings settings, ClusterFacts facts) {
        StreamSettings stream = settings.streams().get(planned.stream());
        if (planned.partitions() != PlannedTopic.AS_INPUT || stream == null || stream.topic() == null) {
            return planned.partitions();
        }
        ClusterFacts.Topic input = facts.topics().get(stream.topic());
        return input == null ? NEW_INPUT_PARTITIONS : input.partitions();
    }

    private static Outcome create(
            Settings settings, ClusterFacts facts, List<PlannedTopic> missing, List<TopicProblem> problems) {
        Map<PlannedTopic, NewTopic> wanted = new LinkedHashMap<>();
        for (PlannedTopic planned : missing) {
            int partitions = partitions(planned, settings, facts);
            wanted.put(
                    planned,
                    new NewTopic(planned.name(), Optional.of(partitions), Optional.empty()).configs(planned.config()));
        }
        List<TopicState> made = new ArrayList<>();
        Cluster cluster = Cluster.of(settings);
        try (Admin admin = cluster.admin()) {
            Map<String, KafkaFuture<Void>> answers =
                    admin.createTopics(wanted.values()).values();
            wanted.forEach((planned, topic) -> {
                try {
                    cluster.get(Objects.requireNonNull(answers.get(planned.name())));
                    made.add(new TopicState(planned.name(), planned.title(), topic.numPartitions(), planned.config()));
                } catch (ClusterException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        problems.add(refused(settings, planned, topic, e));
                    }
                }
            });
        }
        return new Outcome(made, problems);
    }

    /** It is somebody else's, whom an empty one would say nothing of. */
    static TopicProblem noReference(PlannedTopic planned) {
        return new TopicProblem(
                "input topic " + planned.name(),
                "it does not exist: streams." + planned.stream() + ".reference.topic names it.",
                "correct the name, or ask whose topic it is: Weir does not make it");
    }

    private static TopicProblem noInput(PlannedTopic planned, PlannedTopic input) {
        return planned.equals(input)
                ? new TopicProblem(
                        "input topic " + input.name(),
                        "it does not exist: streams." + input.stream() + ".topic names it.",
                        "correct the name, make it, or let it be made: weir topics create --inputs")
                : new TopicProblem(
                        "output topic " + planned.name(),
                        "it was not made: it gets as many partitions as the input topic " + input.name()
                                + ", which does not exist.",
                        "see to the input topic, then: weir topics create");
    }

    private static TopicProblem refused(
            Settings settings, PlannedTopic planned, NewTopic topic, ClusterException refusal) {
        return new TopicProblem(
                "topic " + planned.name(),
                "it was not made: " + refusal.problem().what(),
                "ask who runs the cluster for: " + Commands.of(settings).create(planned, topic.numPartitions()));
    }

    /**
     * What became of it.
     *
     * @param made the topics that were made
     * @param problems what was not made, and why
     */
    public record Outcome(List<TopicState> made, List<TopicProblem> problems) {

        public Outcome {
            made = List.copyOf(made);
            problems = List.copyOf(problems);
        }
    }
}
