package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Decision.Action;
import dev.weir.event.Entity;
import dev.weir.event.Family;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has no end of its own goes once nothing is about it any more. */
class RoundsTest {

    private static final long LIFE = Rounds.life(Duration.ofDays(30)).toMillis();
    private static final List<String> SAID = List.of("actor", "standing", "retraction", "decision");

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    private final Tape tape = opened.tape;

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0", "1, 0"})
    void whatWasSaidOfAContributorGoesTogether(long more, long left) {
        // Given
        tape.standing("a", Standing.SUSPENDED, Tape.CAMPAIGN, Tape.NOON - 9);
        tape.retraction(retraction(Entity.of("customer", "a"), null), Tape.NOON - 5);
        tape.decided(Tape.ofActor("d1", Action.EXCLUDE, "a", 0, Tape.NOON));
        opened.read();

        // When
        opened.now = Tape.NOON + LIFE + more;
        opened.end();

        // Then
        assertThat(SAID)
                .allSatisfy(table -> assertThat(opened.count(table)).as(table).isEqualTo(left));
        assertThat(standing("a")).isEqualTo(left == 1 ? "suspended" : "clear");
    }

    /** The job knows an excluded contributor for as long as it comes back. */
    @Test
    void itIsCountedFromTheLastEvent() {
        // Given
        tape.decided(Tape.ofActor("d1", Action.EXCLUDE, "a", 0, Tape.NOON));
        long last = Tape.NOON + LIFE - Times.DAY;
        tape.held("a", "x", 5, last, Tape.finding("standing", Family.GROUP, 9));
        opened.read();

        // When, Then
        opened.now = Tape.NOON + LIFE;
        opened.end();
        opened.now = last + LIFE - 1;
        opened.end();
        assertThat(opened.count("held")).isZero();
        assertThat(opened.count("decision")).isEqualTo(1);
        assertThat(opened.count("actor")).isEqualTo(1);
        opened.now = last + LIFE;
        opened.end();
        assertThat(opened.count("decision")).isZero();
        assertThat(opened.count("actor")).isZero();
    }

    @Test
    void whoHasRowsInTrainingStaysWithTheLedgerOfThem() {
        // Given
        tape.admitted("a", "x", 5, Tape.NOON);
        tape.standing("a", Standing.SUSPENDED, Tape.CAMPAIGN, Tape.NOON);
        tape.retraction(retraction(Entity.of("customer", "a"), null), Tape.NOON);
        String other = tape.admitted("b", "y", 5, Tape.NOON);
        tape.retraction(retraction(null, other), Tape.NOON);
        opened.read();
        opened.now = Tape.NOON + 2 * LIFE;
        opened.end();

        // When, Then
        assertThat(opened.count("actor")).isEqualTo(1);
        assertThat(opened.count("standing")).isEqualTo(1);
        assertThat(opened.count("retraction")).isEqualTo(2);
        opened.run("DELETE FROM admitted");
        opened.end();
        opened.end();
        assertThat(SAID)
                .allSatisfy(table -> assertThat(opened.count(table)).as(table).isZero());
    }

    @Test
    void whatWasSaidOfSourcesAndKeysStays() {
        // Given
        tape.retraction(Retraction.ofKey("key k 1", "k", List.of(), Tape.NOON, "it is revoked", Tape.NOON), Tape.NOON);
        opened.read();

        // When
        opened.now = Tape.NOON + 2 * LIFE;
        opened.end();

        // Then
        assertThat(opened.count("retraction")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0", "1, 0"})
    void decisionsAboutEventsGo(long more, long left) {
        // Given
        String origin = tape.held("a", "x", 5, Tape.NOON, Tape.finding("rate", Family.RATE, 9));
        tape.decided(Tape.ofEvent("d1", Action.REJECT, "a", origin, Tape.NOON));
        opened.read();

        // When
        opened.now = Tape.NOON + LIFE + more;
        opened.end();

        // Then
        assertThat(opened.count("decision")).isEqualTo(left);
        assertThat(opened.index.decision("d1").isPresent()).isEqualTo(left == 1);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0", "1, 0"})
    void anObjectOfWhichNothingCameForLongGoesOnceNothingOfItIsLeft(long more, long left) {
        // Given
        tape.admitted("a", "x", 5, Tape.NOON - 5);
        tape.admitted("b", "x", 5, Tape.NOON);
        tape.admitted("b", "y", 5, Tape.NOON);
        opened.read();
        opened.now = Tape.NOON + Forgetting.KEPT.toMillis() + more;

        // When, Then
        opened.end();
        assertThat(opened.count("object")).isEqualTo(2);
        opened.run("DELETE FROM admitted WHERE object = 'film:x'");
        opened.end();
        assertThat(opened.count("object")).isEqualTo(1 + left);
    }

    @Test
    void aClaimGoesWithItsCase() {
        // Given
        Instant now = Instant.ofEpochMilli(Tape.NOON);
        Claims claims = opened.index.claims();
        tape.held("a", "x", 5, Tape.NOON, Tape.finding("rate", Family.RATE, 9));
        opened.read();
        claims.claim("actor:customer:a", "ana", Duration.ofMinutes(5), now);
        claims.assign("actor:customer:b", "ana");
        claims.escalate("actor:customer:c", "look");
        claims.claim("actor:customer:d", "ana", Duration.ofMinutes(5), now);

        // When, Then
        opened.end();
        assertThat(opened.count("claim")).isEqualTo(2);
        opened.now = Tape.NOON + Forgetting.KEPT.toMillis();
        opened.end();
        assertThat(opened.count("claim")).isZero();
    }

    /** Each batch looks at some rows; after the last ones it begins again. */
    @Test
    void theHandsGoRound() {
        // Given
        int many = 2 * Forgetting.STEP + 3;
        for (int i = 0; i < many; i++) {
            tape.standing("a" + i, Standing.SUSPENDED, null, Tape.NOON);
        }
        opened.read();
        opened.now = Tape.NOON + LIFE;

        // When, Then
        for (int left : new int[] {Forgetting.STEP + 3, 3, 0}) {
            opened.end();
            assertThat(opened.count("standing")).isEqualTo(left);
        }
        tape.standing("b", Standing.SUSPENDED, null, Tape.NOON);
        opened.read();
        assertThat(opened.count("standing")).isZero();
    }

    /** What an old row is about may still come. */
    @Test
    void nothingGoesBeforeAllIsRead() {
        // Given
        tape.standing("a", Standing.SUSPENDED, null, Tape.NOON);
        opened.now = Tape.NOON + LIFE;

        // When, Then
        opened.index.writer().take(tape.take(), IndexWriter.Pace.BULK, opened.now);
        opened.index.writer().take(List.of(), IndexWriter.Pace.BEHIND, opened.now);
        assertThat(opened.count("standing")).isEqualTo(1);
        opened.end();
        assertThat(opened.count("standing")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"186, 373", "187, 374", "3650, 7300"})
    void aStandingIsKeptAsLongAsTheJobKeepsItAndAYearAtLeast(long memory, long days) {
        assertThat(Rounds.life(Duration.ofDays(memory))).isEqualTo(Duration.ofDays(days));
    }

    private String standing(String actor) {
        return opened.index.actor(Entity.of("customer", actor)).standing().standing();
    }

    private static Retraction retraction(@Nullable Entity actor, @Nullable String origin) {
        return new Retraction(
                "r " + origin,
                Retraction.Op.RETRACT,
                Retraction.What.EVENT,
                actor,
                null,
                origin,
                List.of(),
                0,
                List.of(),
                null,
                "seen",
                null,
                Tape.NOON,
                null,
                Retraction.NO_END,
                null);
    }
}
