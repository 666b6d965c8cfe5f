package dev.weir.topics;

/** What Kafka does to those who need it, for tests of these. */
public final class ClusterFailures {

    private ClusterFailures() {}

    public static ClusterException noBroker() {
        return new ClusterException(new TopicProblem("kafka", "no broker answers", "start one"), null);
    }
}
