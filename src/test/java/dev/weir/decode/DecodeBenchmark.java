package dev.weir.decode;

import dev.weir.event.Payload;
import dev.weir.settings.Scale;
import dev.weir.settings.TimeField.Unit;
import dev.weir.settings.ValueField.Absence;
import dev.weir.support.CpuProfiler;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
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
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Nanoseconds to decode one record, by the clock and by CPU time, and bytes allocated for it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBenchmark {

    /** Records of one kind, different from each other, so that no branch is learnt by heart. */
    private static final int RECORDS = 1024;

    private final Decoder json = StreamBuilder.ratings().decoder();
    private final Decoder csv = StreamBuilder.csv("userId")
            .object("film", "movieId")
            .value(Absence.DEAD_LETTER, "rating")
            .time(Unit.S, null, "timestamp")
            .scale(new Scale(0.5, 5, 0.5))
            .columns("userId", "movieId", "rating", "timestamp")
            .decoder();

    private final Payload[] ratings = new Payload[RECORDS];
    private final Payload[] rows = new Payload[RECORDS];
    private final Payload[] broken = new Payload[RECORDS];
    private int next;

    /** Writes the records. */
    public DecodeBenchmark() {
        for (int i = 0; i < RECORDS; i++) {
            int user = 100_000 + i * 37;
            int film = 10_000 + i * 7;
            double stars = (1 + i % 10) / 2.0;
            long time = 1_500_000_000_000L + i * 977L;
            String rating =
                    "{\"id\":\"%08x-%04d\",\"user\":{\"id\":%d,\"country\":\"DE\"},\"movie\":%d,\"stars\":%s,\"ts\":%d,"
                            + "\"device\":\"mobile\",\"app\":\"5.12.%d\",\"note\":\"rated from the list of films seen\"}";
            String text = rating.formatted(i * 2_654_435_761L & 0xFFFF_FFFFL, i, user, film, stars, time, i % 10);
            ratings[i] = payload(text);
            broken[i] = payload(text.replace("\"movie\"", "\"film\""));
            rows[i] = payload("%d,%d,%s,%d".formatted(user, film, stars, time / 1000));
        }
    }

    private static Payload payload(String value) {
        return Payload.ofValue(value.getBytes(StandardCharsets.UTF_8));
    }

    @Benchmark
    public Passage jsonOf170BytesWith5Fields() {
        return json.decode(ratings[next++ & (RECORDS - 1)], StreamBuilder.ORIGIN, 0);
    }

    @Benchmark
    public Passage jsonThatLacksAField() {
        return json.decode(broken[next++ & (RECORDS - 1)], StreamBuilder.ORIGIN, 0);
    }

    @Benchmark
    public Passage csvOf4Columns() {
        return csv.decode(rows[next++ & (RECORDS - 1)], StreamBuilder.ORIGIN, 0);
    }

    /** Runs all of them; an argument chooses some by a regular expression. */
    public static void main(String... arguments) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(arguments.length > 0 ? arguments[0] : DecodeBenchmark.class.getSimpleName());
        options.addProfiler(GCProfiler.class);
        options.addProfiler(CpuProfiler.class);
        new Runner(options.build()).run();
    }
}
