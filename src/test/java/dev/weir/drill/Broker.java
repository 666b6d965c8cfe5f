package dev.weir.drill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** A Kafka broker in a process of its own. Its port and data stay through restarts. */
final class Broker implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);

    private final Path home;
    private final int port;
    private Child process;

    private Broker(Path home, int port) {
        this.home = home;
        this.port = port;
        this.process = launch();
    }

    /** Formats a data folder under {@code home} and starts a broker on it. */
    static Broker start(Path home) {
        try {
            Files.createDirectories(home);
            int port = freePort();
            Path properties = Files.write(home.resolve("server.properties"), settings(home, port, freePort()));
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            String[] format = {"format", "--standalone", "-t", "d2VpcmRyaWxsd2VpcmRyaQ", "-c", properties.toString()};
            int status = StorageTool.execute(format, new PrintStream(said, true, StandardCharsets.UTF_8));
            if (status != 0) {
                throw new IllegalStateException("format failed: " + said.toString(StandardCharsets.UTF_8));
            }
            Broker broker = new Broker(home, port);
            broker.awaitReady();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> settings(Path home, int port, int controllerPort) {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "controller.listener.names=CONTROLLER",
                "controller.quorum.bootstrap.servers=127.0.0.1:" + controllerPort,
                "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
                "log.dirs=" + home.resolve("data"),
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=4",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "transaction.state.log.num.partitions=4",
                // The gateway's default transaction timeout is 12 h; Kafka's own maximum is 15 minutes.
                "transaction.max.timeout.ms=86400000",
                // Looks for expired transactions every second instead of every ten.
                "transaction.abort.timed.out.transaction.cleanup.interval.ms=1000",
                "auto.create.topics.enable=false",
                // The drills' events are as old as they say.
                "log.retention.ms=-1",
                "group.initial.rebalance.delay.ms=0");
    }

    private Child launch() {
        return Child.java(
                "broker",
                home.resolve("broker.log"),
                List.of("-Xmx640m", "-XX:TieredStopAtLevel=1"),
                "kafka.Kafka",
                List.of(home.resolve("server.properties").toString()));
    }

    /** {@code host:port}. */
    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    Child process() {
        return process;
    }

    /** Kills the process without warning and starts a new one on the same data and port; returns when it answers. */
    void killAndRestart() {
        process.kill();
        process = launch();
        awaitReady();
    }

    void createTopic(String name, int partitions, Map<String, String> properties) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap()))) {
            NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(new HashMap<>(properties));
            admin.createTopics(List.of(topic)).all().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("could not create topic " + name + "\n" + process.diagnosis(), e);
        }
    }

    private void awaitReady() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                "200"))) {
            Await.until("the broker to answer", START, () -> answers(admin), process::diagnosis);
        }
    }

    private static boolean answers(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
