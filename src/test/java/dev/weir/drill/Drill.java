package dev.weir.drill;

import dev.weir.GatewayJob;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sort.WorkFolder;
import dev.weir.topics.TopicProblem;
import dev.weir.topics.TopicsCreate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The ground a drill stands on: a broker, a folder for every log, and what must be ended afterwards. */
final class Drill implements AutoCloseable {

    private static final String JOB = GatewayJob.class.getName();

    private final Path home;
    private final Broker broker;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private Drill(Path home, Broker broker) {
        this.home = home;
        this.broker = broker;
        open.push(broker);
    }

    /** Empties {@code target/drill/<name>} and starts a broker there. */
    static Drill begin(String name) {
        return begin(name, port -> Map.of());
    }

    /** The same with Kafka's own settings for the broker, by its port for clients. */
    static Drill begin(String name, IntFunction<Map<String, String>> broker) {
        Path home = Path.of("target", "drill", name).toAbsolutePath();
        delete(home);
        return new Drill(home, Broker.start(home.resolve("broker"), broker));
    }

    Broker broker() {
        return broker;
    }

    Path home() {
        return home;
    }

    /** Hands over something to be closed at the end, the last one first. */
    <T extends AutoCloseable> T keep(T closeable) {
        open.push(closeable);
        return closeable;
    }

    /**
     * Creates the output topics of a gateway as its operator would; its input topics must exist. A broker learns of a topic
     * a moment after the controller has made it, so it may take more than one try.
     */
    void createOutputs(Deployment deployment) {
        Settings settings = SettingsFile.loadForRun(
                deployment.write(home.resolve("topics-" + deployment.prefix()), broker.bootstrap()));
        List<TopicProblem> problems = new ArrayList<>();
        Await.until(
                "the output topics are made",
                Duration.ofSeconds(30),
                () -> {
                    problems.clear();
                    problems.addAll(TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST)
                            .problems());
                    return problems.isEmpty();
                },
                problems::toString);
    }

    /** Starts a gateway in a cluster of its own; the folder is new for every start. */
    Cluster gateway(Deployment deployment, String folder, @Nullable Path restoreFrom) {
        return gateway(deployment, folder, restoreFrom, Map.of());
    }

    /** The same, with more to say in Flink's configuration. */
    Cluster gateway(
            Deployment deployment, String folder, @Nullable Path restoreFrom, Map<String, String> configuration) {
        return gateway(deployment, folder, restoreFrom, configuration, broker.bootstrap());
    }

    /** The same by another way to the broker. */
    Cluster gateway(
            Deployment deployment,
            String folder,
            @Nullable Path restoreFrom,
            Map<String, String> configuration,
            String bootstrap) {
        Path place = home.resolve(folder);
        Path settings = deployment.write(place, bootstrap);
        return keep(Cluster.start(place, configuration, JOB, restoreFrom, List.of("--settings", settings.toString())));
    }

    /** Starts a gateway in this process; the folder is new for every start. */
    InProcess gatewayHere(Deployment deployment, String folder) {
        Path place = home.resolve(folder);
        return keep(InProcess.start(deployment.write(place, broker.bootstrap()), place.resolve("checkpoints")));
    }

    /** Writes the figures of a drill where people look for them, and says them. */
    void report(String text) {
        try {
            Files.writeString(
                    home.resolve("report.txt"), text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(text);
    }

    /** Removes a folder with all that is in it, if it is there. */
    static void delete(Path folder) {
        try {
            WorkFolder.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("could not empty " + folder, e);
        }
    }

    @Override
    public void close() throws Exception {
        Exception first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
