package dev.weir.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.TestSettings;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsException;
import dev.weir.settings.Tried;
import dev.weir.sign.Role;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TryoutTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String REPORT = """
            {"v":1,"now":"shop@1","candidate":"shop@2","models":"m","inputs":[],"deadLetters":0,
             "streams":{"a":{"events":7,"fates":{"now":{"admitted":7,"released":0,"held":0,"retracted":0},
               "candidate":{"admitted":4,"released":0,"held":3,"retracted":0}},"newlyKeptOut":3,"newlyLetIn":0}},
             "checks":{},"contributors":{"all":5,"burden":{"now":{"hit":0,"mostlyOut":0,"worstTenth":0.0},
               "candidate":{"hit":2,"mostlyOut":1,"worstTenth":1.0}},"worseOff":[],"betterOff":[]},
             "standings":{"suspended":{"now":0,"candidate":0},"excluded":{"now":0,"candidate":0},"newlyExcluded":[]},
             "rules":{"now":"%s","candidate":"%s"},"until":"2026-01-31T11:00:00Z",
             "shutOut":{"contributors":5,"newly":1,"named":["user:<b>x</b>"]},"later":"a field of a later version"}
            """.formatted(DIGEST, DIGEST.replace('0', '1'));

    private final Settings settings = TestSettings.ratings();
    private final Tryouts tryouts = Tryouts.of(settings);

    @Test
    void aReportIsTakenAndSaysWhatItSays() {
        // When
        Tryout tryout = tryouts.take("name: shop\n", REPORT.getBytes(UTF_8), "lea", NOON);

        // Then
        Tried tried = tryout.tried(NOON);
        assertThat(tried.against()).isEqualTo(DIGEST);
        assertThat(tried.newlyKeptOut()).isEqualTo(3);
        assertThat(tried.newlyShutOut()).isEqualTo(1);
        assertThat(tried.until()).isEqualTo(NOON.minusSeconds(3600));
        assertThat(tryout.tried(NOON.minusSeconds(7200)).until())
                .as("no later than now")
                .isEqualTo(NOON.minusSeconds(7200));
        assertThat(page(REPORT)).contains("user:&lt;b&gt;x").doesNotContain("<b>x");
    }

    @Test
    void whereNotAllOfTheTimeWasJudgedThePageOfItsResultSaysSo() {
        // Given
        String shortened = REPORT.replace("\"until\"", "\"missingBefore\":\"2026-01-31T09:00:00Z<i>\",\"until\"");

        // Then
        assertThat(page(REPORT)).doesNotContain("Not all of the time");
        assertThat(page(shortened))
                .contains(
                        "Not all of the time that was asked for may be in it: of before 2026-01-31T09:00:00Z&lt;i&gt;");
    }

    private String page(String report) {
        Tryout tryout = tryouts.take("name: shop\n", report.getBytes(UTF_8), "lea", NOON);
        return PolicyPanel.tryout(Asked.form(NOON, Role.LEAD), new PolicyPanel.Seen(tryout, List.of(), List.of()))
                .render();
    }

    @Test
    void whatIsNoReportIsRefused() {
        for (String bad : List.of(
                "no JSON", "{}", REPORT.replace("\"v\":1", "\"v\":2"), REPORT.replace("\"until\"", "\"then\""))) {
            assertThatThrownBy(() -> tryouts.take("name: shop\n", bad.getBytes(UTF_8), "lea", NOON))
                    .as(bad)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("The report cannot be used");
        }
        assertThat(tryouts.last()).isEmpty();
    }

    @Test
    void whatWasPublishedIsForgottenAndNothingElse() {
        Tryout tryout = tryouts.take("name: shop\n", REPORT.getBytes(UTF_8), "lea", NOON);
        tryouts.forget("another");
        assertThat(tryouts.last()).contains(tryout);
        tryouts.forget(tryout.id());
        assertThat(tryouts.last()).isEmpty();
    }

    @Test
    void problemsAreSaidByLineBesideTheLine() {
        String text = "name: shop\nchecks:\n  rat: {mode: off}\n";
        List<String> problems = problems(text);
        assertThat(PolicyPanel.problems(text, problems).render())
                .contains("line 3", "<pre>  rat: {mode: off}</pre>", "1 problem");
    }

    @Test
    void onlyTheLastLineIsKept() {
        LastLine last = new LastLine();
        PrintWriter out = new PrintWriter(last, true);
        out.print("reading");
        assertThat(last.text()).isEmpty();
        out.println(" 10 %");
        out.println("x".repeat(10_000));
        assertThat(last.text()).isEqualTo("x".repeat(200));
    }

    private List<String> problems(String text) {
        try {
            PolicyFile.parse(text, "policy", settings);
            return List.of();
        } catch (SettingsException e) {
            return e.problems();
        }
    }
}
