package dev.weir.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.chain.ChainRecord;
import dev.weir.chain.Links;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The audit of a job that runs while it is verified. */
@ExtendWith(Broker.class)
class AuditTopicIT {

    @TempDir
    Path dir;

    @Test
    void whatASealTellsOfAndIsCommittedAMomentLaterIsNotMissing(KafkaClient kafka) throws Exception {
        // Given: the seal of a checkpoint is committed, and what it tells of is not yet
        Settings settings = settings(kafka);
        List<AuditLine> trail = Trail.sealed(3, 3);
        try (KafkaProducer<byte[], byte[]> records = begun(kafka)) {
            try (KafkaProducer<byte[], byte[]> seals = begun(kafka)) {
                for (AuditLine line : trail) {
                    send(isSeal(line) ? seals : records, settings, line);
                }
                seals.commitTransaction();
            }
            records.flush();
            ChainVerifier verifier = new ChainVerifier(Set.of(Trail.PUBLIC));

            // When: it is committed as soon as somebody misses it
            AuditSource.topic(settings).read(verifier::take, () -> {
                boolean lacking = verifier.isLacking();
                if (lacking) {
                    records.commitTransaction();
                }
                return lacking;
            });

            // Then
            AuditReport report = verifier.end();
            assertThat(report.findings()).isEmpty();
            assertThat(report.records()).isEqualTo(trail.size());
        }
    }

    @Test
    void whatNeverComesIsCut(KafkaClient kafka) throws Exception {
        Settings settings = settings(kafka);
        try (KafkaProducer<byte[], byte[]> producer = begun(kafka)) {
            for (AuditLine line : Trail.sealed(3, 3)) {
                if (isSeal(line)) {
                    send(producer, settings, line);
                }
            }
            producer.commitTransaction();
        }
        kafka.awaitCommitted(settings.auditTopic(), 1);
        ChainVerifier verifier = new ChainVerifier(Set.of(Trail.PUBLIC));
        new AuditTopic(settings, Duration.ofSeconds(1)).read(verifier::take, verifier::isLacking);
        assertThat(verifier.end().findings()).extracting(AuditFinding::kind).contains(AuditFinding.Kind.CUT);
    }

    private static boolean isSeal(AuditLine line) {
        return record(line).seal() != null;
    }

    private static ChainRecord record(AuditLine line) {
        return Objects.requireNonNull(ChainRecord.read(line.bytes()));
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, Settings settings, AuditLine line) {
        producer.send(new ProducerRecord<>(settings.auditTopic(), record(line).chain(), null, line.bytes()));
    }

    private static KafkaProducer<byte[], byte[]> begun(KafkaClient kafka) {
        KafkaProducer<byte[], byte[]> producer =
                kafka.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, KafkaClient.uniqueName("audit")));
        producer.initTransactions();
        producer.beginTransaction();
        return producer;
    }

    private Settings settings(KafkaClient kafka) throws Exception {
        String prefix = KafkaClient.uniqueName("audit");
        Settings settings = SettingsFile.load(TestSettings.live(dir, prefix, kafka.bootstrap()));
        kafka.createTopicNamed(settings.auditTopic(), Links.CHAINS, Map.of());
        return settings;
    }
}
