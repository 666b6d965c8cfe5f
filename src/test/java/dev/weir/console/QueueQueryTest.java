package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.index.Case;
import dev.weir.index.QueueFilter.Field;
import dev.weir.index.QueueOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueQueryTest {

    private static final Nouns NOUNS = new Nouns(Set.of("customer"), Set.of("film"));
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void withoutParametersItIsAllThatWaitsTheRiskiestFirst() {
        QueueQuery query = query();

        assertThat(query.filter().status()).isEqualTo(Case.Status.OPEN);
        assertThat(query.order()).isEqualTo(QueueOrder.RISK);
        assertThat(query.isNarrow()).isFalse();
        assertThat(query.link(Route.QUEUE)).isEqualTo("/queue");
    }

    @Test
    void theAddressSaysWhatIsSeen() {
        // When
        QueueQuery query = query(
                "stream",
                "ratings",
                "family",
                "group",
                "actor",
                "17",
                "object",
                "film:5",
                "from",
                "24h",
                "to",
                "2026-01-31",
                "least",
                "0.2",
                "most",
                "0.9",
                "status",
                "decided",
                "order",
                "oldest");

        // Then
        assertThat(query.filter().texts())
                .containsEntry(Field.STREAM, "ratings")
                .containsEntry(Field.FAMILY, "GROUP")
                .containsEntry(Field.ACTOR, "customer:17")
                .containsEntry(Field.OBJECT, "film:5");
        assertThat(query.filter().from()).isEqualTo(NOW.minus(Duration.ofHours(24)));
        assertThat(query.filter().to()).isEqualTo("2026-01-31T00:00:00Z");
        assertThat(query.filter().leastTrust()).isEqualTo(0.2);
        assertThat(query.filter().mostTrust()).isEqualTo(0.9);
        assertThat(query.order()).isEqualTo(QueueOrder.OLDEST);
        assertThat(query.link(Route.HELD))
                .isEqualTo("/held?actor=17&family=group&from=24h&least=0.2&most=0.9&object=film%3A5&order=oldest"
                        + "&status=decided&stream=ratings&to=2026-01-31");
        assertThat(query.link(Route.QUEUE, "order", "")).doesNotContain("order");
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday, is no time",
        "to, 2026-13-01, is no time",
        "least, 1.01, is no trust",
        "most, -0.1, is no trust",
        "most, NaN, is no trust",
        "status, gone, is not known",
        "order, new, is not known",
        "after, xyz, cursor 'xyz'"
    })
    void whatCannotBeUnderstoodIsSaid(String name, String value, String message) {
        assertThatThrownBy(() -> query(name, value))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message)
                .hasMessageContaining(value);
    }

    @Test
    void trustIsInOrder() {
        assertThatThrownBy(() -> query("least", "0.6", "most", "0.5")).hasMessageContaining("above the most");
        assertThat(query("least", "0.5", "most", "0.5").filter().leastTrust()).isEqualTo(0.5);
    }

    @Test
    void withTwoTypesTheTypeIsTyped() {
        Nouns two = new Nouns(Set.of("customer", "card"), Set.of());

        assertThat(two.actorText("17")).isEqualTo("17");
        assertThat(two.actorText("card:17")).isEqualTo("card:17");
        assertThat(two.actor()).isEqualTo("contributor");
        assertThat(two.object()).isEqualTo("object");
        assertThat(NOUNS.actorText("odd:17")).as("an id with a colon").isEqualTo("customer:odd:17");
    }

    private static QueueQuery query(String... parameters) {
        Map<String, List<String>> query = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            query.put(parameters[i], List.of(parameters[i + 1]));
        }
        return QueueQuery.of(
                new Ask(null, "127.0.0.1", "/queue", query, Map.of(), Ask.Part.PAGE, NOW, Map.of()), NOUNS);
    }
}
