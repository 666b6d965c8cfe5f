package dev.weir.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.local.BrokerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A broker in a process of its own, that can be killed without warning and started again on the same port and data.
 *
 * <p>Starting returns when it takes requests. Not for several threads.
 */
public final class SeparateBroker implements AutoCloseable {

    private final Path dir;
    private final Map<String, String> properties;
    private Process process;
    private String bootstrap;

    private SeparateBroker(Path dir, Map<String, String> properties) throws IOException {
        this.dir = dir;
        this.properties = Map.copyOf(properties);
        this.process = launch(0);
        this.bootstrap = awaitReady();
    }

    /** Starts one on a free port with its data in {@code dir}. */
    public static SeparateBroker start(Path dir) throws IOException {
        return new SeparateBroker(dir, Map.of());
    }

    /** Starts one with some of Kafka's own broker settings. */
    public static SeparateBroker start(Path dir, Map<String, String> properties) throws IOException {
        return new SeparateBroker(dir, properties);
    }

    /** Where it is: the same through its restarts. */
    public String bootstrap() {
        return bootstrap;
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again after {@link #kill}. */
    public void restart() throws IOException {
        process = launch(Integer.parseInt(bootstrap.substring(bootstrap.indexOf(':') + 1)));
        bootstrap = awaitReady();
    }

    @Override
    public void close() {
        kill();
    }

    private Process launch(int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseTransparentHugePages",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                "--dir",
                dir.toString(),
                "--port",
                Integer.toString(port)));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private String awaitReady() throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("READY ")) {
                return line.substring("READY ".length());
            }
        }
        throw new IOException("the broker of " + dir + " ended before it was ready, exit status "
                + process.onExit().join().exitValue());
    }
}
