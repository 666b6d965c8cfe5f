package dev.weir.cli;

import dev.weir.TestSettings;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ThreatTag;
import dev.weir.route.KafkaRoute;
import dev.weir.settings.Settings;
import dev.weir.support.KafkaClient;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records in the output topics as the gateway writes them. */
final class TopicFixtures {

    private TopicFixtures() {}

    /** A file of settings, of a deployment that nobody else has: films that customers rate. */
    static Path settings(Path folder, String name, KafkaClient kafka) throws IOException {
        return Files.writeString(
                folder.resolve("weir.yaml"),
                """
                prefix: %s
                kafka: {bootstrap: "%s"}
                """.formatted(KafkaClient.uniqueName(name), kafka.bootstrap()) + TestSettings.FILMS);
    }

    /** Writes passages where the gateway would. */
    static void write(KafkaClient kafka, Settings settings, List<Passage> passages) {
        KafkaRoute route = new KafkaRoute(settings);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Passage passage : passages) {
            records.add(Objects.requireNonNull(route.serialize(passage, null, null)));
        }
        kafka.produceRecords(records);
    }

    /** 700 events in a minute, which holds. */
    static Finding flood() {
        return new Finding(
                "rate",
                Family.RATE,
                12,
                700,
                300,
                4,
                "events in 1 min",
                "700 events in one minute",
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA),
                Finding.Weight.HOLDS);
    }
}
