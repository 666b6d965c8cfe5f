package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.support.KafkaClient;
import dev.weir.support.SeparateBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessIT {

    @Test
    void keepsItsPortAndDataThroughAKill(@TempDir Path dir) throws Exception {
        // Given: one that may register again 3 s after its end, not 9
        Map<String, String> soon = Map.of("broker.session.timeout.ms", "3000", "broker.heartbeat.interval.ms", "500");
        try (SeparateBroker broker = SeparateBroker.start(dir, soon)) {
            KafkaClient kafka = KafkaClient.of(broker.bootstrap());
            kafka.createTopicNamed("kept", 2, Map.of());
            kafka.produce("kept", List.of("one", "two"));

            // When
            broker.kill();
            broker.restart();

            // Then
            assertThat(broker.bootstrap()).isEqualTo(kafka.bootstrap());
            assertThat(kafka.committedValues("kept")).containsExactlyInAnyOrder("one", "two");
        }
    }
}
