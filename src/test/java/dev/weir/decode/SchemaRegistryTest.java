package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.weir.event.DeadReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server of HTTP that answers as Confluent's registry does. */
class SchemaRegistryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USER =
            "{\"type\":\"record\",\"name\":\"User\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}";
    private static final String RATING =
            "{\"type\":\"record\",\"name\":\"Rating\",\"fields\":[{\"name\":\"user\",\"type\":\"User\"}]}";

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private @Nullable String login;
    private int status = 200;
    private long now = 1_000_000;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getRawPath();
            asked.add(path);
            login = exchange.getRequestHeaders().getFirst("Authorization");
            String answer = answers.get(path);
            byte[] bytes = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status == 200 && answer == null ? 404 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aSchemaIsFetchedOnceAndTheLoginGoesWithIt() throws Exception {
        // Given
        answers.put("/schemas/ids/7", content(USER));
        SchemaRegistry registry = registry("ann:secret");

        // When
        registry.of(naming(7));
        String name = registry.of(naming(7)).getName();

        // Then
        assertThat(name).isEqualTo("User");
        assertThat(asked).containsExactly("/schemas/ids/7");
        assertThat(login).isEqualTo("Basic YW5uOnNlY3JldA==");
    }

    @Test
    void whatASchemaRefersToIsFetchedToo() throws Exception {
        // Given
        answers.put(
                "/schemas/ids/8",
                JSON.writeValueAsString(Map.of(
                        "schema",
                        RATING,
                        "references",
                        List.of(Map.of("name", "User", "subject", "shop user", "version", 3)))));
        answers.put("/subjects/shop+user/versions/3", content(USER));

        // Then
        assertThat(registry(null).of(naming(8)).getField("user").schema().getName())
                .isEqualTo("User");
        assertThat(login).isNull();
    }

    @Test
    void anUnknownIdIsADeadLetterAndAskedForAgainAfterAMinute() {
        // Given
        SchemaRegistry registry = registry(null);
        answers.put("/schemas/ids/6", "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message M {}\"}");

        // Then
        assertThat(refusal(registry, naming(9)).reason()).isEqualTo(DeadReason.UNKNOWN_SCHEMA);
        assertThat(refusal(registry, naming(9)).error()).contains("schema 9 of http", "does not exist");
        now += 60_000;
        refusal(registry, naming(9));
        assertThat(asked).hasSize(1);
        now += 1;
        refusal(registry, naming(9));
        assertThat(asked).hasSize(2);
        assertThat(refusal(registry, naming(6)).error()).contains("is of type 'PROTOBUF', not AVRO");
    }

    @Test
    void aValueWithoutAnIdIsNotAvro() {
        SchemaRegistry registry = registry(null);
        for (byte[] value : List.of(new byte[] {0, 0, 0, 7}, new byte[] {1, 0, 0, 0, 7}, new byte[] {'{'})) {
            assertThat(refusal(registry, value).reason()).isEqualTo(DeadReason.NOT_AVRO);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aRegistryThatIsOutIsNoFaultOfTheRecord() {
        status = 503;
        assertThatThrownBy(() -> registry(null).of(naming(7)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it answers with status 503")
                .hasMessageContaining("no record is lost");
        assertThat(asked).hasSize(3);
    }

    private SchemaRegistry registry(@Nullable String user) {
        return new SchemaRegistry("http://localhost:" + server.getAddress().getPort() + "/", user, () -> now);
    }

    private static Refusal refusal(SchemaRegistry registry, byte[] value) {
        try {
            throw new AssertionError("a schema: " + registry.of(value));
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    private static byte[] naming(int id) {
        return ByteBuffer.allocate(6).put((byte) 0).putInt(id).array();
    }

    private static String content(String schema) throws IOException {
        return JSON.writeValueAsString(Map.of("schema", schema));
    }
}
