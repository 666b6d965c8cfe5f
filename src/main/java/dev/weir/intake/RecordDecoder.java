package dev.weir.intake;

import dev.weir.decode.Decoder;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.TimeField;
import dev.weir.timing.RunningQuantile;
import dev.weir.timing.StreamClock;
import dev.weir.wire.ForgedHeaders;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;

/** From a Kafka record to a passage: decoded, and placed on its partition's clock. Not thread-safe. */
public final class RecordDecoder {

    private final Map<String, Topic> topics = new HashMap<>();

    /** @param settings all streams with their topics */
    public RecordDecoder(Settings settings) {
        List<StreamSettings> streams = settings.streamList();
        for (int stream = 0; stream < streams.size(); stream++) {
            StreamSettings one = streams.get(stream);
            topics.put(one.topic(), new Topic(one, Decoder.of(stream, one, settings.limits(), List.of())));
        }
    }

    /** Whether a stream of the settings has this topic. */
    boolean knows(String topic) {
        return topics.containsKey(topic);
    }

    /**
     * The event, or the dead letter, that the record is.
     *
     * @param now when it is read, epoch milliseconds: when it arrived, where the broker does not say so
     */
    public Passage decode(ConsumerRecord<byte[], byte[]> record, long now) {
        Topic topic = topics.get(record.topic());
        if (topic == null) {
            throw new IllegalStateException("topic " + record.topic() + " belongs to no stream of the settings");
        }
        boolean appended = record.timestampType() == TimestampType.LOG_APPEND_TIME;
        Origin origin =
                new Origin(record.topic(), record.partition(), record.offset(), appended ? record.timestamp() : now);
        Payload payload = new Payload(record.key(), record.value(), headers(record));
        Passage passage = topic.decoder.decode(payload, origin, record.timestamp());
        if (passage.what() == Passage.What.EVENT) {
            Partition partition = topic.partition(record.partition());
            long bound = appended ? record.timestamp() : partition.bound(record.timestamp(), now);
            return Passage.of(partition.clock.place(passage.event(), bound));
        }
        return passage;
    }

    private static List<Payload.Header> headers(ConsumerRecord<byte[], byte[]> record) {
        Header[] theirs = record.headers().toArray();
        if (theirs.length == 0) {
            return List.of();
        }
        List<Payload.Header> headers = new ArrayList<>(theirs.length);
        for (Header header : theirs) {
            headers.add(new Payload.Header(ForgedHeaders.rename(header.key()), header.value()));
        }
        return headers;
    }

    private static final class Topic {
        private final TimeField time;
        private final Decoder decoder;
        private final List<Partition> partitions = new ArrayList<>();

        private Topic(StreamSettings settings, Decoder decoder) {
            this.time = settings.fields().time();
            this.decoder = decoder;
        }

        private Partition partition(int number) {
            while (partitions.size() <= number) {
                partitions.add(new Partition(time));
            }
            return partitions.get(number);
        }
    }

    private static final class Partition {
        private final StreamClock clock;
        private final RunningQuantile recordTimes = new RunningQuantile();

        private Partition(TimeField time) {
            this.clock = new StreamClock(time);
        }

        /**
         * The latest moment at which a record whose time is its producer's own claim can have been sent: what the other
         * records of the partition say, or its own claim as far as it is not ahead of now.
         */
        private long bound(long claimed, long now) {
            long believed = Math.min(claimed < 0 ? now : claimed, now);
            long others = recordTimes.value();
            recordTimes.add(believed);
            return Math.max(others, believed);
        }
    }
}
