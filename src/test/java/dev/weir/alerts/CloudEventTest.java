package dev.weir.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.Events;
import dev.weir.event.Alert;
import dev.weir.event.Code;
import dev.weir.support.OutputSchema;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void everyTypeIsAsDescribedAndCarriesTheAlert(Alert.Type type) throws IOException {
        // Given
        byte[] written = StoredAlerts.json(type, "film:\u0000f1", Events.NOON);

        // When
        CloudEvent event = CloudEvent.of("shop.weir", StoredAlert.of(StoredAlerts.record(written)));

        // Then
        JsonNode json = JSON.readTree(event.json());
        assertThat(OutputSchema.of("alert-event").errors(event.json())).isEmpty();
        assertThat(json.path("data")).isEqualTo(JSON.readTree(written));
        assertThat(json.path("type").asText()).isEqualTo("dev.weir.alert." + Code.of(type));
        assertThat(json.path("source").asText()).isEqualTo("/weir/shop.weir/ratings");
        assertThat(json.path("subject").asText()).isEqualTo("film:\u0000f1");
        assertThat(json.path("time").asText())
                .isEqualTo(Instant.ofEpochMilli(Events.NOON).toString());
        assertThat(event.id())
                .isEqualTo("0/42@" + StoredAlerts.WRITTEN)
                .isEqualTo(json.path("id").asText());
        assertThat(json.at("/data/threats")).hasSize(type.threats().size());
    }

    @Test
    void aTimeThatTheEnvelopeDoesNotKnowIsLeftToTheData() throws IOException {
        // Given
        long farAway = Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli();
        byte[] written = StoredAlerts.json(Alert.Type.BRAKE, "", farAway);

        // When
        JsonNode json = JSON.readTree(CloudEvent.of("weir", StoredAlert.of(StoredAlerts.record(written)))
                .json());

        // Then
        assertThat(json.path("time").asText())
                .isEqualTo(Instant.ofEpochMilli(StoredAlerts.WRITTEN).toString());
        assertThat(json.at("/data/time").asText()).startsWith("+10000-");
        assertThat(json.has("subject")).as("CloudEvents allow no empty one").isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{", "{\"stream\":\"a\"}", "{\"stream\":1,\"type\":\"a\",\"sentence\":\"b\"}"})
    void whatIsNoAlertIsRefused(String value) {
        assertThatThrownBy(() -> StoredAlert.of(StoredAlerts.record(value.getBytes(UTF_8))))
                .isInstanceOf(IOException.class);
    }
}
