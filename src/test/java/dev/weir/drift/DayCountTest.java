package dev.weir.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.Events;
import dev.weir.drift.AdmittedDays.Said;
import dev.weir.event.Event;
import dev.weir.settings.Scale;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayCountTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final Cells STARS = new Cells(List.of(Cells.VALUE, Cells.LABEL), new Scale(1, 5, 1.0));
    private static final Cells AMOUNTS = new Cells(List.of(Cells.VALUE, Cells.LABEL), null);

    @Test
    void everyContributorHasTheSameWeightHoweverManyEventsItSent() {
        // Given
        DayCount count = new DayCount(STARS, 1);
        for (int i = 0; i < 999; i++) {
            count.add(said("loud", 5, "fraud"));
        }
        count.add(said("loud", 1, null));
        count.add(said("quiet", 1, "genuine"));

        // When
        Day day = count.day(TODAY);

        // Then
        assertThat(day.contributors()).isEqualTo(2);
        assertThat(day.of(Cells.VALUE).size()).isCloseTo(2, within(1e-9));
        assertThat(day.of(Cells.VALUE).weights().get(0)).isCloseTo(1.001, within(1e-9));
        assertThat(day.of(Cells.LABEL).weights().values()).containsExactlyInAnyOrder(1.0, 1.0);
    }

    @Test
    void whoIsNobodyInParticularCountsByEvent() {
        DayCount count = new DayCount(STARS, 1);
        count.add(Events.anonymous(1));
        count.add(Events.anonymous(2));

        assertThat(count.day(TODAY).contributors()).isEqualTo(2);
    }

    @Test
    void ofTooManySomeAreDrawnWholeAndOthersWithAnotherSeed() {
        // Given
        int all = 2 * DayCount.MOST + 1;
        DayCount one = new DayCount(STARS, 1);
        DayCount other = new DayCount(STARS, 2);

        // When: each comes twice, with a value of each end
        for (int turn = 0; turn < 2; turn++) {
            for (int who = 0; who < all; who++) {
                one.add(said("u" + who, turn == 0 ? 1 : 5, null));
                other.add(said("u" + who, turn == 0 ? 1 : 5, null));
            }
        }

        // Then
        Day day = one.day(TODAY);
        assertThat(day.contributors()).isBetween(DayCount.MOST / 3, DayCount.MOST);
        assertThat(day.of(Cells.VALUE).weights().values())
                .as("all events of who was drawn, none of the others")
                .allSatisfy(weight -> assertThat(weight).isCloseTo(day.contributors() / 2.0, within(1e-6)));
        assertThat(other.day(TODAY).contributors()).isNotEqualTo(day.contributors());
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 16", "4.99, 63", "5, 63", "0.5, 0", "9, 63"})
    void aScaleIsCutIntoEqualParts(double value, int cell) {
        assertThat(STARS.of(said("u", value, null))[0]).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 126",
        "1, 189",
        "1.4, 189",
        "1.5, 190",
        "2, 191",
        "-1, 63",
        "-2, 61",
        "1e-300, 127",
        "1e300, 251",
        "-1e300, 1"
    })
    void amountsAreCutByHalfOctaves(double value, int cell) {
        assertThat(AMOUNTS.of(said("u", value, null))[0]).isEqualTo(cell);
    }

    @Test
    void whatAnEventLacksIsNotCounted() {
        assertThat(AMOUNTS.of(said("u", Double.NaN, null))).containsExactly(Cells.NONE, Cells.NONE);
    }

    private static Event said(String who, double value, @Nullable String label) {
        return AdmittedDays.event(new Said(who, value, label));
    }
}
