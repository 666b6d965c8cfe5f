package dev.weir.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a job manager says about its only job over HTTP. Nothing is thrown while it is not there: then nothing is known. */
final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final int port;
    private String job = "";

    Rest(int port) {
        this.port = port;
    }

    /** One document, or a missing node when the job manager gives none. */
    JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? JSON.readTree(response.body()) : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + path, e);
        }
    }

    /** Asks the job to stop with a savepoint; it ends some time later. */
    void stopWithSavepoint(Path folder) {
        String body = "{\"drain\":false,\"targetDirectory\":\"" + folder.toUri() + "\"}";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/jobs/" + job() + "/stop"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 202) {
                throw new IllegalStateException("the job does not stop: " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping the job", e);
        }
    }

    /** The job's id, or an empty text before there is one. */
    String job() {
        if (job.isEmpty()) {
            job = get("/jobs/overview").path("jobs").path(0).path("jid").asText("");
        }
        return job;
    }

    /** RUNNING, RESTARTING, FAILED and so on, or an empty text when unknown. */
    String state() {
        return get("/jobs/overview").path("jobs").path(0).path("state").asText("");
    }

    /** Whether the job has tasks and each of them runs. */
    boolean allTasksRun() {
        JsonNode job = get("/jobs/overview").path("jobs").path(0);
        int total = job.path("tasks").path("total").asInt(0);
        return job.path("state").asText("").equals("RUNNING")
                && total > 0
                && job.path("tasks").path("running").asInt() == total;
    }

    /** How many tasks are in a state such as {@code initializing}. */
    int tasks(String state) {
        return get("/jobs/overview")
                .path("jobs")
                .path(0)
                .path("tasks")
                .path(state)
                .asInt(0);
    }

    /** Checkpoints completed since the job manager started. */
    long completedCheckpoints() {
        return checkpoints().path("counts").path("completed").asLong(0);
    }

    /** When the latest completed checkpoint was begun, epoch milliseconds; 0 for none. */
    long latestCheckpointBegan() {
        return checkpoints()
                .path("latest")
                .path("completed")
                .path("trigger_timestamp")
                .asLong(0);
    }

    /** Bytes of state in the latest completed checkpoint, with those that it shares with older ones. */
    long stateBytes() {
        return checkpoints().path("latest").path("completed").path("state_size").asLong(0);
    }

    /** Checkpoints that failed since the job manager started. */
    long failedCheckpoints() {
        return checkpoints().path("counts").path("failed").asLong(0);
    }

    /** The number of a checkpoint that was begun and is not completed, or -1. */
    long openCheckpoint() {
        for (JsonNode checkpoint : checkpoints().path("history")) {
            if (checkpoint.path("status").asText().equals("IN_PROGRESS")) {
                return checkpoint.path("id").asLong(-1);
            }
        }
        return -1;
    }

    /** What is known of one checkpoint. */
    JsonNode checkpoint(long number) {
        return get("/jobs/" + job() + "/checkpoints/details/" + number);
    }

    /** When the job last began to restart, epoch milliseconds; 0 for never. */
    long restarted() {
        return get("/jobs/" + job()).path("timestamps").path("RESTARTING").asLong(0);
    }

    private JsonNode checkpoints() {
        return get("/jobs/" + job() + "/checkpoints");
    }

    /** The names of the task managers that have a slot in use. */
    List<String> busyTaskManagers() {
        List<String> busy = new ArrayList<>();
        for (JsonNode manager : get("/taskmanagers").path("taskmanagers")) {
            if (manager.path("freeSlots").asInt() < manager.path("slotsNumber").asInt()) {
                busy.add(manager.path("id").asText());
            }
        }
        return busy;
    }

    /** One of a task manager's metrics as a number, or -1 when unknown. */
    long metric(String taskManager, String metric) {
        return get("/taskmanagers/" + taskManager + "/metrics?get=" + metric)
                .path(0)
                .path("value")
                .asLong(-1);
    }

    /** Every failure that the job manager remembers, one a line. */
    String failures() {
        JsonNode entries =
                get("/jobs/" + job() + "/exceptions").path("exceptionHistory").path("entries");
        return StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> entry.path("stacktrace").asText().lines().limit(3).toList() + "\n")
                .reduce("", String::concat);
    }

    /** State, tasks and failures in a few lines. */
    String summary() {
        return "--- job " + get("/jobs/overview") + "\n--- checkpoints "
                + checkpoints().path("counts") + "\n--- failures\n" + failures();
    }
}
