package dev.weir.store;

import dev.weir.event.Origin;
import dev.weir.topics.CommittedRecords.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where each partition is read on from. */
final class Starts {

    private Starts() {}

    /**
     * Behind what the tables have.
     *
     * @param spans what the topics have
     * @param reached what the tables have
     * @throws IllegalStateException naming every partition that cannot continue its table
     */
    static Map<TopicPartition, Long> of(List<Span> spans, Positions reached, StoreJob.Gap gap) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        List<String> gone = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (Span span : spans) {
            long next = reached.next(span.topic(), span.partition());
            String partition = Origin.place(span.topic(), span.partition());
            if (next > span.to()) {
                other.add(partition + " ends at " + span.to() + ", and the table has it up to " + next);
            } else if (next > 0 && next < span.from()) {
                gone.add(partition + " begins at " + span.from() + ", and the table has it up to " + next);
            }
            starts.put(new TopicPartition(span.topic(), span.partition()), Math.max(next, span.from()));
        }
        if (!other.isEmpty()) {
            throw new IllegalStateException(
                    "the topics are not those that the tables were filled from: " + String.join("; ", other)
                            + ". A topic that was made anew goes into tables of its own: set store.namespace");
        }
        if (!gone.isEmpty() && gap == StoreJob.Gap.REFUSE) {
            throw new IllegalStateException(
                    "records were deleted from the topics before they were stored: " + String.join("; ", gone)
                            + ". --accept-gap goes on without them; longer retention of the topics keeps it from happening");
        }
        return starts;
    }
}
