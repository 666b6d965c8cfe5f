package dev.weir.redrive;

import dev.weir.output.OutputReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which dead letters of a topic were sent again, by all its markers. Not thread-safe. */
final class Moved {

    private final Map<Integer, Offsets> byPartition = new HashMap<>();

    /**
     * Takes a record of the topic; only markers say something.
     *
     * @throws IOException when a marker cannot be read
     */
    void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (OutputReader.isMarker(record)) {
            Marker.read(record, byPartition.computeIfAbsent(record.partition(), any -> new Offsets()));
        }
    }

    boolean contains(Place place) {
        Offsets offsets = byPartition.get(place.partition());
        return offsets != null && offsets.contains(place.offset());
    }
}
