package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.settings.Mode;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CrowdCheckTest {

    @Test
    void anUnusualCrowdHoldsFromSevenNatsOn() {
        assertThat(finding(7, Mode.ENFORCE).weight()).isEqualTo(Finding.Weight.HOLDS);
        assertThat(finding(6.9, Mode.ENFORCE).weight()).isEqualTo(Finding.Weight.COUNTS);
        assertThat(finding(29, Mode.SHADOW).weight()).isEqualTo(Finding.Weight.SHADOW);
        assertThat(finding(1e9, Mode.ENFORCE).surprisal()).isEqualTo(Finding.MAX_SURPRISAL);
    }

    @Test
    void theFirstOfOneMindAreHeldWhateverTheirNats() {
        // Given
        ObjectContext.Crowd first = new ObjectContext.Crowd(3.7, 3, 3, 0.6, Events.NOON, ObjectContext.Crowd.Past.NONE);
        ObjectContext context = new ObjectContext(2, 5, 0, 2, 0, first);

        // When
        Finding finding = Objects.requireNonNull(CrowdCheck.assess(Events.at(Events.NOON), context, Mode.ENFORCE));

        // Then
        assertThat(finding.weight()).isEqualTo(Finding.Weight.HOLDS);
        assertThat(finding.observed()).isEqualTo(3);
        assertThat(finding.threshold()).isEqualTo(3);
        assertThat(finding.unit()).isEqualTo("of one mind about a new object");
        assertThat(Objects.requireNonNull(CrowdCheck.assess(Events.at(Events.NOON), context, Mode.SHADOW))
                        .weight())
                .isEqualTo(Finding.Weight.SHADOW);
    }

    @Test
    void saysWhatWasSeen() {
        assertThat(finding(9, Mode.ENFORCE).sentence())
                .isEqualTo(
                        "12 of 14 events about this object since 1 Jan 12:00 have values in the same part of the scale,"
                                + " where 3.0 would be usual");
        Finding unvalued = Objects.requireNonNull(
                CrowdCheck.assess(Events.valued(Double.NaN, Events.NOON), context(9), Mode.ENFORCE));
        assertThat(unvalued.sentence())
                .isEqualTo("14 events about this object came since 1 Jan 12:00, where 3.0 would be usual");
    }

    @Test
    void findsNothingWithoutACrowdOrWhereItIsOff() {
        assertThat(CrowdCheck.assess(Events.at(Events.NOON), ObjectContext.NONE, Mode.ENFORCE))
                .isNull();
        assertThat(CrowdCheck.assess(Events.at(Events.NOON), context(9), Mode.OFF))
                .isNull();
    }

    private static Finding finding(double surprisal, Mode mode) {
        return Objects.requireNonNull(CrowdCheck.assess(Events.at(Events.NOON), context(surprisal), mode));
    }

    private static ObjectContext context(double surprisal) {
        return new ObjectContext(
                20,
                4,
                1,
                14,
                0,
                new ObjectContext.Crowd(surprisal, 14, 12, 3, Events.NOON, ObjectContext.Crowd.Past.KNOWN));
    }
}
