package dev.weir.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real Prometheus with the configuration and rules of deploy/prometheus, in a hurry: it asks every second, and no rule waits. */
final class PrometheusProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it answers while it reads its data. */
    private static final int UNAVAILABLE = 503;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private PrometheusProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one on this port that asks the job, the console and the forwarder on theirs. */
    static PrometheusProcess start(Path folder, int port, int job, int console, int forwarder) throws IOException {
        Files.writeString(
                folder.resolve("rules.yaml"),
                Files.readString(Monitoring.RULES).replaceAll("(?m)^        for: .*\n", ""));
        Files.writeString(
                folder.resolve("prometheus.yml"),
                Files.readString(Monitoring.PROMETHEUS.resolve("prometheus.yml"))
                        .replaceAll("_interval: 15s", "_interval: 1s")
                        .replace("127.0.0.1:9249", "127.0.0.1:" + job)
                        .replace("127.0.0.1:9250", "127.0.0.1:" + console)
                        .replace("127.0.0.1:9251", "127.0.0.1:" + forwarder));
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusProcess(process, port);
    }

    /** The result of an expression; an error in it fails. */
    JsonNode query(String expr) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/query?query="
                        + URLEncoder.encode(expr, StandardCharsets.UTF_8)))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == UNAVAILABLE) {
            throw new ConnectException("it starts: " + response.body());
        }
        JsonNode answer = JSON.readTree(response.body());
        if (!answer.path("status").asText().equals("success")) {
            throw new AssertionError(expr + ": " + answer);
        }
        return answer.at("/data/result");
    }

    /** Whether an expression has a result; false too while it starts. */
    boolean has(String expr) {
        try {
            return !query(expr).isEmpty();
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(expr, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(expr, e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
