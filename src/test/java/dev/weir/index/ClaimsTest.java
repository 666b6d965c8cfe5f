package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Family;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {

    private static final Instant NOW = Instant.ofEpochMilli(Tape.NOON);
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final String A = "actor:customer:a";
    private static final String B = "actor:customer:b";

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    private Claims claims;

    /** Two cases; {@code a} is the riskier one. */
    @BeforeEach
    void open() {
        opened.tape.held("a", "x", 5, Tape.NOON, Tape.finding("rate", Family.RATE, 20));
        opened.tape.held("b", "x", 5, Tape.NOON, Tape.finding("rate", Family.RATE, 9));
        opened.read();
        claims = opened.index.claims();
    }

    @Test
    void twoReviewersNeverGetTheSameCase() {
        assertThat(next("ann", NOW)).contains(A);
        assertThat(next("bob", NOW)).contains(B);
        assertThat(next("cyd", NOW)).isEmpty();
        assertThat(next("ann", NOW)).as("her own again").contains(A);
    }

    @ParameterizedTest
    @CsvSource({"-1, ann", "0, bob", "1, bob"})
    void aLockEndsWithItsTime(long after, String owner) {
        // Given
        claims.claim(A, "ann", MOST, NOW);

        // When
        Claim claim = claims.claim(A, "bob", MOST, NOW.plus(MOST).plusMillis(after));

        // Then
        assertThat(claim.reviewer()).isEqualTo(owner);
    }

    @Test
    void whatIsGivenBackIsFree() {
        // Given
        claims.claim(A, "ann", MOST, NOW);

        // When: nobody gives back what is another's
        claims.release(A, "bob");
        assertThat(next("bob", NOW)).contains(B);
        claims.release(A, "ann");

        // Then
        assertThat(next("cyd", NOW)).contains(A);
    }

    @Test
    void anAssignedCaseStaysWithItsReviewer() {
        // When
        claims.assign(A, "bob");

        // Then
        assertThat(claims.claim(A, "ann", MOST, NOW.plus(Duration.ofDays(300))).reviewer())
                .isEqualTo("bob");
        assertThat(claims.claim(A, "bob", MOST, NOW).until()).isEqualTo(Instant.MAX);
        assertThat(next("ann", NOW)).contains(B);
    }

    @Test
    void whatOneSkipsTheOtherGets() {
        // When
        claims.skip(A, "ann", NOW.plusSeconds(60), NOW);

        // Then
        assertThat(next("ann", NOW)).contains(B);
        assertThat(next("bob", NOW)).contains(A);
        claims.release(A, "bob");
        assertThat(next("ann", NOW.plusSeconds(60))).contains(A);
    }

    @Test
    void anEscalatedCaseSaysSoAndIsNotTaken() {
        // When
        claims.escalate(A, "two hundred accounts");

        // Then
        Claim claim = opened.queue().get(0).claim();
        assertThat(claim).isNotNull();
        assertThat(claim.escalated()).isEqualTo("two hundred accounts");
        assertThat(claim.reviewer()).isNull();
        assertThat(next("ann", NOW)).contains(A);
    }

    @Test
    void claimsSurviveARebuild() {
        // Given
        claims.assign(A, "bob");
        claims.skip(B, "ann", NOW.plusSeconds(60), NOW);

        // When
        opened.index.clear();
        assertThat(opened.queue()).isEmpty();
        Tape again = new Tape();
        again.held("a", "x", 5, Tape.NOON, Tape.finding("rate", Family.RATE, 20));
        again.held("b", "x", 5, Tape.NOON, Tape.finding("rate", Family.RATE, 9));
        opened.read(again.take());

        // Then
        assertThat(opened.queue()).hasSize(2);
        assertThat(next("ann", NOW)).isEmpty();
    }

    private Optional<String> next(String reviewer, Instant now) {
        return claims.next(QueueFilter.OPEN, QueueOrder.RISK, reviewer, MOST, now)
                .map(Case::id);
    }
}
