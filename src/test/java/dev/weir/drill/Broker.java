package dev.weir.drill;

import dev.weir.local.BrokerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** A Kafka broker in a process of its own. Its port and data stay through restarts. */
final class Broker implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);

    /** What the broker logs of each of its listeners when it opens: the controller's, then the two for clients and itself. */
    private static final Pattern LISTENS = Pattern.compile("Awaiting socket connections on 127\\.0\\.0\\.1:(\\d+)");

    private static final int LISTENERS = 3;

    private final Path home;
    private final int port;
    private final Map<String, String> properties;
    private Child process;

    private Broker(Path home, int port, Map<String, String> properties) {
        this.home = home;
        this.port = port;
        this.properties = properties;
        this.process = launch();
    }

    /**
     * Starts a broker that keeps its data under {@code home}.
     *
     * @param properties Kafka's own settings of the broker, by the port for clients
     */
    static Broker start(Path home, IntFunction<Map<String, String>> properties) {
        int port = freePort();
        Broker broker = new Broker(home, port, properties.apply(port));
        broker.awaitReady();
        return broker;
    }

    private Child launch() {
        List<String> arguments = new ArrayList<>(List.of(
                "--dir=" + home.resolve("data"),
                "--port=" + port,
                // The drills' events are as old as they say.
                "-Dlog.retention.ms=-1",
                // Looks for expired transactions every second instead of every ten.
                "-Dtransaction.abort.timed.out.transaction.cleanup.interval.ms=1000"));
        properties.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        return Child.java(
                "broker",
                home.resolve("broker.log"),
                List.of("-Xmx640m", "-XX:TieredStopAtLevel=1"),
                BrokerProcess.class.getName(),
                arguments);
    }

    /** Where it listens for itself; another port after each start. */
    int ownPort() {
        return listeners().stream()
                .skip(1)
                .filter(candidate -> candidate != port)
                .findFirst()
                .orElseThrow();
    }

    /** Where its controller listens; another port after each start. */
    int controllerPort() {
        return listeners().get(0);
    }

    private List<Integer> listeners() {
        List<Integer> all = LISTENS.matcher(process.output())
                .results()
                .map(match -> Integer.parseInt(match.group(1)))
                .toList();
        return all.subList(all.size() - LISTENERS, all.size());
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

    /** The sum of the offsets that a consumer group committed. */
    long committed(String group) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap()))) {
            return admin
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(60, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("could not read the offsets of " + group + "\n" + process.diagnosis(), e);
        }
    }

    private void awaitReady() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                "200"))) {
            Await.until("the broker to answer", START, () -> answers(admin) || !process.isAlive(), process::diagnosis);
        }
        if (!process.isAlive()) {
            throw new AssertionError("the broker ended\n" + process.diagnosis());
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
