package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SpreadTest {

    private static final Instant NOON = Instant.ofEpochMilli(Tape.NOON);
    private static final Finding CROWD = Tape.finding("crowd", Family.GROUP, 12, "many came");
    private static final Finding RATE = Tape.finding("rate", Family.RATE, 9);

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    private final Tape tape = opened.tape;

    @Test
    void beforeIsWhatWentToTrainingAndSinceIsAllOfTheTimeOfTheCrowd() {
        // Given: a crowd from noon to noon and 9 ms
        tape.admitted("a", "x", 2, Tape.NOON - 1);
        tape.held("z", "x", 1, Tape.NOON - 1, RATE);
        String first = tape.held("b", "x", 5, Tape.NOON, CROWD);
        tape.admitted("c", "x", 2, Tape.NOON);
        tape.admitted("d", "x", 3, Tape.NOON + 9);
        tape.held("e", "x", 5, Tape.NOON + 9, CROWD);
        tape.admitted("f", "x", 4, Tape.NOON + 10);
        tape.held("g", "y", 5, Tape.NOON + 20, CROWD);

        // When
        opened.read();

        // Then
        assertThat(spread(first))
                .isEqualTo(new Spread(
                        NOON,
                        NOON.plusMillis(9),
                        List.of(new Spread.Value(2, 1, 1), new Spread.Value(3, 0, 1), new Spread.Value(5, 0, 2)),
                        0,
                        2));
        assertThat(spread(first).before()).isEqualTo(1);
        assertThat(spread(first).within()).isEqualTo(4);
    }

    @Test
    void anEventOfNoCrowdStandsBesideWhatCameBeforeIt() {
        tape.admitted("a", "x", 2, Tape.NOON - 1);
        tape.held("b", "x", 4, Tape.NOON - 2, RATE);
        String own = tape.held("b", "x", 5, Tape.NOON, RATE);

        opened.read();

        assertThat(spread(own).begin()).isEqualTo(NOON);
        assertThat(spread(own).values()).containsExactly(new Spread.Value(2, 1, 0), new Spread.Value(5, 0, 1));
    }

    @Test
    void aReleasedEventCountsOnce() {
        var event = tape.event("a", "x", 3, Tape.NOON - 5);
        tape.held(event, Tape.NOON - 5, CROWD);
        String own = tape.held("b", "x", 5, Tape.NOON, CROWD);
        tape.explained(event, Tape.NOON + 1);

        opened.read();

        assertThat(spread(own).begin()).isEqualTo(NOON.minusMillis(5));
        assertThat(spread(own).values()).containsExactly(new Spread.Value(3, 0, 1), new Spread.Value(5, 0, 1));
    }

    /** The scale of these ratings ends at 5. */
    @Test
    void whatCannotBeReadHasNone() {
        String own = tape.held("b", "x", 6, Tape.NOON, RATE);

        opened.read();

        assertThat(opened.index.item(own).orElseThrow().spread()).isNull();
    }

    private Spread spread(String origin) {
        return Objects.requireNonNull(opened.index.item(origin).orElseThrow().spread());
    }
}
