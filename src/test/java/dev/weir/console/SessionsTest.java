package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final Hands clock = new Hands();
    private final Sessions sessions = new Sessions(clock);

    @Test
    void aSessionIsFoundByItsTokenAlone() {
        Session session = sessions.begin("ana");

        assertThat(sessions.find(session.token())).contains(session);
        assertThat(sessions.find(session.csrf())).isEmpty();
        assertThat(sessions.find(null)).isEmpty();
        assertThat(sessions.find("")).isEmpty();
        assertThat(sessions.begin("ana").token()).hasSize(43).isNotEqualTo(session.token());
    }

    @Test
    void itEndsAnHourAfterItWasUsedLast() {
        Session session = sessions.begin("ana");
        clock.forward(Sessions.IDLE.minusMillis(1));
        assertThat(sessions.find(session.token())).isPresent();
        clock.forward(Sessions.IDLE);
        assertThat(sessions.find(session.token())).isEmpty();
    }

    @Test
    void itEndsAfterAShiftHoweverMuchItIsUsed() {
        Session session = sessions.begin("ana");
        for (int i = 0; i < 23; i++) {
            clock.forward(Duration.ofMinutes(30));
            assertThat(sessions.find(session.token())).isPresent();
        }
        clock.forward(Duration.ofMinutes(30));
        assertThat(sessions.find(session.token())).as("12 hours").isEmpty();
    }

    @Test
    void whoSignsOutIsOut() {
        Session mine = sessions.begin("ana");
        Session other = sessions.begin("ana");
        sessions.end(mine.csrf());

        assertThat(sessions.find(mine.token())).isEmpty();
        assertThat(sessions.find(other.token())).isPresent();
    }

    @Test
    void aFormBelongsToOneSession() {
        Session mine = sessions.begin("ana");
        Session other = sessions.begin("ana");

        assertThat(Sessions.isOwn(mine, mine.csrf())).isTrue();
        assertThat(Sessions.isOwn(mine, other.csrf())).isFalse();
        assertThat(Sessions.isOwn(mine, null)).isFalse();
        assertThat(Sessions.isOwn(mine, "")).isFalse();
    }

    @Test
    void theOneUsedLongestAgoMakesRoom() {
        Session first = sessions.begin("first");
        Session second = sessions.begin("second");
        for (int i = 0; i < 998; i++) {
            sessions.begin("more");
        }
        assertThat(sessions.find(first.token())).isPresent();
        sessions.begin("one too many");

        assertThat(sessions.find(first.token())).isPresent();
        assertThat(sessions.find(second.token())).isEmpty();
    }

    @Test
    void itDoesNotTellItsTokens() {
        Session session = sessions.begin("ana");

        assertThat(session.toString()).contains("ana").doesNotContain(session.token(), session.csrf());
    }
}
