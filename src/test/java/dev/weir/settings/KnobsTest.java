package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.nodes.Node;

/** What the knobs say of themselves is what the records do. */
class KnobsTest {

    private static final Pattern RANGE = Pattern.compile("(\\S+) to (\\S+)");

    /** What a record needs besides the knob under test, so that only that one can be wrong. */
    private static final Map<String, String> BESIDE = Map.of(
            "TimeField",
            "at: /t, ",
            "LabelField",
            "at: /y, ",
            "BlindSettings",
            "seed: sixteen characters, ",
            "noticeOneIn",
            "holdOneIn: 1000000, ",
            "holdOneIn",
            "noticeOneIn: 10, ");

    static Stream<Arguments> knobs() {
        Set<Class<?>> records = new LinkedHashSet<>();
        collect(Settings.class, records);
        collect(Policy.class, records);
        return records.stream().flatMap(record -> Key.of(record).stream().map(key -> Arguments.of(record, key)));
    }

    private static void collect(Class<?> record, Set<Class<?>> records) {
        records.add(record);
        for (Key key : Key.of(record)) {
            Class<?> content = key.rawType() == Map.class ? Key.raw(Key.itemType(key.type())) : key.rawType();
            if (content.isRecord()) {
                collect(content, records);
            }
        }
    }

    static Stream<Arguments> ranges() {
        return knobs().filter(arguments ->
                RANGE.matcher(((Key) arguments.get()[1]).knob().allowed()).matches());
    }

    @ParameterizedTest
    @MethodSource("knobs")
    void everyKnobIsDescribedInSentences(Class<?> record, Key key) {
        assertThat(key.knob().doc())
                .as(record + " " + key.name())
                .matches("[A-Z`].*[.)]")
                .doesNotContain("|");
        assertThat(key.knob().why())
                .as(record + " " + key.name())
                .matches("|[A-Z].*\\.")
                .doesNotContain("|");
        assertThat(key.knob().allowed()).as(record + " " + key.name()).doesNotContain("|");
        if (key.rawType().isEnum()) {
            assertThat(key.knob().allowed()).as("the type says it").isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void rangesAreWhatTheKnobsSay(Class<? extends Record> record, Key key) {
        // Given
        Matcher range = RANGE.matcher(key.knob().allowed());
        assertThat(range.matches()).isTrue();
        String least = range.group(1);
        String most = range.group(2);

        // Then
        assertAllowed(record, key, least);
        assertAllowed(record, key, next(key, least, 1));
        assertAllowed(record, key, next(key, most, -1));
        assertAllowed(record, key, most);
        assertRefused(record, key, next(key, most, 1));
        if (!least.equals("0s")) {
            assertRefused(record, key, next(key, least, -1));
        }
    }

    @Test
    void thereAreRangesToTest() {
        assertThat(ranges()).hasSizeGreaterThan(12);
    }

    @Test
    void theDefaultRowsAreWhatTheKnobsSay() {
        assertThat(read(RowSettings.class, "{}")).isEqualTo(RowSettings.DEFAULTS);
    }

    private static void assertAllowed(Class<? extends Record> record, Key key, String value) {
        assertThat(read(record, yaml(record, key, value)))
                .as(key.name() + ": " + value)
                .isNotNull();
    }

    private static void assertRefused(Class<? extends Record> record, Key key, String value) {
        assertThatThrownBy(() -> read(record, yaml(record, key, value)))
                .as(key.name() + ": " + value)
                .hasMessageStartingWith("t:1: " + key.name() + ": " + value + " is out of range; allowed: "
                        + key.knob().allowed());
    }

    private static String next(Key key, String value, int steps) {
        if (key.rawType() == Duration.class) {
            return Durations.text(Durations.parse(value).plusMillis(steps));
        }
        return Long.toString(Long.parseLong(value) + steps);
    }

    private static String yaml(Class<?> record, Key key, String value) {
        List<String> parts = new ArrayList<>();
        parts.add(BESIDE.getOrDefault(record.getSimpleName(), ""));
        parts.add(BESIDE.getOrDefault(key.name(), ""));
        return "{" + String.join("", parts) + key.name() + ": " + value + "}";
    }

    private static <T extends Record> T read(Class<T> record, String yaml) {
        Problems problems = new Problems("t");
        Node node = YamlText.compose(yaml, problems);
        return Binder.read(record, node == null ? Entries.NONE : node, problems);
    }
}
