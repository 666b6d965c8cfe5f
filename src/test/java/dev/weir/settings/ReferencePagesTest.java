package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.event.DeadReason;
import dev.weir.support.ReferencePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reference pages say what the program does: their tables are generated from the code, and their examples are loaded.
 * {@code mvn test -Dtest='Reference*Test' -Dweir.docs=write} writes the tables into the pages.
 */
class ReferencePagesTest {

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OUTPUT = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theTableOfSettingsIsUpToDate() throws IOException {
        ReferencePage.assertTable("settings.md", KnobTables.of(Settings.class));
    }

    @Test
    void theTableOfPoliciesIsUpToDate() throws IOException {
        ReferencePage.assertTable("policy.md", KnobTables.of(Policy.class));
    }

    @Test
    void theTableOfReasonCodesIsUpToDate() throws IOException {
        String rows = Arrays.stream(DeadReason.values())
                .map(reason -> "| `%s` | %s |\n".formatted(reason.code(), reason.meaning()))
                .collect(Collectors.joining());
        ReferencePage.assertTable("reason-codes.md", "| code | what it says |\n|---|---|\n" + rows);
    }

    @Test
    void everyReasonCodeHasItsAdvice() throws IOException {
        String advice = ReferencePage.text("reason-codes.md").replaceFirst("(?s).*## What to do", "");
        for (DeadReason reason : DeadReason.values()) {
            assertThat(advice).contains("- `" + reason.code() + "`: ");
        }
    }

    @Test
    void everyExampleOfSettingsLoads() throws IOException {
        List<String> examples = blocks(YAML, "settings.md");
        for (String example : examples) {
            assertThat(SettingsFile.load(write("weir.yaml", example)).streamNames())
                    .as(example)
                    .isNotEmpty();
        }
        assertThat(examples.get(0).lines()).as("the least file").hasSizeLessThanOrEqualTo(10);
        Settings complete = SettingsFile.loadForRun(write("weir.yaml", examples.get(1)));
        assertThat(complete.streamNames()).containsExactly("claims", "payments", "ratings");
    }

    @Test
    void everyExampleOfPoliciesLoads() throws IOException {
        Settings settings =
                SettingsFile.load(write("weir.yaml", blocks(YAML, "settings.md").get(1)));
        List<String> examples = blocks(YAML, "policy.md");
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            assertThat(PolicyFile.load(write("policy.yaml", example), settings).version())
                    .as(example)
                    .isPositive();
        }
    }

    @Test
    void theMessagesShownAreTheMessagesGiven() throws IOException {
        // Given
        String example = blocks(YAML, "settings.md").get(0);
        String wrong = example.replace("actor:", "acter:").replace("kind: rating", "kind: ratings");

        // When
        SettingsException e =
                catchThrowableOfType(SettingsException.class, () -> SettingsFile.load(write("weir.yaml", wrong)));

        // Then
        assertThat(blocks(OUTPUT, "settings.md").get(0).strip())
                .isEqualTo(String.join("\n", e.problems()).replace(folder + "/", ""));
    }

    private static List<String> blocks(Pattern pattern, String page) throws IOException {
        return pattern.matcher(ReferencePage.text(page))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
