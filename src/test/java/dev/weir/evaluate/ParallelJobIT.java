package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.GatewayJob;
import dev.weir.JobEnvironment;
import dev.weir.MovieLens;
import dev.weir.Plan;
import dev.weir.auditor.AuditLine;
import dev.weir.auditor.AuditReport;
import dev.weir.auditor.ChainVerifier;
import dev.weir.event.Event;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.Verdict;
import dev.weir.lab.Aim;
import dev.weir.lab.Attack;
import dev.weir.lab.AttackFolder;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Attacked;
import dev.weir.lab.Injection;
import dev.weir.lab.Rating;
import dev.weir.lab.TimeShape;
import dev.weir.settings.SettingsFile;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job with four subtasks of everything says what it says with one, but for fakes: a suspicion waits for the slowest subtask there, so
 * that less of a suspended contributor is held and more is let pass and retracted; and each subtask knows its part of the site
 * alone, and that as it comes, so that a fake or two may not be found, or may be cleared again.
 */
class ParallelJobIT {

    /** What source and sink share with the test, which runs in the same process. */
    private static final Map<Integer, Verdict.Ruling> RULINGS = new ConcurrentHashMap<>();

    private static final Map<String, Standing> STANDINGS = new ConcurrentHashMap<>();

    private static final Map<String, Retraction> LEDGER = new ConcurrentHashMap<>();

    private static final List<byte[]> AUDIT = Collections.synchronizedList(new ArrayList<>());

    private static List<Rating> ratings = List.of();

    @TempDir
    Path folder;

    @Test
    void honestPeopleHearTheSameAndNearlyAllTheSameAreSuspended() throws Exception {
        // Given: a backlog, read as fast as it can be
        Attacked attacked = Injection.inject(
                MovieLens.ML_100K.read(), Attack.of(AttackModel.AVERAGE, Aim.PUSH, 0.03, 0.03, TimeShape.WEEK, 7));
        AttackFolder.write(folder, attacked);
        ratings = attacked.all().list();

        // When
        Said one = judged(1);
        Said four = judged(4);

        // Then
        Predicate<Rating> fake = rating -> attacked.fakes().contains(rating.user());
        Predicate<Rating> push = fake.and(rating -> attacked.targets().contains(rating.item()));
        System.out.printf(
                "verdicts that are equal: of honest ratings %.5f, of fake ones %.5f; held by one subtask %d, by four %d;"
                        + " suspended by one %d, by four %d; ratings of targets left by one %d, by four %d, of %d%n",
                equal(one, four, fake.negate()),
                equal(one, four, fake),
                one.held(),
                four.held(),
                one.suspended().size(),
                four.suspended().size(),
                one.left(push),
                four.left(push),
                ratings.stream().filter(push).count());
        assertThat(one.rulings()).hasSize(ratings.size());
        assertThat(four.rulings().keySet()).isEqualTo(one.rulings().keySet());
        assertThat(equal(one, four, fake.negate())).isGreaterThanOrEqualTo(0.999);
        assertThat(one.suspended()).hasSize(attacked.fakes().size());
        assertThat(one.suspended()).containsAll(four.suspended());
        assertThat(four.suspended().size())
                .isGreaterThanOrEqualTo(attacked.fakes().size() * 9 / 10);
        assertThat(four.left(push))
                .isLessThanOrEqualTo(ratings.stream().filter(push).count() / 10);
    }

    private static double equal(Said one, Said four, Predicate<Rating> whose) {
        return one.rulings().entrySet().stream()
                .filter(said -> whose.test(ratings.get(said.getKey())))
                .mapToInt(said -> said.getValue() == four.rulings().get(said.getKey()) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    /**
     * What a run said.
     *
     * @param rulings by the rating's place
     * @param standings the last of each contributor of whom anything was said
     * @param ledger what was taken back
     */
    private record Said(
            Map<Integer, Verdict.Ruling> rulings, Map<String, Standing> standings, List<Retraction> ledger) {

        long held() {
            return rulings.values().stream().filter(Verdict.Ruling.HOLD::equals).count();
        }

        /** How many of these ratings a model would learn from: they were admitted and are not taken back. */
        long left(Predicate<Rating> which) {
            return rulings.entrySet().stream()
                    .filter(said -> said.getValue() == Verdict.Ruling.ADMIT)
                    .filter(said -> which.test(ratings.get(said.getKey())))
                    .filter(said -> !takenBack(RatingStream.event(ratings.get(said.getKey()), said.getKey())))
                    .count();
        }

        private boolean takenBack(Event event) {
            Set<String> undone = ledger.stream()
                    .map(Retraction::reverses)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            return ledger.stream()
                    .anyMatch(entry -> entry.op() == Retraction.Op.RETRACT
                            && !undone.contains(entry.id())
                            && event.actor().equals(entry.actor())
                            && event.time() >= entry.since()
                            && (entry.objects().isEmpty()
                                    || entry.objects().contains(event.object().text())));
        }

        Set<String> suspended() {
            return standings.entrySet().stream()
                    .filter(said -> said.getValue() == Standing.SUSPENDED)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
    }

    private Said judged(int parallelism) throws Exception {
        RULINGS.clear();
        STANDINGS.clear();
        LEDGER.clear();
        AUDIT.clear();
        Configuration conf = JobEnvironment.common();
        conf.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        conf.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, conf);
        DataStream<Passage> source = env.fromSource(
                        new NumberSequenceSource(0, ratings.size() - 1), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .setParallelism(1)
                .map(number -> Passage.of(RatingStream.event(ratings.get(number.intValue()), number.intValue())))
                .returns(PassageType.INSTANCE)
                .uid("ratings")
                .setParallelism(1)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Passage>forMonotonousTimestamps()
                        .withTimestampAssigner(
                                (passage, none) -> passage.event().time()))
                .uid("times")
                .setParallelism(1);
        DataStream<byte[]> models = env.fromSource(
                        new NumberSequenceSource(1, 1), WatermarkStrategy.noWatermarks(), "no-models")
                .uid("no-models")
                .filter(number -> false)
                .uid("none")
                .map(number -> new byte[0])
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .uid("no-model");
        Plan plan = Plan.enforcing(SettingsFile.load(folder.resolve(AttackFolder.SETTINGS)));
        GatewayJob.connect(plan, source, models, new Rulings());
        env.execute("parallel " + parallelism);
        isProved();
        return new Said(new HashMap<>(RULINGS), new HashMap<>(STANDINGS), List.copyOf(LEDGER.values()));
    }

    /** Whatever the number of subtasks, the audit is whole, and commits to every admission. */
    private static void isProved() throws IOException {
        ChainVerifier verifier = new ChainVerifier(Set.of());
        long admitted = 0;
        for (byte[] line : AUDIT) {
            verifier.take(new AuditLine(line, AuditLine.FILE, "line"));
            for (JsonNode one : new ObjectMapper().readTree(line).path("admitted")) {
                admitted += one.get("count").asLong();
            }
        }
        AuditReport report = verifier.end();
        assertThat(report.findings()).isEmpty();
        assertThat(report.records()).isGreaterThan(100);
        assertThat(report.unsealed()).isLessThanOrEqualTo(1);
        assertThat(admitted)
                .isEqualTo(RULINGS.values().stream()
                        .filter(Verdict.Ruling.ADMIT::equals)
                        .count());
    }

    /** Keeps what is said of each rating and each contributor. */
    private static final class Rulings implements Sink<Passage> {

        private static final long serialVersionUID = 1L;

        @Override
        public SinkWriter<Passage> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(Passage passage, Context of) {
                    if (passage.what() == Passage.What.JUDGED) {
                        String origin = passage.event().origin().text();
                        int line = Integer.parseInt(origin.substring(origin.lastIndexOf(':') + 1));
                        RULINGS.put(line, passage.verdict().ruling());
                    } else if (passage.what() == Passage.What.STANDING) {
                        STANDINGS.put(
                                passage.standing().actor().text(),
                                passage.standing().standing());
                    } else if (passage.what() == Passage.What.RETRACTION) {
                        LEDGER.put(passage.retraction().id(), passage.retraction());
                    } else if (passage.what() == Passage.What.AUDIT) {
                        AUDIT.add(passage.auditEntry().json());
                    }
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
