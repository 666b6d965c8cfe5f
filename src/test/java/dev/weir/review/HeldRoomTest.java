package dev.weir.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Entity;
import dev.weir.event.Family;
import dev.weir.index.HeldRecord;
import dev.weir.index.HoldStatus;
import dev.weir.index.Opened;
import dev.weir.index.ReviewIndex;
import dev.weir.index.Tape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One act is about so many held events, and says how many are left. */
class HeldRoomTest {

    private static final Entity A = Entity.of("customer", "a");
    private static final Entity B = Entity.of("customer", "b");

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "3, 3", "4, 4", "5, 5", "6, 5"})
    void theOldestAreLookedUpAndTheOthersCounted(int room, int found) {
        // Given
        List<String> origins = List.of(held("a", 1), held("a", 2), held("a", 3), held("b", 4), held("b", 5));
        opened.read();
        HeldLookup lookup = new HeldLookup(opened.index, List.of(), room);

        // When
        List<String> first = origins(lookup.of(A, Set.of(HoldStatus.OPEN)));
        List<String> then = origins(lookup.of(B, Set.of(HoldStatus.OPEN)));

        // Then
        assertThat(first).isEqualTo(origins.subList(0, Math.min(3, found)));
        assertThat(then).isEqualTo(origins.subList(Math.min(3, found), found));
        assertThat(lookup.later()).isEqualTo(5 - found);
    }

    /** More than two pages, all of one moment; what is of another stream or contributor is none of it. */
    @Test
    void allPagesOfAContributorAreLookedAt() {
        // Given
        List<String> origins = new ArrayList<>();
        for (int i = 0; i < 2 * ReviewIndex.MOST_ROWS + 1; i++) {
            origins.add(held("a", 1));
        }
        held("b", 1);
        opened.read();

        // When
        HeldLookup lookup = new HeldLookup(opened.index, List.of("ratings"), 600);
        List<String> found = origins(lookup.of(A, Set.of(HoldStatus.OPEN)));

        // Then
        assertThat(found).isEqualTo(origins.subList(0, 600));
        assertThat(lookup.later()).isEqualTo(2 * ReviewIndex.MOST_ROWS + 1 - 600);
        assertThat(new HeldLookup(opened.index, List.of("plays"), 600)
                        .of(A, Set.of(HoldStatus.OPEN))
                        .records())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 3", "5, 5", "6, 5"})
    void ofACaseToo(int room, int found) {
        // Given: a crowd of two
        List<String> origins = List.of(crowd("a", 1), crowd("b", 2), crowd("a", 3), crowd("b", 4), crowd("a", 5));
        opened.read();
        HeldLookup lookup = new HeldLookup(opened.index, List.of(), room);

        // When, Then
        assertThat(origins(lookup.ofCase("object:ratings/film:x"))).isEqualTo(origins.subList(0, found));
        assertThat(lookup.later()).isEqualTo(5 - found);
    }

    private String crowd(String actor, int second) {
        return opened.tape.held(actor, "x", 5, Tape.NOON + second, Tape.finding("crowd", Family.GROUP, 12));
    }

    @Test
    void clearingWhoIsExcludedReleasesWhatItSentAfterwards() {
        // Given
        String before = held("a", 1);
        opened.tape.standing("a", dev.weir.event.Standing.EXCLUDED, null, Tape.NOON + 2);
        String after = held("a", 3);
        opened.read();

        // When
        Act act = Act.of(Action.CLEAR, new Target.Contributors(List.of(A)), Reason.HONEST, "");
        Plan plan = Plan.of(
                act, new Lookup(opened.tape.settings, opened.index, Instant.ofEpochMilli(Tape.NOON + 9)).facts(act));

        // Then
        assertThat(plan.drafts()).extracting(Draft::origin).containsExactly(null, before, after);
        assertThat(plan.preview().releases()).isEqualTo(2);
        assertThat(plan.preview().notes()).isEmpty();
    }

    private String held(String actor, int second) {
        return opened.tape.held(actor, "x", 5, Tape.NOON + second, Tape.finding("rate", Family.RATE, 12));
    }

    private static List<String> origins(HeldLookup.Held held) {
        return held.records().stream().map(HeldRecord::origin).toList();
    }
}
