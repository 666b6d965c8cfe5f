package dev.weir.topics;

import org.jspecify.annotations.Nullable;

/** A Kafka that does not answer, refuses the login, or refuses what it was asked. The message says what to do. */
public final class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TopicProblem problem;

    ClusterException(TopicProblem problem, @Nullable Throwable cause) {
        super(problem.text(), cause);
        this.problem = problem;
    }

    /** What is the matter, and what ends it. */
    public TopicProblem problem() {
        return problem;
    }
}
