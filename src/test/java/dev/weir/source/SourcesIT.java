package dev.weir.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.GatewayJob;
import dev.weir.JobEnvironment;
import dev.weir.Plan;
import dev.weir.TestSettings;
import dev.weir.event.Event;
import dev.weir.settings.Settings;
import dev.weir.source.Sayings.Saying;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole job, with one subtask and with two: a burst of newcomers through one of two sources. */
class SourcesIT {

    private static final int WEEKS = 24 * 21;

    private static final Settings SETTINGS = TestSettings.parse("""
            streams:
              ratings:
                kind: rating
                fields: {actor: /u, value: /v, time: {at: /t, unit: ms}, source: /app}
            """);

    /** What source and sink share with the test, which runs in the same process. */
    private static final List<Passage> SAID = Collections.synchronizedList(new ArrayList<>());

    private static List<Saying> sayings = List.of();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aBurstIsSaidOnceAndShownWithTheEventsBehindIt(int subtasks) throws Exception {
        // Given
        sayings = sayings();
        SAID.clear();
        // When
        run(subtasks);
        // Then
        assertThat(SAID)
                .filteredOn(passage -> passage.what() == Passage.What.ALERT)
                .extracting(passage -> passage.alert().subject())
                .containsExactlyInAnyOrder("ratings app volume", "ratings app newcomers");
        List<Passage> judged = SAID.stream()
                .filter(passage -> passage.what() == Passage.What.JUDGED)
                .toList();
        assertThat(judged).hasSize(sayings.size());
        List<Event> found = judged.stream()
                .filter(passage -> passage.verdict().findings().stream()
                        .anyMatch(finding -> finding.check().equals("source")))
                .map(Passage::event)
                .toList();
        assertThat(found.isEmpty())
                .as("with two, all events may be through before it is said")
                .isIn(false, subtasks == 2);
        assertThat(found).allSatisfy(event -> {
            assertThat(event.details().source()).isEqualTo("app");
            assertThat(event.time()).isGreaterThan(WEEKS * Tally.HOUR);
        });
    }

    private static List<Saying> sayings() {
        List<Saying> all = new ArrayList<>();
        for (int hour = 0; hour < WEEKS + 5; hour++) {
            for (String source : new String[] {"app", "web"}) {
                for (int who = 0; who < 4; who++) {
                    all.add(new Saying(
                            hour * Tally.HOUR + who * 700_000L,
                            source + '-' + (hour + 5 * who) % 20,
                            source,
                            1 + who,
                            false));
                }
            }
        }
        for (int fake = 0; fake < 40; fake++) {
            all.add(new Saying(WEEKS * Tally.HOUR + fake * 60_000L, "fake-" + fake, "app", 1 + fake % 4, false));
        }
        all.sort(Comparator.comparingLong(Saying::time));
        return all;
    }

    private static void run(int subtasks) throws Exception {
        Configuration configuration = JobEnvironment.common();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(subtasks, configuration);
        DataStream<Passage> source = env.fromSource(
                        new NumberSequenceSource(0, sayings.size() - 1), watermarks(subtasks), "numbers")
                .uid("numbers")
                .setParallelism(1)
                .map(number -> Passage.of(
                        Sayings.judged(sayings.get(number.intValue())).event()))
                .returns(PassageType.INSTANCE)
                .uid("source")
                .setParallelism(1);
        DataStream<byte[]> models = env.fromSource(
                        new NumberSequenceSource(1, 1), WatermarkStrategy.noWatermarks(), "no-models")
                .uid("no-models")
                .filter(number -> false)
                .uid("nothing-published")
                .map(number -> new byte[0])
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .uid("models");
        GatewayJob.connect(Plan.enforcing(SETTINGS), source, models, new Said());
        env.execute();
    }

    /** None, as in a replay, which has one subtask; else one with each event. */
    private static WatermarkStrategy<Long> watermarks(int subtasks) {
        return subtasks == 1
                ? WatermarkStrategy.noWatermarks()
                : WatermarkStrategy.forGenerator(context -> new WatermarkGenerator<>() {
                    @Override
                    public void onEvent(Long number, long timestamp, WatermarkOutput output) {
                        output.emitWatermark(
                                new Watermark(sayings.get(number.intValue()).time() - 1));
                    }

                    @Override
                    public void onPeriodicEmit(WatermarkOutput output) {}
                });
    }

    private static final class Said implements Sink<Passage> {
        private static final long serialVersionUID = 1L;

        @Override
        public SinkWriter<Passage> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(Passage passage, Context context) {
                    SAID.add(passage);
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
