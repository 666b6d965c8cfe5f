package dev.weir.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServer;

/**
 * Where job managers agree on who leads and which checkpoint is the last. Outside of Kubernetes Flink knows ZooKeeper
 * alone; its own copy of the server runs in this process, which no drill kills.
 */
final class ZooKeeper implements AutoCloseable {

    private static final int TICK_MS = 500;
    private static final int CONNECTIONS = 100;

    /** A leader that is silent for so long has lost its office. */
    private static final Duration SESSION = Duration.ofSeconds(10);

    private final NIOServerCnxnFactory server = new NIOServerCnxnFactory();
    private final Path home;

    private ZooKeeper(Path home) {
        this.home = home;
    }

    /** Starts one on a free port with its data under {@code home}. */
    static ZooKeeper start(Path home) {
        ZooKeeper zooKeeper = new ZooKeeper(home);
        try {
            zooKeeper.server.configure(new InetSocketAddress("127.0.0.1", 0), CONNECTIONS);
            Path data = home.resolve("data");
            zooKeeper.server.startup(new ZooKeeperServer(data.toFile(), data.toFile(), TICK_MS));
        } catch (IOException e) {
            throw new UncheckedIOException("ZooKeeper did not start in " + home, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return zooKeeper;
    }

    /** What the job managers and task managers of one cluster must know. */
    Map<String, String> configuration() {
        return Map.of(
                "high-availability.type",
                "zookeeper",
                "high-availability.cluster-id",
                "drill",
                "high-availability.storageDir",
                home.resolve("storage").toUri().toString(),
                "high-availability.zookeeper.quorum",
                "127.0.0.1:" + server.getLocalPort(),
                "high-availability.zookeeper.client.session-timeout",
                SESSION.toMillis() + " ms");
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
