package dev.weir.local;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * An embedded broker as a process of its own, for what needs one that can be killed.
 *
 * <p>It prints {@code READY host:port} on its standard output when it takes requests, and ends when it is terminated or
 * when the process that started it has ended, so that nothing is left running.
 */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = "Runs a single-node Kafka broker on 127.0.0.1 until it is terminated.")
public final class BrokerProcess implements Callable<Integer> {

    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(names = "--dir", required = true, description = "Where its data is kept, also after it ends.")
    @Nullable
    private Path dir;

    @Option(names = "--port", description = "Where clients connect; 0: any free port. Default: 0.")
    private int port = BrokerOptions.ANY_PORT;

    @Option(
            names = "--max-transaction-ms",
            description = "The longest transaction timeout. Default: 604800000, 7 days.")
    private long maxTransactionMs = Duration.ofDays(7).toMillis();

    @Option(names = "-D", description = "One of Kafka's own broker settings: -Dlog.segment.bytes=1048576.")
    private Map<String, String> properties = Map.of();

    private BrokerProcess() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new BrokerProcess()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        BrokerOptions options = new BrokerOptions(
                dir,
                port,
                Duration.ofMillis(maxTransactionMs),
                BrokerOptions.defaults().messageBytes(),
                properties);
        EmbeddedBroker broker = EmbeddedBroker.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
        if (spec != null) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("READY " + broker.bootstrap());
            out.flush();
        }
        ProcessHandle.current()
                .parent()
                .map(ProcessHandle::onExit)
                .orElseGet(CompletableFuture::new)
                .join();
        return 0;
    }
}
