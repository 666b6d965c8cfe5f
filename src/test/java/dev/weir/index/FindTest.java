package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindTest {

    private static final Finding RATE = Tape.finding("rate", Family.RATE, 9);

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    private final Tape tape = opened.tape;

    @ParameterizedTest
    @CsvSource({
        "17, 17 170 2017",
        "ANN, ann anna Joanna",
        "nna, anna Joanna",
        "\u0639\u0644, \u0639\u0644\u064A",
        "\uD83D\uDE00, x\uD83D\uDE00",
        "%, 100%",
        "_, ''",
        "customer, ''"
    })
    void aContributorIsFoundByAPartOfItsIdTheBestFirst(String part, String ids) {
        // Given: some only admitted, some only held
        for (String actor : List.of("2017", "170", "17", "Joanna", "\u0639\u0644\u064A", "100%")) {
            tape.admitted(actor, "x", 5, Tape.NOON);
        }
        for (String actor : List.of("anna", "ann", "x\uD83D\uDE00", "170")) {
            tape.held(actor, "y", 5, Tape.NOON, RATE);
        }
        opened.read();

        // When, Then
        assertThat(opened.index.find(part).contributors())
                .extracting(one -> one.entity().id())
                .containsExactlyElementsOf(ids.isEmpty() ? List.of() : List.of(ids.split(" ")));
    }

    @Test
    void anObjectIsFoundWhetherItsEventsWereHeldOrNot() {
        tape.admitted("a", "f1301", 5, Tape.NOON);
        tape.held("b", "f130", 5, Tape.NOON, RATE);
        tape.held("b", "f1301", 5, Tape.NOON + 1, RATE);
        opened.read();

        assertThat(opened.index.find("130").objects())
                .extracting(one -> one.stream() + ' ' + one.entity().text())
                .containsExactly("ratings film:f130", "ratings film:f1301");
    }

    @Test
    void theBestFiftyAreFound() {
        for (int i = 0; i < 60; i++) {
            tape.admitted("bot" + (100 + i), "x", 5, Tape.NOON);
        }
        tape.admitted("bot", "x", 5, Tape.NOON);
        opened.read();

        assertThat(opened.index.find("bot").contributors())
                .hasSize(ReviewIndex.MOST_FOUND)
                .first()
                .satisfies(one -> assertThat(one.entity().id()).isEqualTo("bot"));
    }

    @Test
    void noQuestionReadsMoreThanAnIndex() {
        assertThat(opened.plan(FindQuery.CONTRIBUTORS))
                .filteredOn(step -> step.startsWith("SCAN"))
                .hasSize(3)
                .allMatch(step -> step.contains("COVERING INDEX") || step.equals("SCAN actor"));
        assertThat(opened.plan(FindQuery.OBJECTS))
                .filteredOn(step -> step.startsWith("SCAN h"))
                .allMatch(step -> step.contains("COVERING INDEX"));
    }
}
