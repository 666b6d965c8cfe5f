package dev.weir.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;
import org.jspecify.annotations.Nullable;

/**
 * A Flink cluster for one job: job managers and task managers, each a process. A task manager that is killed comes back
 * under a new name, as on Kubernetes.
 */
final class Cluster implements Gateway, AutoCloseable {

    private static final String JOB_MANAGER =
            "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint";
    private static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

    /** What the checkpoint coordinator logs of a checkpoint that it gives up. */
    static final Pattern GIVEN_UP = Pattern.compile("Failed to trigger or complete checkpoint (\\d+) ");

    /** The job manager stays when the job has ended. */
    static final Map<String, String> STAYS = Map.of("execution.shutdown-on-application-finish", "false");

    private final Path home;
    private final Map<String, String> config;
    private final Map<String, Child> taskManagers = new LinkedHashMap<>();
    private final List<String> jobArguments;
    private final Deque<JobManager> jobManagers = new ArrayDeque<>();
    private int started;

    /** A job manager and where it answers. */
    private record JobManager(Child process, Rest rest) {}

    private Cluster(Path home, Map<String, String> config, List<String> jobArguments) {
        this.home = home;
        this.config = config;
        this.jobArguments = jobArguments;
    }

    /**
     * Starts a job manager with the job, and one task manager of two slots.
     *
     * @param home an empty folder for configuration, logs and checkpoints
     * @param more what Flink's configuration says besides
     * @param jobClass the class whose main builds the job
     * @param restoreFrom the checkpoint to start from, or null for none
     * @param arguments the job's own arguments
     */
    static Cluster start(
            Path home, Map<String, String> more, String jobClass, @Nullable Path restoreFrom, List<String> arguments) {
        Map<String, String> config = config(home);
        config.putAll(more);
        try {
            Files.createDirectories(home.resolve("conf"));
            Files.write(
                    home.resolve("conf/config.yaml"),
                    config.entrySet().stream()
                            .map(e -> e.getKey() + ": " + e.getValue())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> all =
                new ArrayList<>(List.of("--configDir", home.resolve("conf").toString()));
        all.addAll(List.of("--job-classname", jobClass));
        if (restoreFrom != null) {
            all.addAll(List.of("--fromSavepoint", restoreFrom.toUri().toString()));
        }
        all.addAll(arguments);
        Cluster cluster = new Cluster(home, config, all);
        cluster.addJobManager();
        cluster.addTaskManager();
        return cluster;
    }

    /** Starts one more job manager, which waits until those before it are gone; they must know of each other. */
    void addJobManager() {
        int port = Broker.freePort();
        List<String> arguments = new ArrayList<>(jobArguments);
        arguments.addAll(2, List.of("-D", "rest.port=" + port));
        String name = "jobmanager-" + ++started;
        Child process = Child.java(
                name,
                home.resolve(name + ".log"),
                List.of("-Xmx320m", "-XX:MaxMetaspaceSize=256m", "-XX:TieredStopAtLevel=1"),
                JOB_MANAGER,
                arguments);
        jobManagers.add(new JobManager(process, new Rest(port)));
    }

    /** Kills the first job manager without warning: the next one is asked from now on. */
    void killJobManager() {
        jobManagers.remove().process.kill();
    }

    private static Map<String, String> config(Path home) {
        Map<String, String> config = new HashMap<>();
        config.put("jobmanager.rpc.address", "127.0.0.1");
        config.put("jobmanager.bind-host", "127.0.0.1");
        config.put("jobmanager.rpc.port", Integer.toString(Broker.freePort()));
        config.put("jobmanager.memory.process.size", "800m");
        config.put("jobmanager.execution.failover-strategy", "region");
        config.put("rest.address", "127.0.0.1");
        config.put("rest.bind-address", "127.0.0.1");
        config.put("taskmanager.host", "127.0.0.1");
        config.put("taskmanager.bind-host", "127.0.0.1");
        // With 1200m what is kept at hand and a backlog fill the heap, and two subtasks do little but collect.
        config.put("taskmanager.memory.process.size", Size.chosen() == Size.SMALL ? "1200m" : "2400m");
        config.put("taskmanager.memory.network.fraction", "0.05");
        config.put("taskmanager.memory.managed.fraction", "0.2");
        config.put("taskmanager.numberOfTaskSlots", "2");
        config.put("parallelism.default", "2");
        config.put("state.backend.type", "rocksdb");
        config.put("state.backend.local-recovery", "true");
        config.put("execution.checkpointing.incremental", "true");
        config.put(
                "execution.checkpointing.dir",
                home.resolve("checkpoints").toUri().toString());
        config.put("execution.checkpointing.num-retained", "3");
        config.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        // The design's recovery settings: a dead task manager is noticed within seconds.
        config.put("heartbeat.interval", "2000");
        config.put("heartbeat.timeout", "10000");
        config.put("restart-strategy.type", "exponential-delay");
        config.put("restart-strategy.exponential-delay.initial-backoff", "200 ms");
        config.put("restart-strategy.exponential-delay.max-backoff", "2 s");
        // Fresh answers: the drills act on what they see.
        config.put("web.refresh-interval", "10");
        config.put("metrics.fetcher.update-interval", "500");
        config.put("web.submit.enable", "false");
        config.put("io.tmp.dirs", home.resolve("tmp").toString());
        return config;
    }

    /** Starts one more task manager and returns its name. */
    String addTaskManager() {
        Configuration configuration = Configuration.fromMap(config);
        TaskExecutorProcessSpec spec = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
        List<String> flags = new ArrayList<>(
                List.of(ProcessMemoryUtils.generateJvmParametersStr(spec).trim().split("\\s+")));
        if (Size.chosen() == Size.SMALL) {
            // What lives for a minute does not earn back what the optimizing compiler costs.
            flags.add("-XX:TieredStopAtLevel=1");
        }
        String name = "taskmanager-" + ++started;
        List<String> arguments =
                new ArrayList<>(List.of("--configDir", home.resolve("conf").toString()));
        // What the start scripts of Flink pass on: "-D key=value" pairs of the computed sizes.
        arguments.addAll(Arrays.asList(
                TaskExecutorProcessUtils.generateDynamicConfigsStr(spec).trim().split("\\s+")));
        arguments.addAll(List.of("-D", "taskmanager.resource-id=" + name));
        taskManagers.put(name, Child.java(name, home.resolve(name + ".log"), flags, TASK_MANAGER, arguments));
        return name;
    }

    @Override
    public Rest rest() {
        return jobManagers.element().rest;
    }

    /** The first of the job managers that are alive. */
    Child jobManager() {
        return jobManagers.element().process;
    }

    /** The living task managers by name. */
    Map<String, Child> taskManagers() {
        return taskManagers;
    }

    /** Waits until the job noticed a failure that happened at {@code since} and every task of it runs again. */
    void awaitRestart(long since) {
        Await.until(
                "the job to notice the failure",
                START,
                () -> rest().restarted() >= since || !jobManager().isAlive(),
                this::diagnosis);
        awaitRunning();
    }

    /** Waits until a checkpoint that was begun after {@code since} is complete, and every task runs. */
    void awaitCheckpointAfter(long since) {
        Await.until(
                "a checkpoint that began later",
                START,
                () -> (rest().latestCheckpointBegan() >= since && rest().allTasksRun())
                        || !jobManager().isAlive(),
                this::diagnosis);
        mustLive();
    }

    @Override
    public boolean isAlive() {
        return jobManager().isAlive();
    }

    /** The task managers that run the job's tasks. */
    List<Child> working() {
        return workers().stream()
                .map(taskManagers::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Kills the task managers that run the job's tasks, without warning, and starts as many new ones at once. */
    List<String> killWorkers() {
        List<String> killed = workers();
        killed.forEach(this::kill);
        killed.forEach(name -> addTaskManager());
        return killed;
    }

    private void kill(String name) {
        Child worker = taskManagers.remove(name);
        if (worker != null) {
            worker.kill();
        }
    }

    private List<String> workers() {
        List<String> busy = rest().busyTaskManagers().stream()
                .filter(taskManagers::containsKey)
                .toList();
        return busy.isEmpty() ? List.copyOf(taskManagers.keySet()) : busy;
    }

    /** Bytes on the heap of the task managers that run tasks, just after a full collection. */
    @Override
    public long heapAfterCollection() {
        long sum = 0;
        for (String name : workers()) {
            Child worker = taskManagers.get(name);
            if (worker != null) {
                sum += worker.heapAfterCollection();
            }
        }
        return sum;
    }

    /** The newest completed checkpoint that is kept on disk. */
    Path newestCheckpoint() {
        try (Stream<Path> files = Files.walk(home.resolve("checkpoints"), 3)) {
            return files.filter(file -> Files.exists(file.resolve("_metadata")))
                    .max((a, b) -> Long.compare(number(a), number(b)))
                    .orElseThrow(() -> new AssertionError("no completed checkpoint\n" + diagnosis()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stops the job with a savepoint, and ends the cluster; returns the savepoint. The cluster must have been started with {@link
     * #STAYS}, so that it can be asked how the job ended.
     */
    Path stopWithSavepoint() {
        Path savepoints = home.resolve("savepoints");
        rest().stopWithSavepoint(savepoints);
        Await.until("the job to end", START, () -> rest().state().equals("FINISHED"), this::diagnosis);
        close();
        try (Stream<Path> files = Files.list(savepoints)) {
            return files.filter(file -> Files.exists(file.resolve("_metadata")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no savepoint\n" + diagnosis()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The checkpoints that were begun and given up, by the job manager's log: what is under way at a stop gives way to the savepoint. */
    List<Long> givenUp() {
        return jobManagers.stream()
                .flatMap(manager -> GIVEN_UP.matcher(manager.process.output()).results())
                .map(match -> Long.parseLong(match.group(1)))
                .toList();
    }

    private static long number(Path checkpoint) {
        String name = checkpoint.getFileName().toString();
        return name.startsWith("chk-") ? Long.parseLong(name.substring(4)) : -1;
    }

    @Override
    public String diagnosis() {
        return rest().summary()
                + jobManagers.stream()
                        .map(manager -> manager.process.diagnosis())
                        .collect(Collectors.joining("\n"))
                + "\n"
                + taskManagers.values().stream().map(Child::diagnosis).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        taskManagers.values().forEach(Child::close);
        jobManagers.forEach(manager -> manager.process.close());
    }
}
