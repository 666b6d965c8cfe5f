package dev.weir.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Entity;
import dev.weir.index.HeldRecord;
import dev.weir.index.HeldRow;
import dev.weir.index.HoldStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptTest {

    private static final int MOST = 512 + 65_536;

    @ParameterizedTest
    @CsvSource({"511, 511, 0", "513, 513, 0", "66047, 66047, 0", "66048, 66048, 0", "66049, 66048, 1"})
    void theFirstOfAContributorOnAStreamCanBeDecidedAbout(int held, int kept, int beyond) {
        List<HeldRow> rows = rows("a", "ratings", held, HoldStatus.OPEN);

        Split split = split(rows, Set.of(HoldStatus.OPEN));

        assertThat(split.kept()).hasSize(kept).startsWith("a/ratings/1");
        assertThat(split.kept()).doesNotContain("a/ratings/66049");
        assertThat(split.beyond()).isEqualTo(beyond);
    }

    @Test
    void contributorsAndStreamsHaveTheirOwnRoom() {
        List<HeldRow> rows = new ArrayList<>(rows("a", "ratings", MOST, HoldStatus.OPEN));
        rows.addAll(rows("a", "plays", MOST, HoldStatus.OPEN));
        rows.addAll(rows("b", "ratings", MOST, HoldStatus.OPEN));

        assertThat(split(rows, Set.of(HoldStatus.OPEN)).beyond()).isZero();
    }

    @Test
    void whatWasDecidedKeepsItsRoomAndIsNotDecidedAgain() {
        List<HeldRow> rows = new ArrayList<>(rows("a", "ratings", MOST - 2, HoldStatus.REJECTED));
        rows.addAll(rows("a", "ratings", 5, HoldStatus.OPEN).stream()
                .map(row -> later(row))
                .toList());

        Split split = split(rows, Set.of(HoldStatus.OPEN));

        assertThat(split.kept()).hasSize(2);
        assertThat(split.beyond()).isEqualTo(3);
    }

    @Test
    void eachThirtyDaysHaveRoomOfTheirOwn() {
        List<HeldRow> rows = new ArrayList<>(rows("a", "ratings", MOST + 3, HoldStatus.OPEN));
        long later = 2L * 30 * 24 * 3_600;
        rows.add(row(later - 2, "a", "ratings", HoldStatus.OPEN));
        rows.add(row(later, "a", "ratings", HoldStatus.OPEN));

        Split split = split(rows, Set.of(HoldStatus.OPEN));

        assertThat(split.beyond()).isEqualTo(4);
        assertThat(split.kept()).contains("a/ratings/" + later);
    }

    /** Those that can be decided about, and how many there are besides. */
    private record Split(Set<String> kept, int beyond) {}

    private static Split split(List<HeldRow> rows, Set<HoldStatus> fates) {
        Kept kept = new Kept();
        Set<String> origins = new LinkedHashSet<>();
        int beyond = 0;
        for (HeldRow row : rows) {
            boolean isThere = kept.has(row);
            if (fates.contains(row.status()) && isThere) {
                origins.add(row.origin());
            } else if (fates.contains(row.status())) {
                beyond++;
            }
        }
        return new Split(origins, beyond);
    }

    private static HeldRow later(HeldRow row) {
        return row(row.number() + MOST, "a", "ratings", HoldStatus.OPEN);
    }

    private static List<HeldRow> rows(String actor, String stream, int count, HoldStatus status) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> row(n, actor, stream, status))
                .toList();
    }

    private static HeldRow row(long number, String actor, String stream, HoldStatus status) {
        Instant held = Instant.ofEpochSecond(number / 2);
        return new HeldRow(
                number,
                actor + '/' + stream + '/' + number,
                "case",
                stream,
                Entity.of("customer", actor),
                HeldRecord.Identity.KNOWN,
                null,
                5,
                null,
                held,
                held.plusSeconds(9),
                0.5,
                1,
                "rate",
                "RATE",
                status);
    }
}
