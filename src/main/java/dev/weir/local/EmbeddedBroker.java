package dev.weir.local;

import dev.weir.local.BrokerProperties.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.jspecify.annotations.Nullable;

/**
 * A real single-node Kafka broker in this process, on 127.0.0.1.
 *
 * <p>It is put together from the parts of Kafka's own server rather than started as {@link KafkaRaftServer}: that one ends
 * the whole process on a fault, and cannot be given sockets that are bound already.
 *
 * <p><b>After close:</b> its threads are gone, its port is free, and so are its files unless {@link BrokerOptions#dir} was
 * given. Starting again with the same folder and port continues with the same data.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private final String bootstrap;
    private final Path dir;
    private final boolean temporary;
    private final Metrics metrics;
    private final ControllerServer controller;
    private final BrokerServer broker;
    private boolean closed;

    private EmbeddedBroker(BrokerOptions options, Path dir, Sockets sockets) throws Exception {
        Ports ports = new Ports(
                sockets.bind(BrokerProperties.CLIENT, options.port()),
                sockets.bind(BrokerProperties.INTERNAL, BrokerOptions.ANY_PORT),
                sockets.bind(BrokerProperties.CONTROLLER, BrokerOptions.ANY_PORT));
        KafkaConfig config = new KafkaConfig(BrokerProperties.of(options, dir, ports), false);
        format(dir);
        this.bootstrap = "127.0.0.1:" + ports.client();
        this.dir = dir;
        this.temporary = options.dir() == null;
        this.metrics = new Metrics();
        SharedServer shared = new SharedServer(
                config,
                new MetaPropertiesEnsemble.Loader()
                        .addLogDirs(List.of(dir.toString()))
                        .addMetadataLogDir(dir.toString())
                        .load(),
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(
                        Map.of(BrokerProperties.NODE_ID, new InetSocketAddress("127.0.0.1", ports.controller()))),
                List.of(),
                (name, fatal, action) -> new LoggingFaultHandler(name, action),
                sockets);
        this.controller = new ControllerServer(
                shared, KafkaRaftServer.configSchema(), new BootstrapDirectory(dir.toString()).read());
        this.broker = new BrokerServer(shared);
    }

    /**
     * Starts a broker and returns when it takes requests, after 2 to 3 s.
     *
     * @throws IOException when the port is taken, or the folder cannot be written
     * @throws IllegalStateException when Kafka refuses to start
     */
    public static EmbeddedBroker start(BrokerOptions options) throws IOException {
        Path given = options.dir();
        Path dir = given == null ? Files.createTempDirectory("weir-broker-") : Files.createDirectories(given);
        EmbeddedBroker started = null;
        try (Sockets sockets = new Sockets()) {
            started = new EmbeddedBroker(options, dir, sockets);
            started.controller.startup();
            started.broker.startup();
            return started;
        } catch (IOException e) {
            discard(started, options, dir);
            throw e;
        } catch (Exception e) {
            discard(started, options, dir);
            throw new IllegalStateException("the embedded broker did not start: " + e.getMessage(), e);
        }
    }

    /** Starts a broker with {@link BrokerOptions#defaults}. */
    public static EmbeddedBroker start() throws IOException {
        return start(BrokerOptions.defaults());
    }

    /** Where clients connect: {@code 127.0.0.1:port}. */
    public String bootstrap() {
        return bootstrap;
    }

    /** Where its data is. */
    public Path dir() {
        return dir;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        broker.shutdown();
        controller.shutdown();
        metrics.close();
        if (temporary) {
            delete(dir);
        }
    }

    /** Gives a new folder its cluster id; one that has it already keeps it. */
    private static void format(Path dir) throws Exception {
        if (Files.exists(dir.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerProperties.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(BrokerProperties.CONTROLLER)
                .setMetadataLogDirectory(dir.toString())
                .addDirectory(dir.toString())
                .run();
    }

    private static void discard(@Nullable EmbeddedBroker half, BrokerOptions options, Path dir) {
        if (half != null) {
            half.close();
        } else if (options.dir() == null) {
            delete(dir);
        }
    }

    private static void delete(Path dir) {
        try {
            Utils.delete(dir.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded broker's folder " + dir + " could not be deleted", e);
        }
    }
}
