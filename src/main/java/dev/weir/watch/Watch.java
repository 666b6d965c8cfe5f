package dev.weir.watch;

import dev.weir.index.IndexException;
import dev.weir.index.IndexFeed;
import dev.weir.index.ReviewIndex;
import dev.weir.metrics.Exposition;
import dev.weir.metrics.Metric;
import dev.weir.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final Endpoint endpoint;
    private final Thread looking = new Thread(this::follow, "weir-watch");
    private volatile @Nullable Exposition seen;

    private Watch(ReviewLook review, KafkaLook kafka, Clock clock, InetSocketAddress address) throws IOException {
        this.review = review;
        this.kafka = kafka;
        this.clock = clock;
        this.endpoint = Endpoint.start(address, () -> Optional.ofNullable(seen));
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
        Watch watch = new Watch(new ReviewLook(settings, index, feed), new KafkaLook(settings), clock, address);
        watch.looking.setDaemon(true);
        watch.looking.start();
        return watch;
    }

    /** Where it listens. */
    public int port() {
        return endpoint.port();
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
        Exposition look = new Exposition().add(Metric.WATCH_TIME, now.toEpochMilli() / 1e3);
        try {
            review.look(now, look);
        } catch (IndexException e) {
            LOG.error("what waits for review is not told until the index can be read again", e);
        }
        kafka.look(now, look);
        seen = look;
    }

    @Override
    public void close() {
        endpoint.close();
        looking.interrupt();
        try {
            looking.join(EACH.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kafka.close();
    }
}
