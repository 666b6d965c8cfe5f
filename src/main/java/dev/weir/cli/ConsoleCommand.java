package dev.weir.cli;

import dev.weir.console.Console;
import dev.weir.console.LocalUsers;
import dev.weir.console.TrustedProxy;
import dev.weir.index.IndexFeed;
import dev.weir.index.ReviewIndex;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sign.Reviewers;
import dev.weir.topics.Cluster;
import dev.weir.watch.Watch;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir console}: the pages on which people review what is held. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        description = {
            "Serves the pages on which people see what is held, and decide it.",
            "It reads the output topics into an index beside it, and signs each decision with the reviewer's own key.",
            "It speaks plain HTTP to this machine; for others put a proxy before it that speaks TLS and signs people in."
        },
        footer = {
            "",
            "Examples:",
            "  weir console --settings weir.yaml --reviewers reviewers.yaml --users users --keys keys",
            "  weir console --settings weir.yaml --keys keys --proxy-header X-Forwarded-User",
            "  weir console --settings weir.yaml --users users --metrics-port 9250",
            "  weir console user ana >> users    asks for a password, prints the line with its hash"
        })
final class ConsoleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--settings", paramLabel = "FILE", description = "The settings: weir.yaml. Needed.")
    private @Nullable Path settings;

    @Option(
            names = "--reviewers",
            paramLabel = "FILE",
            description = "Who may come in, and what they may decide; default: review.reviewers of the settings.")
    private @Nullable Path reviewers;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = {
                "The reviewers' private keys, NAME.pem. Who has none there can look, but not decide.",
                "With the key of an entry of the role clock, it asks for what nobody decided in time, as `weir review due` does."
            })
    private @Nullable Path keys;

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = "Who signs in with a password: lines that `weir console user` prints.")
    private @Nullable Path users;

    @Option(
            names = "--proxy-header",
            paramLabel = "NAME",
            description = "The header in which a proxy says who somebody is, such as X-Forwarded-User.")
    private @Nullable String proxyHeader;

    @Option(
            names = "--proxy-address",
            paramLabel = "ADDRESS",
            description =
                    "Where that proxy calls from, a numeric address; more than once for several. Default: this machine.")
    private List<String> proxyAddresses = List.of();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; default: ${DEFAULT-VALUE}.")
    private String host;

    @Option(
            names = "--port",
            defaultValue = "8088",
            converter = PortText.class,
            description = "The port, 0 to 65535; 0: any that is free; default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--index",
            paramLabel = "FILE",
            description = {
                "Where the index is kept; default: <prefix>.review.db in this folder. It can be thrown away, but for who",
                "works on which case."
            })
    private @Nullable Path index;

    @Mixin
    private MetricsOption metrics;

    @Override
    public Integer call() throws IOException {
        if (settings == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--settings=FILE'");
        }
        Settings loaded = SettingsFile.loadForRun(settings);
        Console.Access access = access(loaded);
        InetSocketAddress told = metrics.address(new BadUsage(spec));
        PrintWriter err = spec.commandLine().getErr();
        Path file = index == null ? Path.of(loaded.prefix() + ".review.db") : index;
        Goodbye goodbye = Goodbye.of("the console");
        try (ReviewIndex open = ReviewIndex.open(file, loaded, loaded.review().holdFor());
                IndexFeed feed = open.feed(Cluster.of(loaded).clientProperties(), Clock.systemUTC())) {
            err.println("weir: reading the topics into " + file);
            long begin = System.nanoTime();
            long read = feed.catchUp();
            err.printf(
                    Locale.ROOT,
                    "weir: %,d records in %.1f s%n",
                    read,
                    Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3);
            feed.start();
            try (Watch watch = watch(loaded, open, feed, told);
                    Console console = Console.start(loaded, open, access, Clock.systemUTC())) {
                if (watch != null) {
                    err.println(metrics.at(watch.port()));
                }
                spec.commandLine().getOut().printf("the console is at http://%s:%d%n", host, console.port());
                spec.commandLine().getOut().flush();
                new CountDownLatch(1).await();
                return 0;
            }
        } catch (InterruptedException e) {
            return 0; // It was told to end, and everything is closed.
        } finally {
            goodbye.said();
        }
    }

    private static @Nullable Watch watch(
            Settings loaded, ReviewIndex open, IndexFeed feed, @Nullable InetSocketAddress address) throws IOException {
        return address == null ? null : Watch.start(loaded, open, feed, address, Clock.systemUTC());
    }

    @Command(
            name = "user",
            mixinStandardHelpOptions = true,
            description = {
                "Prints the line of the users' file for a person: the name and the password's hash.",
                "The password is asked for, or read from standard input: an argument could be read by everybody on this machine."
            },
            footer = {"", "Example:", "  weir console user ana >> users"})
    int user(@Parameters(paramLabel = "NAME", description = "The name in the reviewers' file.") String name)
            throws IOException {
        String password = PasswordPrompt.ask(spec.commandLine().getErr());
        spec.commandLine().getOut().println(new BadUsage(spec).allowed(() -> LocalUsers.line(name, password)));
        return 0;
    }

    private Console.Access access(Settings loaded) throws IOException {
        BadUsage usage = new BadUsage(spec);
        String named = loaded.review().reviewers();
        Path people = reviewers != null ? reviewers : named == null ? null : Path.of(named);
        if (people == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "nobody may come in: name the reviewers' file with --reviewers, or as review.reviewers in the settings");
        }
        String header = proxyHeader;
        Reviewers known = Reviewers.load(people);
        LocalUsers local = users == null ? LocalUsers.none() : usage.read(users, LocalUsers::read);
        return usage.allowed(() -> new Console.Access(
                host, port, known, local, header == null ? null : TrustedProxy.of(header, proxyAddresses), keys));
    }
}
