package dev.weir.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.TestSettings;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import dev.weir.sign.Jws;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Microseconds to sign one decision and to check it, with a released record of so many bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DecisionGateBenchmark {

    private static final long TIME = 1_770_000_000_000L;

    private final Signer ana = Signer.of("ana", Role.ANALYST);
    private final DecisionGate gate = new DecisionGate(new Reviewers(List.of(ana.reviewer())), TestSettings.ratings());

    /** Bytes of the released record. */
    @Param({"200", "100000"})
    public int bytes;

    private byte[] value = {};
    private byte[] signature = {};
    private byte[] key = {};

    /** Makes the decision. */
    @Setup
    public void decide() {
        Decision decision = new Decision(
                "d1",
                Decision.Action.RELEASE,
                Entity.of("customer", "17"),
                List.of("ratings"),
                "in/0/7",
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                null,
                null,
                Decision.Reason.HONEST,
                "",
                "ana",
                TIME,
                TIME + 1,
                Payload.ofValue(new byte[bytes]));
        value = DecisionJson.of(decision);
        signature = sign().getBytes(UTF_8);
        key = decision.subject().getBytes(UTF_8);
    }

    /** What the sender does. */
    @Benchmark
    public String sign() {
        return Jws.sign(value, "ana", ana.key());
    }

    /** What the job does. */
    @Benchmark
    public DecisionGate.Result check() {
        return gate.check(value, signature, null, TIME, key);
    }

    /** Runs the benchmark: {@code mvn -q test-compile}, then this class with the test class path. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(DecisionGateBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
