package dev.weir.cli;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Prometheus reads a process that runs without Flink's reporters. */
final class MetricsOption {

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            converter = PortText.class,
            description = {
                "Where Prometheus reads how this process does, without signing in; default: nowhere.",
                "See docs/operate/monitoring.md."
            })
    private @Nullable Integer port;

    @Option(
            names = "--metrics-host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The address for that port; default: ${DEFAULT-VALUE}.")
    private String host;

    /** Where to listen, null for nowhere; what is no port is bad usage. */
    @Nullable
    InetSocketAddress address(BadUsage usage) {
        Integer asked = port;
        return asked == null ? null : usage.allowed(() -> new InetSocketAddress(host, asked));
    }

    /** The line for who starts it. */
    String at(int listening) {
        return "weir: metrics are at http://" + host + ":" + listening + "/metrics";
    }
}
