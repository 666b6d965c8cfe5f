package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.decide.Decisions;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions about a campaign reach the stage that learns of them, and their contributors once. */
class CampaignDecisionsIT {

    private static final int MEMBERS = 20;

    /** What the sink, which runs in the same process, was given. */
    private static final Queue<Answer> ANSWERS = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void eachIsAnsweredOnceWhateverTheParallelism(int parallelism) throws Exception {
        // Given
        ANSWERS.clear();
        Configuration conf = JobEnvironment.common();
        conf.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        conf.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, conf);
        DataStream<Passage> source = env.fromSource(
                        new NumberSequenceSource(1, MEMBERS), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .map(number -> Passage.of(Decisions.byLead(exclusion(number.intValue()))))
                .returns(PassageType.INSTANCE)
                .uid("decisions");
        DataStream<byte[]> models = env.fromSource(
                        new NumberSequenceSource(1, 1), WatermarkStrategy.noWatermarks(), "no-models")
                .uid("no-models")
                .filter(number -> false)
                .uid("none")
                .map(number -> new byte[0])
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .uid("no-model");

        // When
        GatewayJob.connect(Plan.enforcing(TestSettings.ratings()), source, models, new Answers());
        env.execute("decisions about a campaign, " + parallelism);

        // Then
        assertThat(ANSWERS)
                .extracting(Answer::decision)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, MEMBERS)
                        .mapToObj(number -> "d" + number)
                        .toList());
        assertThat(ANSWERS).extracting(Answer::outcome).containsOnly(Answer.Outcome.APPLIED);
    }

    private static Decision exclusion(int number) {
        return Decisions.ofCampaign(
                "ratings/film:m1/5@" + MEMBERS,
                Decisions.exclude("d" + number, Entity.of("actor", "u" + number), Long.MIN_VALUE));
    }

    private static final class Answers implements Sink<Passage> {

        private static final long serialVersionUID = 1L;

        @Override
        public SinkWriter<Passage> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(Passage passage, Context of) {
                    if (passage.what() == Passage.What.ANSWER) {
                        ANSWERS.add(passage.answer());
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
