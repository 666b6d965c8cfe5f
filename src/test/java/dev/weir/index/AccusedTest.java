package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Standing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccusedTest {

    private static final String BAD = "shop@8";
    private static final String OTHER = "shop@7";

    @TempDir
    private Path folder;

    @Test
    void whomOneVersionAccusesIsToldFromWhomOthersDoToo() {
        Opened opened = new Opened(folder);
        try {
            // Given
            Tape tape = opened.tape;
            long now = Tape.NOON;
            tape.standing("suspended", Standing.SUSPENDED, Tape.CAMPAIGN, BAD, now);
            tape.standing("excluded", Standing.SUSPENDED, Tape.CAMPAIGN, BAD, now);
            tape.standing("excluded", Standing.EXCLUDED, Tape.CAMPAIGN, BAD, now + 1);
            tape.standing("acquitted-before", Standing.SUSPENDED, Tape.CAMPAIGN, OTHER, now);
            tape.standing("acquitted-before", Standing.CLEAR, Tape.CAMPAIGN, now + 1);
            tape.standing("acquitted-before", Standing.SUSPENDED, Tape.CAMPAIGN, BAD, now + 2);
            tape.standing("watched-before", Standing.WATCHED, null, now);
            tape.standing("watched-before", Standing.SUSPENDED, Tape.CAMPAIGN, BAD, now + 1);
            tape.standing("by-both", Standing.SUSPENDED, Tape.CAMPAIGN, OTHER, now);
            tape.standing("by-both", Standing.EXCLUDED, Tape.CAMPAIGN, BAD, now + 1);
            tape.standing("by-a-reviewer-too", Standing.SUSPENDED, Tape.CAMPAIGN, BAD, now);
            tape.standing("by-a-reviewer-too", Standing.EXCLUDED, Tape.CAMPAIGN, now + 1);
            tape.standing("cleared", Standing.SUSPENDED, Tape.CAMPAIGN, BAD, now);
            tape.standing("cleared", Standing.CLEAR, Tape.CAMPAIGN, now + 1);
            tape.standing("allowed", Standing.SUSPENDED, Tape.CAMPAIGN, BAD, now);
            tape.standing("allowed", Standing.ALLOWED, null, now + 1);
            tape.standing("since-by-another", Standing.SUSPENDED, Tape.CAMPAIGN, BAD, now);
            tape.standing("since-by-another", Standing.CLEAR, Tape.CAMPAIGN, now + 1);
            tape.standing("since-by-another", Standing.SUSPENDED, Tape.CAMPAIGN, OTHER, now + 2);

            // When
            opened.read();
            Accused accused = opened.index.accused(BAD);

            // Then
            assertThat(accused.alone())
                    .extracting(actor -> actor.id())
                    .containsExactly("acquitted-before", "excluded", "suspended", "watched-before");
            assertThat(accused.besides()).isEqualTo(2);
            assertThat(opened.index.accused("shop@9")).isEqualTo(new Accused(List.of(), 0));
        } finally {
            opened.close();
        }
    }
}
