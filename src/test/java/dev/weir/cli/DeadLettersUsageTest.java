package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad usage of {@code weir dead-letters} is said before a broker is asked. */
class DeadLettersUsageTest {

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list --stream plays                                             | the settings have no such stream; they have ratings",
                "redrive --stream plays                                          | the settings have no such stream; they have ratings",
                "redrive                                                         | --stream",
                "redrive --stream ratings --reason missing                       | 'missing' is no reason; allowed: not-utf8, not-json",
                "redrive --stream ratings --from-offset 4711                     | '4711' is no place in a topic; write partition:offset",
                "redrive --stream ratings --to-offset 0:1 --to-offset 0:2        | partition 0 is named twice"
            })
    void saysWhatIsWrong(String arguments, String message) throws IOException {
        // Given
        Path file = Files.writeString(dir.resolve("weir.yaml"), """
                kafka: {bootstrap: "127.0.0.1:9"}
                streams:
                  ratings:
                    topic: shop.ratings
                    kind: rating
                    fields: {actor: /user, object: /movie, value: /stars, time: /ts}
                """);
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(List.of(arguments.split(" ")));
        all.addAll(List.of("--settings", file.toString()));

        // When
        Run run = Run.of(all.toArray(String[]::new));

        // Then
        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void asksForAVerb() {
        assertThat(Run.of("dead-letters").err()).contains("say list or redrive");
    }
}
