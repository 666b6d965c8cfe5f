package dev.weir.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.sdk.Algorithm;
import dev.weir.sdk.SignedHeader;
import dev.weir.sdk.Signer;
import dev.weir.support.CpuProfiler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Microseconds to check a signed event of 350 bytes, all of it: header, key, content, signature; and to sign one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class SignatureBenchmark {

    private static final int RECORDS = 256;
    private static final String TOPIC = "shop.ratings";
    private static final long NOW = 1_785_499_200_000L;

    private final Producer app = Producer.of("app-2026", "app", Algorithm.ED25519);
    private final Producer shop = Producer.of("shop-1", "shop", Algorithm.ES256);
    private final SignatureVerifier verifier = new SignatureVerifier(
            new ProducerKeys(List.of(app.entry(), shop.entry())), "signature", Duration.ofMinutes(10));
    private final Signer signer = app.signer(NOW);
    private final Payload[] ed25519 = new Payload[RECORDS];
    private final Payload[] es256 = new Payload[RECORDS];
    private final Payload[] unsigned = new Payload[RECORDS];
    private int next;

    /** Signs the records. */
    public SignatureBenchmark() {
        for (int i = 0; i < RECORDS; i++) {
            byte[] key = ("user-" + i).getBytes(UTF_8);
            byte[] value = ("{\"user\":" + i + ",\"note\":\"" + "x".repeat(320) + "\"}").getBytes(UTF_8);
            SignedHeader trace = new SignedHeader("trace", key);
            ed25519[i] = app.signed("signature", TOPIC, NOW, key, value, trace);
            es256[i] = shop.signed("signature", TOPIC, NOW, key, value, trace);
            unsigned[i] = Payload.ofValue(value);
        }
    }

    @Benchmark
    public Proof ed25519() {
        return verifier.check(ed25519[next++ % RECORDS], "ratings", TOPIC, NOW);
    }

    @Benchmark
    public Proof es256() {
        return verifier.check(es256[next++ % RECORDS], "ratings", TOPIC, NOW);
    }

    @Benchmark
    public Proof unsigned() {
        return verifier.check(unsigned[next++ % RECORDS], "ratings", TOPIC, NOW);
    }

    @Benchmark
    public byte[] sign() {
        Payload record = unsigned[next++ % RECORDS];
        return signer.sign(TOPIC, record.key(), record.value());
    }

    /** Runs it. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(SignatureBenchmark.class.getSimpleName())
                        .addProfiler(CpuProfiler.class)
                        .build())
                .run();
    }
}
