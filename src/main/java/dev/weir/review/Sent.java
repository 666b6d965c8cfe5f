package dev.weir.review;

import dev.weir.event.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** An act on its way: committed to the decisions topic, to be answered by the job. Immutable. */
public final class Sent {

    private final String act;
    private final List<Decision> decisions;
    private final Instant time;
    private final Map<TopicPartition, Long> answersFrom;

    Sent(String act, List<Decision> decisions, Instant time, Map<TopicPartition, Long> answersFrom) {
        this.act = act;
        this.decisions = List.copyOf(decisions);
        this.time = time;
        this.answersFrom = Map.copyOf(answersFrom);
    }

    /** The act's id: takes all of it back. */
    public String act() {
        return act;
    }

    /** What was sent, in order. */
    public List<Decision> decisions() {
        return decisions;
    }

    /** When it was committed. */
    public Instant time() {
        return time;
    }

    /** Where the audit topic ended before it was sent: no answer stands before that. */
    Map<TopicPartition, Long> answersFrom() {
        return answersFrom;
    }
}
