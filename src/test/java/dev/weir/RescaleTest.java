package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Flink moves an operator's state only between equal maxima of parallelism; those of a chain are its first operator's, and
 * which operators make a chain depends on the parallelism.
 */
class RescaleTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyPartOfTheJobHasTheSameMaximumOfSubtasks(int parallelism) {
        // Given
        Settings settings = TestSettings.ratings();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(JobEnvironment.common());
        env.setParallelism(parallelism);
        DataStream<Long> numbers = env.fromSource(
                        new NumberSequenceSource(1, 1), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers");
        DataStream<Passage> source =
                numbers.map(RescaleTest::nothing).returns(PassageType.INSTANCE).uid("source");
        DataStream<byte[]> models = numbers.map(number -> new byte[0])
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .uid("models");

        // When
        GatewayJob.connect(Plan.enforcing(settings), source, models, new DiscardingSink<>());

        // Then
        List<JobVertex> vertices = env.getStreamGraph().getJobGraph().getVerticesSortedTopologicallyFromSources();
        assertThat(vertices)
                .isNotEmpty()
                .allSatisfy(vertex -> assertThat(vertex.getMaxParallelism())
                        .as(vertex.getName())
                        .isEqualTo(JobEnvironment.MAX_PARALLELISM));
        assertThat(vertices)
                .filteredOn(vertex -> vertex.getName().contains("campaign"))
                .extracting(JobVertex::getParallelism)
                .containsExactly(1);
        assertThat(vertices)
                .as("a seal tells of all chains at one moment")
                .filteredOn(vertex -> vertex.getName().contains("chain"))
                .extracting(JobVertex::getParallelism)
                .containsExactly(1);
        assertThat(vertices)
                .as(
                        "parts with state are there whatever the parallelism: Flink starts from no savepoint with state of others")
                .anyMatch(vertex -> vertex.getName().contains("in-order"));
    }

    /** Sources are compared in one place, whatever the parallelism. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void sourcesAreComparedOnce(int parallelism) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(JobEnvironment.common());
        env.setParallelism(parallelism);
        DataStream<Long> numbers = env.fromSource(
                        new NumberSequenceSource(1, 1), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers");
        DataStream<Passage> source =
                numbers.map(RescaleTest::nothing).returns(PassageType.INSTANCE).uid("source");
        DataStream<byte[]> models = numbers.map(number -> new byte[0])
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .uid("models");
        GatewayJob.connect(
                Plan.enforcing(TestSettings.signedRatings("preferred")), source, models, new DiscardingSink<>());
        List<JobVertex> vertices = env.getStreamGraph().getJobGraph().getVerticesSortedTopologicallyFromSources();
        assertThat(vertices)
                .allSatisfy(vertex -> assertThat(vertex.getMaxParallelism()).isEqualTo(JobEnvironment.MAX_PARALLELISM));
        assertThat(vertices)
                .filteredOn(vertex -> vertex.getName().matches(".*\\bsources\\b.*"))
                .extracting(JobVertex::getParallelism)
                .containsExactly(1);
    }

    private static Passage nothing(Long number) {
        return Objects.requireNonNull(null, "built and never run");
    }
}
