package dev.weir.reviewed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.Events;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Timing;
import dev.weir.model.ProfileFeature;
import dev.weir.model.ReviewedFit;
import dev.weir.model.ReviewedModel;
import dev.weir.settings.Mode;
import dev.weir.support.ReviewedModels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewedCheckTest {

    /** Nine of ten who came to the one are fake, one of ten who came to the other. */
    private static final ReviewedFit FIT =
            ReviewedModels.ofThoseWhomOneMeets(Map.of("film:foul", new int[] {9, 1}, "film:fair", new int[] {1, 9}));

    private static final double[] NO_PROFILE = new double[ProfileFeature.values().length];

    static {
        Arrays.fill(NO_PROFILE, Double.NaN);
    }

    @Test
    void whoComesWhereFakesCameIsToldByThem() {
        // When
        ReviewedCheck.Result result = third("foul", limits(1, Mode.ENFORCE));

        // Then: 27.5 of 31 with the prior of one in two, 3.9 units from the center
        Finding finding = Objects.requireNonNull(result.finding());
        assertThat(finding.check()).isEqualTo("reviewed");
        assertThat(finding.family()).isEqualTo(Family.PROFILE);
        assertThat(finding.observed()).isCloseTo(1 / (1 + Math.exp(-(27.5 / 31 - 0.5) / 0.1)), within(1e-6));
        assertThat(finding.threshold()).isEqualTo(0.5);
        assertThat(finding.baseline()).isEqualTo(0.1);
        assertThat(finding.surprisal()).isCloseTo(7 * Math.log(2), within(1e-12));
        assertThat(finding.weight()).isEqualTo(Finding.Weight.COUNTS);
        assertThat(finding.sentence())
                .isEqualTo(
                        "reviewers called 27 of 30 fake who came to 3 of its 3 objects, so it looks fake, too, most of all by"
                                + " share of fakes among all whom it met 0.89, usually 0.50");
    }

    @Test
    void whoComesWhereHonestPeopleCameIsNotTold() {
        assertThat(third("fair", limits(1, Mode.ENFORCE)).finding()).isNull();
    }

    @Test
    void nothingIsSaidBeforeTheThirdObjectWhereSomebodyWasDecidedAbout() {
        // Given
        ReviewedLimits limits = limits(1, Mode.ENFORCE);
        byte[] state = null;
        List<Boolean> said = new ArrayList<>();
        // When
        for (String object : List.of("foul", "unknown", "foul", "unknown", "foul", "unknown")) {
            ReviewedCheck.Result result = assess(state, about(object), limits);
            said.add(result.finding() != null);
            state = state(result);
        }
        // Then
        assertThat(said).containsExactly(false, false, false, false, true, true);
        assertThat(ReviewedMemory.of(state).events()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void shadowShowsAndOffDoesNotAsk(Mode mode) {
        ReviewedCheck.Result result = third("foul", limits(1, mode));
        Finding finding = result.finding();
        if (mode == Mode.OFF) {
            assertThat(result.after()).isNull();
            assertThat(finding).isNull();
        } else {
            assertThat(Objects.requireNonNull(finding).weight())
                    .isEqualTo(mode == Mode.SHADOW ? Finding.Weight.SHADOW : Finding.Weight.COUNTS);
        }
    }

    @Test
    void withoutAModelOrAnObjectNothingIsCounted() {
        Event none = new Event(
                0,
                about("foul").origin(),
                null,
                Entity.of("customer", "u1"),
                Event.Identity.KNOWN,
                null,
                3,
                null,
                Events.NOON,
                Timing.ON_TIME,
                0,
                about("foul").payload());
        assertThat(assess(null, about("foul"), new ReviewedLimits(null, Mode.ENFORCE))
                        .after())
                .isNull();
        assertThat(assess(null, none, limits(1, Mode.ENFORCE)).after()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void anEventAtAnImpossibleTimeIsNotCounted(Timing timing) {
        boolean counts = timing != Timing.FUTURE && timing != Timing.STALE;
        Event event = about("foul").placed(timing, 0);
        assertThat(assess(null, event, limits(1, Mode.ENFORCE)).after() != null).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "4, 1"})
    void sumsGoOnWithinALineOfModelsAndBeginAnewWithAnother(int reference, int events) {
        // Given
        byte[] before = state(assess(null, about("foul"), limits(3, Mode.ENFORCE)));
        // When
        ReviewedMemory after = Objects.requireNonNull(
                assess(before, about("foul"), limits(reference, Mode.ENFORCE)).after());
        // Then
        assertThat(after.events()).isEqualTo(events);
        assertThat(after.company().objects()).isEqualTo(events);
        assertThat(after.reference()).isEqualTo(reference);
    }

    @Test
    void whatIsRememberedOfAnotherLineIsNotLookedAt() {
        byte[] before = state(third("foul", limits(3, Mode.ENFORCE)));
        Supplier<double[]> profile = () -> NO_PROFILE;
        assertThat(ReviewedCheck.look(before, profile, limits(3, Mode.ENFORCE))).isNotNull();
        assertThat(ReviewedCheck.look(before, profile, limits(4, Mode.ENFORCE))).isNull();
        assertThat(ReviewedCheck.look(before, profile, new ReviewedLimits(null, Mode.ENFORCE)))
                .isNull();
        assertThat(ReviewedCheck.look(null, profile, limits(3, Mode.ENFORCE))).isNull();
    }

    @Property
    void theJobSeesWhatTheTrainingSaw(@ForAll long seed) {
        // Given
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, int[]> counts = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            counts.put("film:m" + i, new int[] {random.nextInt(4), random.nextInt(4)});
        }
        ReviewedFit fit = ReviewedModels.ofThoseWhomOneMeets(counts);
        ReviewedLimits limits = new ReviewedLimits(ReviewedModels.of("ratings", 1, 1, fit), Mode.SHADOW);
        List<String> objects = random.ints(1 + random.nextInt(20), 0, 10)
                .mapToObj(i -> "m" + i)
                .toList();
        // When
        byte[] state = null;
        for (String object : objects) {
            state = state(assess(state, about(object), limits));
        }
        // Then
        Shown shown = new Shown(
                Entity.of("customer", "u1"),
                Arrays.stream(NO_PROFILE).boxed().toList(),
                objects.stream().map(object -> "film:" + object).toList());
        double[] taught = shown.vector(fit.objects(), fit.prior(), Called.NEITHER);
        ReviewedMemory memory = ReviewedMemory.of(state);
        assertThat(ReviewedVector.of(NO_PROFILE, memory.events(), memory.company(), fit.prior()))
                .isEqualTo(taught);
    }

    private static byte @Nullable [] state(ReviewedCheck.Result result) {
        return result.after() == null ? null : result.after().state();
    }

    private static ReviewedCheck.Result assess(byte @Nullable [] before, Event event, ReviewedLimits limits) {
        return ReviewedCheck.assess(before, event, () -> NO_PROFILE, limits);
    }

    /** What comes of the third event about an object. */
    private static ReviewedCheck.Result third(String object, ReviewedLimits limits) {
        byte[] first = state(assess(null, about(object), limits));
        return assess(state(assess(first, about(object), limits)), about(object), limits);
    }

    private static Event about(String object) {
        return Events.event("u1", object, 3, Events.NOON, Timing.ON_TIME, null, "{}");
    }

    private static ReviewedLimits limits(int reference, Mode mode) {
        ReviewedModel model = ReviewedModels.of("ratings", 9, reference, FIT);
        return new ReviewedLimits(model, mode);
    }
}
