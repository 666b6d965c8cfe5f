package dev.weir.alerts;

import dev.weir.event.Alert;
import dev.weir.route.CampaignJson;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Alerts as the job writes them. */
public final class StoredAlerts {

    static final long WRITTEN = 1_795_780_800_123L;

    private StoredAlerts() {}

    /** What the job writes. */
    public static byte[] json(Alert.Type type, String subject, long time) {
        return CampaignJson.of(new Alert(0, type, subject, "somebody should look", time), "ratings");
    }

    static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>(
                "weir.alerts",
                0,
                42,
                WRITTEN,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
