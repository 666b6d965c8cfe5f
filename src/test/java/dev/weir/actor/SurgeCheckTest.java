package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Finding;
import dev.weir.event.Kind;
import dev.weir.event.ObjectContext;
import dev.weir.settings.Mode;
import dev.weir.settings.PolicyFile;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SurgeCheckTest {

    @Test
    void aSurgeLowersTrustAndNeverHolds() {
        Finding finding = Objects.requireNonNull(SurgeCheck.assess(context(30), Mode.ENFORCE));
        assertThat(finding.weight()).isEqualTo(Finding.Weight.COUNTS);
        assertThat(finding.surprisal()).isEqualTo(30);
        assertThat(finding.sentence())
                .isEqualTo("12 events about this object came within hours, where 0.4 would be usual");
    }

    @Test
    void findsNothingWithoutASurgeOrWhereItIsOff() {
        assertThat(SurgeCheck.assess(ObjectContext.NONE, Mode.ENFORCE)).isNull();
        assertThat(SurgeCheck.assess(context(9), Mode.OFF)).isNull();
        assertThat(Objects.requireNonNull(SurgeCheck.assess(context(9), Mode.SHADOW))
                        .weight())
                .isEqualTo(Finding.Weight.SHADOW);
    }

    @Test
    void runsWhereNobodyLooksAtCrowds() {
        var surge = PolicyFile.defaults().on("payments").surge();
        assertThat(surge.on(Kind.TRANSACTION)).isEqualTo(Mode.ENFORCE);
        assertThat(surge.on(Kind.OBSERVATION)).isEqualTo(Mode.SHADOW);
        assertThat(surge.on(Kind.RATING)).isEqualTo(Mode.OFF);
        assertThat(surge.on(Kind.FEEDBACK)).isEqualTo(Mode.OFF);
    }

    private static ObjectContext context(double surprisal) {
        return new ObjectContext(
                20, 4, 1, 14, Events.NOON, null, 0, new ObjectContext.Surge(surprisal, 12, 0.4), List.of());
    }
}
