package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.behavior.BehaviorCheck;
import dev.weir.behavior.BehaviorLimits;
import dev.weir.behavior.BehaviorMemory;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Finding.Weight;
import dev.weir.event.ObjectContext;
import dev.weir.profile.ProfileLimits;
import dev.weir.provenance.IdRing;
import dev.weir.rate.RateWindows;
import dev.weir.reviewed.DecidedCompany;
import dev.weir.reviewed.ReviewedLimits;
import dev.weir.reviewed.ReviewedMemory;
import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import dev.weir.support.ReviewedModels;
import dev.weir.verdict.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SecondFamilyTest {

    private static final long DAY = 24L * 3_600_000;

    @Test
    void onlyAPaceThatIsHeldIsEvidence() {
        assertThat(SecondFamily.pace(null, rate(6, Weight.COUNTS), 5)).isNull();
        assertThat(SecondFamily.pace(null, rate(9, Weight.SHADOW), 5)).isNull();
        assertThat(SecondFamily.pace(null, null, 5)).isNull();
        assertThat(SecondFamily.pace(null, rate(8, Weight.HOLDS), 5)).isEqualTo(new Evidence("RATE", 8, 5, "fast"));
    }

    @ParameterizedTest
    @CsvSource({"7.9, 0, 8", "8, 0, 8", "8.1, 0, 8.1", "4.1, 30, 4.1"})
    void theStrongerAsOfNowStays(double newer, long days, double kept) {
        Evidence before = new Evidence("RATE", 8, 0, "fast");
        Evidence after = SecondFamily.pace(before, rate(newer, Weight.HOLDS), days * DAY);
        assertThat(Objects.requireNonNull(after).surprisal()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "30, true", "31, false"})
    void aPaceThatDoesNotComeAgainIsForgotten(long days, boolean enough) {
        // Half of twice the threshold is left after 30 days.
        Evidence pace = new Evidence("RATE", 2 * ProfileLimits.STANDS_OUT, 0, "fast");
        assertThat(SecondFamily.of(memory(null, pace), Mode.ENFORCE, Mode.ENFORCE, days * DAY, 2) != null)
                .isEqualTo(enough);
    }

    @ParameterizedTest
    @EnumSource
    void aProfileIsEvidenceOnlyWhereItsCheckIsEnforced(Mode mode) {
        float[] profile = new float[26];
        profile[20] = 9;
        profile[25] = 20;
        Evidence second = SecondFamily.of(memory(profile, null), mode, Mode.OFF, 5, 2);
        assertThat(second != null).isEqualTo(mode == Mode.ENFORCE);
        if (second != null) {
            assertThat(second.family()).isEqualTo("PROFILE");
            assertThat(second.surprisal()).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @CsvSource({"14, 4, true", "14, 5, false", "5, 2, false", "7, 2, true"})
    void aProfileOfTheCampaignsOwnObjectsIsNoSecondFamily(int size, int named, boolean second) {
        float[] profile = new float[26];
        profile[20] = 9;
        profile[25] = size;
        assertThat(SecondFamily.of(memory(profile, null), Mode.ENFORCE, Mode.ENFORCE, 5, named) != null)
                .isEqualTo(second);
    }

    @ParameterizedTest
    @EnumSource
    void aBehaviorIsEvidenceOnlyWhereItsCheckIsEnforced(Mode mode) {
        Evidence second = SecondFamily.of(acting(after(12)), Mode.OFF, mode, 5, 2);
        assertThat(second != null).isEqualTo(mode == Mode.ENFORCE);
        if (second != null) {
            assertThat(second.family()).isEqualTo("BEHAVIOR");
            assertThat(second.sentence()).startsWith("its events about one object outnumber all its others by 12; ");
        }
    }

    @ParameterizedTest
    @CsvSource({"11, 4, false", "12, 4, true", "13, 4, true"})
    void aBehaviorThatIsAboutTheCampaignsOwnObjectsIsNoSecondFamily(int events, int named, boolean second) {
        assertThat(SecondFamily.of(acting(after(events)), Mode.OFF, Mode.ENFORCE, 5, named) != null)
                .isEqualTo(second);
    }

    @ParameterizedTest
    @EnumSource
    void whatReviewersWouldSayIsEvidenceOnlyWhereItsCheckIsEnforced(Mode mode) {
        Evidence second = SecondFamily.reviewed(meeting(6, 9), limits(mode), 5, 2);
        assertThat(second != null).isEqualTo(mode == Mode.ENFORCE);
        if (second != null) {
            assertThat(second.family()).isEqualTo("PROFILE");
            assertThat(second.surprisal()).isEqualTo(8 * Math.log(2));
            assertThat(second.sentence()).startsWith("reviewers called 54 of 54 fake who came to 6 of its 6 objects");
        }
    }

    @ParameterizedTest
    @CsvSource({"11, 4, false", "12, 4, true", "13, 4, true"})
    void whatReviewersWouldSayOfTheCampaignsOwnObjectsIsNoSecondFamily(int objects, int named, boolean second) {
        assertThat(SecondFamily.reviewed(meeting(objects, 9), limits(Mode.ENFORCE), 5, named) != null)
                .isEqualTo(second);
    }

    @Test
    void whoStandsOutToReviewersOnlySomewhatHasNoSecondFamilyAgainstIt() {
        // One in 128 honest contributors goes as far; one in 150 is asked.
        assertThat(SecondFamily.reviewed(meeting(3, 1), limits(Mode.ENFORCE), 5, 1))
                .isNull();
        assertThat(SecondFamily.reviewed(meeting(4, 1), limits(Mode.ENFORCE), 5, 1))
                .isNotNull();
    }

    /** What is remembered of who came to so many objects, where so many others were called fake. */
    private static ActorMemory meeting(int objects, int fakes) {
        DecidedCompany company = DecidedCompany.NONE;
        for (int i = 0; i < objects; i++) {
            company = company.with(fakes, 0, 0.5);
        }
        byte[] reviewed = new ReviewedMemory(1, objects, company).state();
        return new ActorMemory(
                RateWindows.empty(), IdRing.empty(), 0, null, null, 0, 1, false, null, false, null, reviewed);
    }

    private static ReviewedLimits limits(Mode mode) {
        return new ReviewedLimits(
                ReviewedModels.of("ratings", 1, 1, ReviewedModels.ofThoseWhomOneMeets(Map.of())), mode);
    }

    @Test
    void whoeverShowsNeitherHasNoSecondFamilyAgainstIt() {
        assertThat(SecondFamily.of(ActorMemory.empty(), Mode.ENFORCE, Mode.ENFORCE, 5, 2))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"19, 31, false", "20, 31, true", "20, 30, false"})
    void establishedIsWhoIsKnownForLongAndByEnough(int events, long days, boolean established) {
        ActorMemory memory = new ActorMemory(
                RateWindows.empty(), IdRing.empty(), days * DAY, null, null, 0, events, false, null, false, null, null);
        assertThat(memory.establishedBy(days * DAY)).isEqualTo(established);
    }

    private static ActorMemory memory(float @Nullable [] profile, @Nullable Evidence pace) {
        return new ActorMemory(
                RateWindows.empty(), IdRing.empty(), 0, profile, pace, 0, 1, false, null, false, null, null);
    }

    /** The state after so many events about one object. */
    private static byte[] after(int events) {
        BehaviorLimits limits = new BehaviorLimits(Mode.ENFORCE, new Scale(1.0, 5.0, 1.0));
        BehaviorMemory memory = BehaviorMemory.empty();
        for (int i = 0; i < events; i++) {
            Event event = Events.valued(2 + i % 3, Events.NOON + i * 60_000L);
            memory = Objects.requireNonNull(BehaviorCheck.assess(memory, event, ObjectContext.NONE, limits)
                    .after());
        }
        return memory.state();
    }

    private static ActorMemory acting(byte[] behavior) {
        return new ActorMemory(
                RateWindows.empty(), IdRing.empty(), 0, null, null, 0, 1, false, behavior, false, null, null);
    }

    private static Finding rate(double surprisal, Weight weight) {
        return new Finding("rate", Family.RATE, surprisal, 400, 403, 10, "events in 1 min", "fast", List.of(), weight);
    }
}
