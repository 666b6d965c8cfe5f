package dev.weir.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.index.IndexException;
import dev.weir.index.IndexFeed;
import dev.weir.index.ReviewIndex;
import dev.weir.metrics.Exposition;
import dev.weir.metrics.Metric;
import dev.weir.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every {@link #EACH}, and tells Prometheus at {@code /metrics} what it saw last. */
public final class Watch implements AutoCloseable {

    /** Prometheus asks every 15 s to a minute. */
    private static final Duration EACH = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final ReviewLook review;
    private final KafkaLook kafka;
    private final Clock clock;
    private final HttpServer server;
    private final Thread looking = new Thread(this::follow, "weir-watch");
    private volatile byte[] text = new byte[0];

    private Watch(ReviewLook review, KafkaLook kafka, Clock clock, HttpServer server) {
        this.review = review;
        this.kafka = kafka;
        this.clock = clock;
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param feed what reads the index
     * @param address where to listen; port 0 for any
     * @throws IOException when it cannot listen there
     */
    public static Watch start(
            Settings settings, ReviewIndex index, IndexFeed feed, InetSocketAddress address, Clock clock)
            throws IOException {
        HttpServer server = bound(address);
        Watch watch = new Watch(new ReviewLook(settings, index, feed), new KafkaLook(settings), clock, server);
        server.createContext("/metrics", watch::answer);
        server.start();
        watch.looking.setDaemon(true);
        watch.looking.start();
        return watch;
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

    private void follow() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                look();
                Thread.sleep(EACH.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void look() {
        Instant now = clock.instant();
        Exposition seen = new Exposition().add(Metric.WATCH_TIME, now.toEpochMilli() / 1e3);
        try {
            review.look(now, seen);
        } catch (IndexException e) {
            LOG.error("what waits for review is not told until the index can be read again", e);
        }
        kafka.look(now, seen);
        text = seen.text().getBytes(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] now = text;
            // Before the first look there is nothing to tell: no answer is better than zeros.
            if (now.length == 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", Exposition.TYPE);
            exchange.sendResponseHeaders(200, now.length);
            exchange.getResponseBody().write(now);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        looking.interrupt();
        try {
            looking.join(EACH.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kafka.close();
    }
}
