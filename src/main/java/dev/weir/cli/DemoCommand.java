package dev.weir.cli;

import dev.weir.demo.Demo;
import dev.weir.demo.DemoOptions;
import dev.weir.demo.Screen;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir demo}: the gateway at work, with nothing to set up. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the gateway at work: a Kafka broker, the Flink job, a community of film fans, their unwanted "
                    + "guests, and the console in which you review what is held; all in this process and a temporary "
                    + "folder.",
            "Ctrl-C ends it with a summary."
        },
        footer = {"", "Examples:", "  weir demo", "  weir demo --seconds 60", "  weir demo --seed 7 --speed 60"})
public final class DemoCommand implements Callable<Integer> {

    private static final long GOODBYE_SECONDS = 60;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "0",
            description = "End after so many seconds, with a summary; 0: when stopped. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "What the community does is drawn from it. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1440",
            description = "The community's seconds in one second. Default: ${DEFAULT-VALUE}, a day in a minute.")
    private double speed;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "0",
            converter = PortText.class,
            description =
                    "Where the console listens on this machine; 0: wherever there is room. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Override
    public Integer call() throws Exception {
        CommandSpec known = Objects.requireNonNull(spec);
        Demo demo = new Demo(options(known), new Screen(known.commandLine().getOut(), Screen.Type.ofThisProcess()));
        CountDownLatch ended = new CountDownLatch(1);
        Thread onInterrupt = new Thread(() -> end(demo, ended), "demo-stop");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            return demo.run() ? 0 : Failures.FAILED;
        } finally {
            ended.countDown();
        }
    }

    /** Ctrl-C waits for the summary; at an ordinary exit the demo has ended already. */
    private static void end(Demo demo, CountDownLatch ended) {
        demo.stop();
        try {
            if (!ended.await(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("weir: the demo did not end within " + GOODBYE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private DemoOptions options(CommandSpec known) {
        try {
            return new DemoOptions(seconds, seed, speed, port);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(known.commandLine(), e.getMessage(), e);
        }
    }
}
