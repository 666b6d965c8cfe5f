package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final int PAGE = 500;

    private long asked;

    /** However many there are, no more than a page was asked for that nobody has taken yet. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 499, 500, 501, 1_000, 200_001})
    void noMoreThanAPageIsInMemory(long rows) {
        Pages<Long> pages = new Pages<>(from -> page(from, rows));

        long taken = 0;
        while (pages.hasNext()) {
            assertThat(pages.next()).isEqualTo(taken);
            taken++;
            assertThat(asked - taken).isBetween(0L, (long) PAGE);
        }

        assertThat(taken).isEqualTo(rows);
        assertThat(asked).isEqualTo(rows);
        assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
    }

    /** What was decided meanwhile may leave a page empty that has more behind it. */
    @Test
    void anEmptyPageIsNotTheEnd() {
        Pages<Long> pages =
                new Pages<>(from -> from.isStart() ? new Page<>(List.of(), new Cursor(0, 0)) : page(Cursor.START, 1));

        assertThat(pages).toIterable().containsExactly(0L);
    }

    private Page<Long> page(Cursor from, long rows) {
        long begin = from.isStart() ? 0 : from.id() + 1;
        long end = Math.min(rows, begin + PAGE);
        asked += end - begin;
        return new Page<>(
                LongStream.range(begin, end).boxed().toList(), end < rows ? new Cursor(end - 1, end - 1) : null);
    }
}
