package dev.weir.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.DeadReason;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a registry with Confluent's HTTP interface (Apicurio's is at {@code /apis/ccompat/v7}). A record begins with a
 * byte 0 and four bytes, the id of its schema, big-endian (Confluent's wire format).
 *
 * <p>A schema is fetched once. Ids that the registry does not know are asked for again after a minute, so that a flood of
 * made-up ids costs it one request each a minute. Not thread-safe.
 */
final class SchemaRegistry implements WriterSchemas {

    private static final int FRAME = 5;
    private static final int MOST_SCHEMAS = 1_000;
    private static final int MOST_REFERENCES = 100;
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 3;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String registry;
    private final @Nullable String authorization;
    private final LongSupplier millis;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<Integer, Known> schemas = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Known> eldest) {
            return size() > MOST_SCHEMAS;
        }
    };

    /** What is known of an id: its schema, or why there is none and when that was said. */
    private record Known(@Nullable Schema schema, String why, long at) {}

    /**
     * @param registry its address: {@code https://registry:8081}
     * @param login {@code user:password}, or null
     * @param millis a running clock in milliseconds
     */
    SchemaRegistry(String registry, @Nullable String login, LongSupplier millis) {
        this.registry = registry.endsWith("/") ? registry.substring(0, registry.length() - 1) : registry;
        this.authorization = login == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        this.millis = millis;
    }

    @Override
    public int frame() {
        return FRAME;
    }

    @Override
    public Schema of(byte[] value) throws Refusal {
        if (value.length < FRAME || value[0] != 0) {
            throw new Refusal(
                    DeadReason.NOT_AVRO,
                    "the value does not begin with a byte 0 and the four bytes of a schema id (Confluent's wire format)");
        }
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        Known known = schemas.get(id);
        if (known == null || (known.schema == null && millis.getAsLong() - known.at > ASK_AGAIN.toMillis())) {
            known = fetch(id);
            schemas.put(id, known);
        }
        if (known.schema == null) {
            throw new Refusal(DeadReason.UNKNOWN_SCHEMA, "schema " + id + " of " + registry + ' ' + known.why);
        }
        return known.schema;
    }

    private Known fetch(int id) {
        JsonNode answer = get("/schemas/ids/" + id);
        long now = millis.getAsLong();
        if (answer == null) {
            return new Known(null, "does not exist", now);
        }
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            return new Known(null, "is of type " + Shown.text(type) + ", not AVRO", now);
        }
        try {
            Schema.Parser parser = new Schema.Parser();
            references(answer, parser, MOST_REFERENCES);
            return new Known(parser.parse(answer.path("schema").asText()), "", now);
        } catch (AvroRuntimeException e) {
            return new Known(null, "is no Avro schema: " + Shown.text(String.valueOf(e.getMessage())), now);
        }
    }

    /** Lets the parser know what a schema refers to, and what that refers to before it. Returns how many more may follow. */
    private int references(JsonNode answer, Schema.Parser parser, int allowed) {
        int left = allowed;
        for (JsonNode reference : answer.path("references")) {
            if (left-- == 0) {
                throw new AvroRuntimeException("it refers to more than " + MOST_REFERENCES + " others");
            }
            String subject = URLEncoder.encode(reference.path("subject").asText(), StandardCharsets.UTF_8);
            JsonNode other = get("/subjects/" + subject + "/versions/"
                    + reference.path("version").asInt());
            if (other == null) {
                throw new AvroRuntimeException("it refers to a schema that does not exist");
            }
            left = references(other, parser, left);
            if (!parser.getTypes().containsKey(reference.path("name").asText())) {
                parser.parse(other.path("schema").asText());
            }
        }
        return left;
    }

    /** What stands at a path, or null where nothing does. */
    private @Nullable JsonNode get(String path) {
        String problem = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                HttpResponse<String> answer = client.send(request(path), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == OK) {
                    return JSON.readTree(answer.body());
                }
                if (answer.statusCode() == NOT_FOUND) {
                    return null;
                }
                problem = "it answers with status " + answer.statusCode();
            } catch (IOException e) {
                problem = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for the schema registry", e);
            }
        }
        throw new IllegalStateException("the schema registry " + registry + path + " gives no schema: " + problem
                + "; see that it runs and that avro.registry and avro.login are right. The job starts again by itself,"
                + " no record is lost");
    }

    private HttpRequest request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(registry + path))
                .timeout(PATIENCE)
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }
}
