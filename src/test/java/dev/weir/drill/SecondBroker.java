package dev.weir.drill;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** Kafka's own server, as a second broker of the first one's cluster. It has no controller: the first one must live. */
final class SecondBroker implements AutoCloseable {

    static final int ID = 2;

    private static final Duration START = Duration.ofMinutes(2);

    private final Path home;
    private final Broker first;
    private Child process;

    private SecondBroker(Path home, Broker first) {
        this.home = home;
        this.first = first;
        this.process = launch();
    }

    /** Starts it with its data under {@code home}, set up as the first one is; returns when the cluster counts two. */
    static SecondBroker start(Path home, Broker first, Path firstData) {
        try {
            Path data = Files.createDirectories(home.resolve("data"));
            Properties meta = new Properties();
            try (Reader reader = Files.newBufferedReader(firstData.resolve("meta.properties"))) {
                meta.load(reader);
            }
            Files.writeString(
                    data.resolve("meta.properties"),
                    "version=1\ncluster.id=" + meta.getProperty("cluster.id") + "\nnode.id=" + ID + "\ndirectory.id="
                            + Uuid.randomUuid() + "\n");
            int client = Broker.freePort();
            int internal = Broker.freePort();
            String listeners = "CLIENT://127.0.0.1:" + client + ",INTERNAL://127.0.0.1:" + internal;
            Files.writeString(home.resolve("server.properties"), """
                    process.roles=broker
                    node.id=%d
                    controller.quorum.voters=1@127.0.0.1:%d
                    controller.listener.names=CONTROLLER
                    listeners=%s
                    advertised.listeners=%s
                    listener.security.protocol.map=CLIENT:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT
                    inter.broker.listener.name=INTERNAL
                    log.dirs=%s
                    log.retention.ms=-1
                    transaction.max.timeout.ms=604800000
                    transaction.state.log.replication.factor=1
                    transaction.state.log.min.isr=1
                    transaction.state.log.num.partitions=4
                    offsets.topic.replication.factor=1
                    offsets.topic.num.partitions=1
                    log.cleaner.dedupe.buffer.size=4194304
                    initial.broker.registration.timeout.ms=300000
                    """.formatted(
                            ID, first.controllerPort(), listeners, listeners, data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SecondBroker broker = new SecondBroker(home, first);
        broker.awaitReady();
        return broker;
    }

    private Child launch() {
        return Child.java(
                "broker-2",
                home.resolve("broker.log"),
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"),
                "kafka.Kafka",
                List.of(home.resolve("server.properties").toString()));
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
    }

    /** Starts it again on the same data and ports. */
    void restart() {
        process = launch();
        awaitReady();
    }

    private void awaitReady() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, first.bootstrap()))) {
            Await.until("two brokers", START, () -> nodes(admin) == 2 || !process.isAlive(), process::diagnosis);
        }
        if (!process.isAlive()) {
            throw new AssertionError("the second broker ended\n" + process.diagnosis());
        }
    }

    private static int nodes(Admin admin) {
        try {
            return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
