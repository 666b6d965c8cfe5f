package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.TestSettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a topic that a stream refers to. */
class BadReferenceTest {

    private static final String PURCHASES = "reference: {topic: purchases}";

    static Stream<Arguments> settings() {
        return Stream.of(
                bad(
                        "fields: {actor: /a, time: order}, " + PURCHASES,
                        "reference: looks up an id, but fields.reference is not given; say where the id stands, or remove"
                                + " reference"),
                bad(
                        "fields: {actor: /a, reference: /p, time: order}",
                        "fields.reference: is an id that nobody looks up; give reference.topic, or remove it"),
                bad(
                        "fields: {actor: /a, reference: /p, time: order}, reference: {topic: purchases, object: /item}",
                        "reference.object: is compared with the event's object, but fields.object is not given; give it, or remove"
                                + " this"),
                bad(
                        "fields: {actor: /a, reference: /p, time: order}, reference: {topic: in}",
                        "reference.topic: topic 'in' would be the input of stream s and a reference topic; each needs a topic of"
                                + " its own"),
                bad(
                        "fields: {actor: /a, reference: /p, time: order}, reference: {topic: weir.training.s}",
                        "reference.topic: topic 'weir.training.s' would be the training topic of stream s and a reference topic;"
                                + " each needs a topic of its own"),
                bad(
                        "fields: {actor: /a, reference: /p, time: order},"
                                + " reference: {topic: p, actor: customer, object: /a~2, waitFor: 999ms, keep: 59m}",
                        "reference.waitFor: 999ms is out of range; allowed: 1s to 10m",
                        "reference.keep: 59m is out of range; allowed: 1h to 3650d",
                        "reference.actor: 'customer' is not a JSON pointer; write /customer or /customer/id",
                        "reference.object: '/a~2' is not a JSON pointer; write /customer or /customer/id"),
                bad(
                        "fields: {actor: /a, reference: /p, time: order}, reference: {topic: p, uses: once, key: {}}",
                        "reference.key.registry: give either registry or schema: where the schemas of the records are",
                        "reference.uses: lets a record vouch once, and whoever names it first would use it up for its owner; give"
                                + " actor, or set uses: many"),
                bad(
                        "fields: {actor: /a, reference: /p, time: order}, reference: {topic: p, waitFor: 601s, keep: 3651d}",
                        "reference.waitFor: 601s is out of range; allowed: 1s to 10m",
                        "reference.keep: 3651d is out of range; allowed: 1h to 3650d"));
    }

    private static Arguments bad(String stream, String... problems) {
        return Arguments.of(stream, List.of(problems));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void namesWhatIsWrong(String stream, List<String> expected) {
        SettingsException refusal = catchThrowableOfType(SettingsException.class, () -> parse(stream));

        assertThat(refusal).isNotNull();
        assertThat(refusal.problems())
                .extracting(problem -> problem.substring(problem.indexOf("streams.s.") + "streams.s.".length()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void takesTheBounds(String more) {
        assertThat(parse("fields: {actor: /a, reference: /p, time: order}, reference: {topic: p, " + more + "}"))
                .isNotNull();
    }

    static List<String> bounds() {
        return List.of(
                "waitFor: 1s, keep: 1h", "waitFor: 10m, keep: 3650d", "actor: /a, uses: once, key: {schema: key.avsc}");
    }

    private static Settings parse(String stream) {
        return TestSettings.parse("streams:\n  s: {topic: in, kind: feedback, " + stream + "}\n");
    }
}
