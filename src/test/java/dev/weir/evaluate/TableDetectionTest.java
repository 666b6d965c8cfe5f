package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.table.FeatureTable;
import dev.weir.table.Poisoned;
import dev.weir.table.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TableDetectionTest {

    /** Six rows: 0 and 1 poisoned of the bad source b; 2 its honest one; 3 and 4 honest negatives, 5 an honest positive. */
    private static final Poisoned POISONED = new Poisoned(table(), places(0, 1), new TreeSet<>(List.of("b")));

    private static final Gated GATED = new Gated(
            places(1, 3),
            places(0, 1, 2, 3),
            Map.of("b", 2, "honest", 4),
            Map.of(),
            Map.of("label", 2),
            new double[] {1, 0.2, 1, 0.4, 1, 0.9},
            new double[] {0, 8, 0, 8, 0, 2});

    @Test
    void rowsAreCountedByWhoseTheyAre() {
        TableDetection found = TableDetection.of(POISONED, GATED);

        assertThat(found.poison()).isEqualTo(new TableDetection.Rows(2, 1, 2));
        assertThat(found.ofBad()).isEqualTo(new TableDetection.Rows(1, 0, 1));
        assertThat(found.genuine()).isEqualTo(new TableDetection.Rows(2, 1, 1));
        assertThat(found.positive()).isEqualTo(new TableDetection.Rows(1, 0, 0));
        assertThat(found.precision()).isEqualTo(0.5);
        assertThat(found.sources()).isEqualTo(new TableDetection.SourcesFound(1, 1, 1, 1));
        assertThat(found.delays())
                .as("two rows of b came before the one at place 2")
                .containsExactly(2);
        assertThat(found.trust()).containsExactly(0.9);
        // Against 0, 8, 0, 2: the poisoned 0 ties with two; the poisoned 8 beats three and ties with one.
        assertThat(found.areas()).containsExactly((1 + 3.5) / 8);
    }

    @Test
    void twoSeedsAreOneSum() {
        TableDetection once = TableDetection.of(POISONED, GATED);
        TableDetection twice = TableDetection.NONE.plus(once).plus(once);

        assertThat(twice.poison()).isEqualTo(new TableDetection.Rows(4, 2, 4));
        assertThat(twice.sources()).isEqualTo(new TableDetection.SourcesFound(2, 2, 2, 2));
        assertThat(twice.holds()).containsEntry("label", 4);
        assertThat(twice.delays()).hasSize(2);
        assertThat(twice.precision()).isEqualTo(once.precision());
    }

    private static FeatureTable table() {
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < 6; place++) {
            String source = place < 3 ? "b" : "honest";
            rows.add(new Row("r" + place, place, source, "a", "", new double[] {1}, place == 5 ? 1 : 0));
        }
        return new FeatureTable(List.of("x"), rows);
    }

    private static BitSet places(int... places) {
        BitSet set = new BitSet();
        for (int place : places) {
            set.set(place);
        }
        return set;
    }
}
