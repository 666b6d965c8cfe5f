package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AtHandTest {

    private static final int WORKS_A_LOOK = 64;

    private final Shelf shelf = new Shelf();
    private long now;

    @Test
    void nothingIsWrittenAheadUntilTwoCheckpointsSayHowFarApartTheyAre() throws Exception {
        AtHand<Count> counts = new AtHand<>(shelf, shelf, () -> now, 1000);
        add(counts, WORKS_A_LOOK * 4, 100);
        counts.flush();
        shelf.writes.clear();
        now = 1_000_000;
        add(counts, WORKS_A_LOOK * 4, 100);

        assertThat(shelf.writes).isEmpty();
    }

    @Test
    void aRoundBeginsWhenThreeTenthsOfTheTimeAreLeft() throws Exception {
        for (int elapsed : new int[] {699, 700, 701}) {
            // Given
            shelf.clear();
            now = 0;
            AtHand<Count> counts = everySecond();
            addUntilALook(counts, 10);

            // When
            now += elapsed;
            add(counts, 6, 1);

            // Then: the nine that rest, two with each work
            assertThat(shelf.writes.size()).as("%d ms after the last", elapsed).isEqualTo(elapsed < 700 ? 0 : 9);
        }
    }

    /** Where three quarters of the time brought 192 works, 64 more are to come: what rested for as many will rest. */
    @Test
    void whatWouldChangeAgainIsLeftToTheCheckpoint() throws Exception {
        for (int rested : new int[] {63, 64, 65}) {
            // Given
            shelf.clear();
            now = 0;
            AtHand<Count> counts = everySecond();
            add(counts, 3 * WORKS_A_LOOK - rested - 1, 1);
            shelf.setCurrentKey("rests");
            counts.work(Count::add);
            add(counts, rested - 1, 1);

            // When
            now += 750;
            add(counts, 2, 1);

            // Then
            assertThat(shelf.writes.contains("rests"))
                    .as("after %d works", rested)
                    .isEqualTo(rested >= 64);
        }
    }

    @Test
    void theCheckpointWritesOnlyWhatChangedSince() throws Exception {
        // Given
        AtHand<Count> counts = everySecond();
        addUntilALook(counts, 40);
        now += 700;
        add(counts, 21, 1);
        int ahead = shelf.writes.size();
        shelf.writes.clear();

        // When
        counts.flush();

        // Then
        assertThat(ahead).isEqualTo(39);
        assertThat(shelf.writes).containsExactly("k0");
    }

    @Test
    void whatIsForgottenIsNotWrittenAhead() throws Exception {
        // Given
        AtHand<Count> counts = everySecond();
        addUntilALook(counts, 40);
        now += 700;
        add(counts, 1, 1);

        // When
        shelf.setCurrentKey("k30");
        counts.drop();
        add(counts, 30, 1);
        counts.flush();

        // Then
        assertThat(shelf.values).doesNotContainKey("k30").hasSize(39);
    }

    @Test
    void thePresentKeyIsThePresentOneAfterwards() throws Exception {
        AtHand<Count> counts = everySecond();
        addUntilALook(counts, 40);
        now += 700;
        add(counts, 2, 2);

        assertThat(shelf.writes).isNotEmpty();
        assertThat(shelf.getCurrentKey()).isEqualTo("k1");
    }

    /** However works, checkpoints, forgetting and the clock fall together, with room for all or for few. */
    @Property
    void theStoreHasAllAfterACheckpoint(
            @ForAll @Size(max = 400) List<@IntRange(min = 0, max = 59) Integer> steps,
            @ForAll @IntRange(min = 1, max = 60) int room)
            throws Exception {
        shelf.clear();
        AtHand<Count> counts = new AtHand<>(shelf, shelf, () -> now, room);
        Map<String, Integer> model = new TreeMap<>();
        for (int step : steps) {
            now += step;
            String key = "k" + step % 20;
            shelf.setCurrentKey(key);
            if (step == 59) {
                counts.flush();
                assertThat(shelf.values).isEqualTo(model);
            } else if (step == 58) {
                counts.drop();
                shelf.values.remove(key);
                model.remove(key);
            } else {
                for (int i = 0; i < 10; i++) {
                    counts.work(Count::add);
                }
                model.merge(key, 10, Integer::sum);
            }
        }
        counts.flush();

        assertThat(shelf.values).isEqualTo(model);
    }

    /** With checkpoints a second apart, and one just done. */
    private AtHand<Count> everySecond() throws Exception {
        AtHand<Count> counts = new AtHand<>(shelf, shelf, () -> now, 1000);
        counts.flush();
        now += 1000;
        counts.flush();
        shelf.writes.clear();
        return counts;
    }

    /** One work on each key, and then on the first alone, until one work before a look. */
    private void addUntilALook(AtHand<Count> counts, int keys) throws Exception {
        add(counts, keys, keys);
        add(counts, 2 * WORKS_A_LOOK - keys - 1, 1);
    }

    private void add(AtHand<Count> counts, int works, int keys) throws Exception {
        for (int i = 0; i < works; i++) {
            shelf.setCurrentKey("k" + i % keys);
            counts.work(Count::add);
        }
    }

    private static final class Count implements AtHand.Kept {

        private int value;
        private boolean changed;

        private Count(int value) {
            this.value = value;
        }

        private void add() {
            value++;
            changed = true;
        }

        @Override
        public int weight() {
            return 1;
        }

        @Override
        public boolean hasChanged() {
            return changed;
        }
    }

    /** State by key, and every write to it. */
    private static final class Shelf implements AtHand.Store<Count>, KeyContext {

        private final Map<String, Integer> values = new HashMap<>();
        private final List<String> writes = new ArrayList<>();

        @Nullable
        private Object key;

        private void clear() {
            values.clear();
            writes.clear();
        }

        @Override
        public Count read() {
            return new Count(values.getOrDefault(String.valueOf(key), 0));
        }

        @Override
        public void write(Count count) {
            writes.add(String.valueOf(key));
            values.put(String.valueOf(key), count.value);
            count.changed = false;
        }

        @Override
        public void setCurrentKey(Object key) {
            this.key = key;
        }

        @Override
        public @Nullable Object getCurrentKey() {
            return key;
        }
    }
}
