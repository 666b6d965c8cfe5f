package dev.weir.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who is told of alerts: it answers as it was told to, then 204, and remembers what it was sent. */
public final class Receiver implements AutoCloseable {

    /** A status after which a body begins that does not end. */
    static final int ENDLESS = 299;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile String retryAfter = "";

    private Receiver(HttpServer server) {
        this.server = server;
    }

    /**
     * A request.
     *
     * @param headers by their names in lower case, the first value of each
     */
    @SuppressWarnings("ArrayRecordComponent") // Of a test, and never compared.
    public record Call(String path, Map<String, String> headers, byte[] body, int answer) {
        /** The event's id. */
        public String id() {
            return json().path("id").asText();
        }

        /** The event. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("what was sent is no JSON", e);
            }
        }
    }

    /** Answers with these statuses first. */
    public static Receiver start(Integer... answers) throws IOException {
        Receiver receiver =
                new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        receiver.answers.addAll(Arrays.asList(answers));
        receiver.server.createContext("/", receiver::take);
        receiver.server.start();
        return receiver;
    }

    /** What it says besides of when to come again. */
    Receiver retryAfter(String header) {
        retryAfter = header;
        return this;
    }

    /** Its address, with a path that is a secret. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook/pa7h-s3cret";
    }

    /** What it was sent so far. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The ids that it took, in order. */
    public List<String> taken() {
        return calls.stream()
                .filter(call -> call.answer() / 100 == 2)
                .map(Call::id)
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        Integer next = answers.peek();
        if (next != null && next == ENDLESS) {
            answers.remove();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(ENDLESS, 0);
            exchange.getResponseBody().flush();
            return;
        }
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            byte[] body = exchange.getRequestBody().readAllBytes();
            Integer told = answers.poll();
            int answer = told == null ? 204 : told;
            if (answer == 503 && !retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            if (answer / 100 == 3) {
                exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
            }
            calls.add(new Call(exchange.getRequestURI().getPath(), headers, body, answer));
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
