package dev.weir.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.support.ReferencePage;
import dev.weir.topics.PlannedTopic;
import dev.weir.topics.TopicPlan;
import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/reference/topics-and-headers.md says what the program makes and writes. */
class ReferenceTopicsTest {

    private static final Pattern HEADER_ROW = Pattern.compile("(?m)^\\| `(weir-[a-z-]+|redriven-from)` \\|");

    @Test
    void theTableOfTopicsIsUpToDate() throws IOException {
        String rows = TopicPlan.of(TestSettings.ratings()).topics().stream()
                .map(ReferenceTopicsTest::row)
                .collect(Collectors.joining());
        ReferencePage.assertTable(
                "topics-and-headers.md",
                "| topic | what it holds | partitions | made with |\n|---|---|---|---|\n" + rows);
    }

    @Test
    void everyHeaderThatIsWrittenIsDescribedAndNoOther() throws IOException, IllegalAccessException {
        // Given
        List<String> names = new ArrayList<>();
        for (Field field : HeaderNames.class.getDeclaredFields()) {
            if (field.getType() == String.class) {
                names.add(String.valueOf(field.get(null)));
            }
        }

        // When
        List<String> described = HEADER_ROW
                .matcher(ReferencePage.text("topics-and-headers.md"))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        // Then
        assertThat(described).containsExactlyInAnyOrderElementsOf(names);
    }

    private static String row(PlannedTopic topic) {
        boolean yours = topic.use() == PlannedTopic.Use.INPUT;
        String name = yours ? "yours" : "`" + topic.name().replace("ratings", "<stream>") + "`";
        String inherited = yours ? "yours" : "as the input";
        String partitions =
                topic.partitions() == PlannedTopic.AS_INPUT ? inherited : Integer.toString(topic.partitions());
        String config = new TreeMap<>(topic.config())
                .entrySet().stream()
                        .map(entry -> "`" + entry.getKey() + "=" + entry.getValue() + "`"
                                + days(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
        return "| %s | %s | %s | %s |\n".formatted(name, topic.use().word(), partitions, config);
    }

    private static String days(String key, String value) {
        if (value.equals("-1")) {
            return key.equals("retention.ms") ? " (for ever)" : " (no bound)";
        }
        return key.equals("retention.ms")
                ? " (" + Duration.ofMillis(Long.parseLong(value)).toDays() + " days)"
                : "";
    }
}
