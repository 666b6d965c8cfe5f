package dev.weir.deploy;

import static java.util.Objects.requireNonNull;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.JobEnvironment;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;

/** Flink takes a key that it does not know without a word, so the keys of the manifest are held against Flink's own. */
class FlinkConfigurationTest {

    private static final JsonNode MANIFEST =
            Yaml.file(Path.of("k8s/base/30-flinkdeployment.yaml")).at("/spec/flinkConfiguration");

    private static final Map<String, ConfigOption<?>> OPTIONS = Stream.of(
                    CheckpointingOptions.class,
                    CoreOptions.class,
                    HeartbeatManagerOptions.class,
                    HighAvailabilityOptions.class,
                    StateBackendOptions.class,
                    TaskManagerOptions.class)
            .flatMap(owner -> Arrays.stream(owner.getFields()))
            .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class)
            .map(FlinkConfigurationTest::option)
            .collect(Collectors.toMap(ConfigOption::key, Function.identity(), (a, b) -> a));

    @Test
    void everyKeyIsFlinks() {
        assertThat(MANIFEST.fieldNames())
                .toIterable()
                .filteredOn(not(FlinkConfigurationTest::isOfTheReporter))
                .isSubsetOf(OPTIONS.keySet());
    }

    @Test
    void metricsAreReportedAsByWeirRun() {
        Map<String, String> reporter = MANIFEST.properties().stream()
                .filter(entry -> isOfTheReporter(entry.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));

        assertThat(reporter).isEqualTo(JobEnvironment.metrics(9249));
    }

    @Test
    void everyValueIsReadableToFlink() {
        MANIFEST.properties().stream()
                .filter(entry -> !isOfTheReporter(entry.getKey()))
                .forEach(entry -> {
                    Configuration conf = new Configuration();
                    conf.setString(entry.getKey(), entry.getValue().asText());
                    assertThat(conf.<Object>get(typed(entry.getKey())))
                            .as(entry.getKey())
                            .isNotNull();
                });
    }

    /** A reporter's keys bear its name, so Flink has no options for them. */
    private static boolean isOfTheReporter(String key) {
        return key.startsWith("metrics.reporter.prom.");
    }

    @SuppressWarnings("unchecked")
    private static ConfigOption<Object> typed(String key) {
        return (ConfigOption<Object>) requireNonNull(OPTIONS.get(key), key);
    }

    private static ConfigOption<?> option(Field field) {
        try {
            return (ConfigOption<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }
}
