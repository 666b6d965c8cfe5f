package dev.weir.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Event;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What one row may do to what is known of all. */
class RowWatchTest {

    private final RowWatch watch = new RowWatch(0, Rows.PLAN);
    private final Random random = new Random(7);

    @Test
    void aThirdClassTakesNothingFromWhatIsKnownOfTwo() {
        // Given
        List<Event> rows = Rows.withABadSource().subList(0, Rows.FLIPS_FROM);
        rows.forEach(watch::on);
        assertThat(turned(5_000)).isTrue();

        // When
        watch.on(Rows.row(5_001, "s1", "made up", Rows.values(true, random)));

        // Then
        assertThat(turned(5_002)).isTrue();
        assertThat(watch.on(Rows.row(5_003, "s2", "sick", Rows.values(true, random)))
                        .findings())
                .isEmpty();
    }

    /** Eight made-up labels before all others would take every number. */
    @Test
    void madeUpLabelsTakeNothingFromThoseThatAreDeclared() {
        // Given
        RowWatch declared = new RowWatch(0, Rows.plan("well", "sick"));
        for (int i = 0; i < Classes.MOST; i++) {
            declared.on(Rows.row(i, "s1", "made up " + i, Rows.values(true, random)));
        }
        assertThat(declared.newsOfTooManyLabels()).isTrue();
        assertThat(declared.newsOfTooManyLabels()).as("said once").isFalse();

        // When
        Rows.withABadSource().subList(0, Rows.FLIPS_FROM).forEach(declared::on);

        // Then
        assertThat(turned(declared, 5_000)).isTrue();
    }

    private boolean turned(int number) {
        return turned(watch, number);
    }

    private boolean turned(RowWatch watch, int number) {
        return !watch.on(Rows.row(number, "s3", "well", Rows.values(true, random)))
                .findings()
                .isEmpty();
    }
}
