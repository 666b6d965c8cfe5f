package dev.weir.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Entity;
import dev.weir.index.HeldRow;
import dev.weir.index.HoldStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldLookupTest {

    @ParameterizedTest
    @CsvSource({"511, 511, 0", "512, 512, 0", "513, 512, 1"})
    void theFirstOfAContributorOnAStreamCanBeDecidedAbout(int held, int kept, int beyond) {
        List<HeldRow> rows = new ArrayList<>(rows("a", "ratings", held, HoldStatus.OPEN));
        Collections.reverse(rows);

        HeldLookup.Split split = HeldLookup.split(rows, Set.of(HoldStatus.OPEN));

        assertThat(split.kept()).hasSize(kept).startsWith("a/ratings/1");
        assertThat(split.kept()).doesNotContain("a/ratings/513");
        assertThat(split.beyond()).isEqualTo(beyond);
    }

    @Test
    void contributorsAndStreamsHaveTheirOwnRoom() {
        List<HeldRow> rows = new ArrayList<>(rows("a", "ratings", 512, HoldStatus.OPEN));
        rows.addAll(rows("a", "plays", 512, HoldStatus.OPEN));
        rows.addAll(rows("b", "ratings", 512, HoldStatus.OPEN));

        assertThat(HeldLookup.split(rows, Set.of(HoldStatus.OPEN)).beyond()).isZero();
    }

    @Test
    void whatWasDecidedKeepsItsRoomAndIsNotDecidedAgain() {
        List<HeldRow> rows = new ArrayList<>(rows("a", "ratings", 510, HoldStatus.REJECTED));
        rows.addAll(rows("a", "ratings", 5, HoldStatus.OPEN).stream()
                .map(row -> later(row))
                .toList());

        HeldLookup.Split split = HeldLookup.split(rows, Set.of(HoldStatus.OPEN));

        assertThat(split.kept()).hasSize(2);
        assertThat(split.beyond()).isEqualTo(3);
    }

    private static HeldRow later(HeldRow row) {
        return row(row.number() + 1_000, "a", "ratings", HoldStatus.OPEN);
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
