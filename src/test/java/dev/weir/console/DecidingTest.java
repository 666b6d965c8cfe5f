package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.Family;
import dev.weir.event.Standing;
import dev.weir.index.Opened;
import dev.weir.index.Tape;
import dev.weir.review.Desk;
import dev.weir.settings.Labelling;
import dev.weir.sign.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nothing is decided that nobody saw. The contributor is of long standing, so that its exclusion asks for a number that is typed:
 * who gets to that question has passed.
 */
class DecidingTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");
    private static final String PASSED = "Type the number of contributors, 1, to confirm.";
    private static final Instant NOW = Instant.ofEpochMilli(Tape.NOON).plus(Duration.ofDays(100));

    @TempDir
    Path dir;

    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private Opened opened;
    private Deciding deciding;

    @BeforeEach
    void anOldCustomer() {
        opened = new Opened(dir);
        for (int i = 0; i < 25; i++) {
            opened.tape.admitted("old", "x" + i, 3, day(i));
        }
        opened.tape.held("old", "y", 5, day(30), Tape.finding("rate", Family.RATE, 9));
        opened.read();
        deciding = new Deciding(
                opened.index,
                Labelling.of(opened.tape.settings),
                new Desk(opened.tape.settings, opened.index, Clock.fixed(NOW, ZoneOffset.UTC)),
                new KeyFolder(null),
                new Waiting(sent -> List.of(), reader));
    }

    @AfterEach
    void close() {
        opened.close();
        reader.shutdownNow();
    }

    /** What is different when it is sent. */
    enum Change {
        NOTHING,
        A_TIME_THAT_WAS_NOT_PREVIEWED,
        ANOTHER_ACTION,
        AN_EVENT_CAME_INTO_TRAINING,
        IT_WAS_SUSPENDED_MEANWHILE,
        NEVER_LOOKED
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatWasSeenIsSent(Change change) {
        // Given
        String seen = change == Change.NEVER_LOOKED ? "" : seen(preview("since", "50d"));

        // When
        String action = change == Change.ANOTHER_ACTION ? "clear" : "exclude";
        String since = change == Change.A_TIME_THAT_WAS_NOT_PREVIEWED ? "51d" : "50d";
        if (change == Change.AN_EVENT_CAME_INTO_TRAINING) {
            opened.tape.admitted("old", "z", 3, day(60));
        }
        if (change == Change.IT_WAS_SUSPENDED_MEANWHILE) {
            opened.tape.standing("old", Standing.SUSPENDED, null, day(60));
        }
        opened.read();
        Ask ask = ask("action", action, "since", since, "seen", seen, "reason", "fake", "comment", "said so");

        // Then
        if (change == Change.NOTHING) {
            assertThatThrownBy(() -> deciding.decide(ask)).hasMessage(PASSED);
            return;
        }
        String panel = deciding.decide(ask).body();
        assertThat(panel).contains("It changed since you looked.", "said so");
        assertThat(seen(panel)).isNotEqualTo(seen);
        assertThat(seen(panel)).isEqualTo(seen(preview("action", action, "since", since)));
    }

    @Test
    void whatIsSeenAfterAChangeCanBeSent() {
        // Given: typed and sent at once, without a preview of it
        Ask hasty = ask("since", "7d", "seen", seen(preview()), "reason", "fake");
        String panel = deciding.decide(hasty).body();
        assertThat(panel).containsPattern("selected[^>]*>fake");

        // When: sent again as the panel has it, a minute later
        Matcher since = Pattern.compile("name=\"since\" value=\"([^\"]*)\"").matcher(panel);
        assertThat(since.find()).isTrue();
        assertThat(since.group(1)).isEqualTo(NOW.minus(Duration.ofDays(7)).toString());
        Ask again = Asked.form(
                NOW.plusSeconds(60),
                Role.ANALYST,
                "action",
                "exclude",
                "actor",
                "customer:old",
                "since",
                since.group(1),
                "seen",
                seen(panel),
                "reason",
                "fake");

        // Then
        assertThatThrownBy(() -> deciding.decide(again)).hasMessage(PASSED);
    }

    @Test
    void aReasonIsNeededToSendNotToLook() {
        assertThat(preview()).contains("choose a reason");
        assertThatThrownBy(() -> deciding.decide(ask("seen", seen(preview()), "reason", "")))
                .hasMessage("Choose a reason.");
    }

    @Test
    void whoMayNotDecideIsNotShownWhatItWouldDo() {
        Ask viewer = Asked.form(NOW, Role.VIEWER, "action", "exclude", "actor", "customer:old");
        Ask analyst = ask("action", "allow");

        assertThatThrownBy(() -> deciding.preview(viewer)).hasMessage("The role viewer may not exclude.");
        assertThatThrownBy(() -> deciding.preview(analyst)).hasMessage("The role analyst may not allow.");
    }

    private String preview(String... fields) {
        return deciding.preview(ask(fields)).body();
    }

    /** An analyst's form about the old customer; to exclude it, unless the fields say else. */
    private static Ask ask(String... fields) {
        List<String> all = new ArrayList<>(List.of("actor", "customer:old"));
        all.addAll(List.of(fields));
        if (!all.contains("action")) {
            all.addAll(List.of("action", "exclude"));
        }
        return Asked.form(NOW, Role.ANALYST, all.toArray(String[]::new));
    }

    private static String seen(String panel) {
        Matcher seen = SEEN.matcher(panel);
        assertThat(seen.find()).as(panel).isTrue();
        return seen.group(1);
    }

    private static long day(int day) {
        return Tape.NOON + Duration.ofDays(day).toMillis();
    }
}
