package dev.weir.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.metrics.Exposition;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells Prometheus at {@code /metrics} what a process without Flink's reporters has to tell. Close it. */
public final class Endpoint implements AutoCloseable {

    private final HttpServer server;
    private final Supplier<Optional<Exposition>> now;

    private Endpoint(HttpServer server, Supplier<Optional<Exposition>> now) {
        this.server = server;
        this.now = now;
    }

    /**
     * Starts it.
     *
     * @param address where to listen; port 0 for any
     * @param now what there is to tell, asked for on a thread of its own; as long as there is nothing it answers 503: no answer is
     *     better than zeros
     * @throws IOException when it cannot listen there
     */
    public static Endpoint start(InetSocketAddress address, Supplier<Optional<Exposition>> now) throws IOException {
        HttpServer server = bound(address);
        Endpoint endpoint = new Endpoint(server, now);
        server.createContext("/metrics", endpoint::answer);
        server.start();
        return endpoint;
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static HttpServer bound(InetSocketAddress address) throws IOException {
        try {
            return HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new IOException(
                    "metrics cannot be told at " + address + ": " + e.getMessage()
                            + "; choose another --metrics-host or --metrics-port",
                    e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            Optional<Exposition> told = now.get();
            if (told.isEmpty()) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            byte[] text = told.get().text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", Exposition.TYPE);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
