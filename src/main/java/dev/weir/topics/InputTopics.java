package dev.weir.topics;

import java.io.Serializable;
import java.util.Map;

/**
 * What the job must know of its input topics before it reads them.
 *
 * @param topics by topic name
 */
public record InputTopics(Map<String, Facts> topics) implements Serializable {

    public InputTopics {
        topics = Map.copyOf(topics);
    }

    /**
     * One input topic.
     *
     * @param clock who sets the record timestamps
     * @param partitions how many, 1 or more
     */
    public record Facts(Clock clock, int partitions) implements Serializable {}

    /** Who sets a record's timestamp. */
    public enum Clock {
        /** The broker, when it appends the record: {@code LogAppendTime}. */
        BROKER,
        /** The producer, as it likes: {@code CreateTime}. */
        PRODUCER
    }
}
