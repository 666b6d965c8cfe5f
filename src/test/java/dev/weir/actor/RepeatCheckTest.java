package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.settings.Mode;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepeatCheckTest {

    private static final Event RATING = Events.valued(4, Events.NOON);

    /** How often beyond the limit is not kept where nobody says what they think. */
    @Test
    void ofWhoSaysNothingItTellsThatItCame() {
        Finding finding = Objects.requireNonNull(
                RepeatCheck.assess(Events.valued(Double.NaN, Events.NOON), itself(), Mode.ENFORCE));
        assertThat(finding.weight()).isEqualTo(Finding.Weight.HOLDS);
        assertThat(finding.sentence())
                .isEqualTo(
                        "it has come to this object more than 6 times, and others come once; the first 6 are let through");
    }

    @Test
    void holdsWhoIsItsOwnCrowdAndSaysHowOften() {
        Finding finding = Objects.requireNonNull(RepeatCheck.assess(RATING, itself(), Mode.ENFORCE));
        assertThat(finding.weight()).isEqualTo(Finding.Weight.HOLDS);
        assertThat(finding.observed()).isEqualTo(9);
        assertThat(finding.threshold()).isEqualTo(7);
        assertThat(finding.sentence())
                .isEqualTo(
                        "it has said what it thinks of this object 9 times, and others say it once; the first 6 are let"
                                + " through");
        assertThat(Objects.requireNonNull(RepeatCheck.assess(RATING, itself(), Mode.SHADOW))
                        .weight())
                .isEqualTo(Finding.Weight.SHADOW);
        assertThat(RepeatCheck.assess(RATING, itself(), Mode.OFF)).isNull();
    }

    /** Nobody who agrees lets it go, and it is no crowd of others. */
    @Test
    void isNoFindingOfTheCrowdCheck() {
        assertThat(CrowdCheck.assess(Events.at(Events.NOON), itself(), Mode.ENFORCE))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(value = ObjectContext.Crowd.Past.class, names = "ITSELF", mode = EnumSource.Mode.EXCLUDE)
    void saysNothingOfCrowdsOfOthers(ObjectContext.Crowd.Past past) {
        assertThat(RepeatCheck.assess(RATING, context(past), Mode.ENFORCE)).isNull();
        assertThat(RepeatCheck.assess(RATING, ObjectContext.NONE, Mode.ENFORCE)).isNull();
    }

    private static ObjectContext itself() {
        return context(ObjectContext.Crowd.Past.ITSELF);
    }

    private static ObjectContext context(ObjectContext.Crowd.Past past) {
        return new ObjectContext(20, 4, 1, 14, 0, new ObjectContext.Crowd(10, 9, 9, 1, Events.NOON, past));
    }
}
