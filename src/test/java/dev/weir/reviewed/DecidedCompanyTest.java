package dev.weir.reviewed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Entity;
import dev.weir.model.DecidedObjects;
import dev.weir.model.ProfileFeature;
import dev.weir.model.ReviewedFeature;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DecidedCompanyTest {

    private static final double PRIOR = 0.25;
    private static final List<Double> NO_PROFILE = Collections.nCopies(ProfileFeature.values().length, Double.NaN);
    private static final Entity EVE = Entity.of("user", "eve");

    @Test
    void twoObjectsByHand() {
        // Given: three fakes at one object, one fake and three honest at the other
        DecidedCompany company =
                DecidedCompany.NONE.with(3, 0, PRIOR).with(0, 0, PRIOR).with(1, 3, PRIOR);
        // When
        double[] vector = ReviewedVector.of(new double[ProfileFeature.values().length], 3, company, PRIOR);
        // Then: shares 3.25 / 4 and 1.25 / 5; odds 3.5 / 1.5 and 1.5 / 4.5
        assertThat(company.objects()).isEqualTo(2);
        assertThat(of(vector, ReviewedFeature.SIZE)).isCloseTo(Math.log(4), within(1e-6));
        assertThat(of(vector, ReviewedFeature.SHARE)).isCloseTo((0.8125 + 0.25 + 0.25) / 3, within(1e-6));
        assertThat(of(vector, ReviewedFeature.HIGHEST)).isCloseTo(0.8125, within(1e-6));
        assertThat(of(vector, ReviewedFeature.LOWEST)).isCloseTo(0.25, within(1e-6));
        double odds = Math.log(3.5 / 1.5) + Math.log(1.5 / 4.5);
        assertThat(of(vector, ReviewedFeature.ODDS)).isCloseTo(odds, within(1e-6));
        assertThat(of(vector, ReviewedFeature.MEAN_ODDS)).isCloseTo(odds / 3, within(1e-6));
        assertThat(of(vector, ReviewedFeature.POOLED)).isCloseTo(4.25 / 8, within(1e-6));
        assertThat(of(vector, ReviewedFeature.DECIDED)).isCloseTo(Math.log(8), within(1e-6));
        assertThat(of(vector, ReviewedFeature.OBJECTS)).isCloseTo(Math.log(3), within(1e-6));
    }

    @Test
    void oneObjectOutweighsNothingHoweverManyWereDecidedAbout() {
        assertThat(DecidedCompany.NONE.with(10_000, 0, PRIOR).odds()).isEqualTo(4);
        assertThat(DecidedCompany.NONE.with(0, 10_000, PRIOR).odds()).isEqualTo(-4);
    }

    @Test
    void whoIsAloneLooksLikeEverybodyWhoWasDecidedAbout() {
        double[] vector = ReviewedVector.of(new double[ProfileFeature.values().length], 9, DecidedCompany.NONE, PRIOR);
        for (ReviewedFeature feature : List.of(
                ReviewedFeature.SHARE, ReviewedFeature.HIGHEST, ReviewedFeature.LOWEST, ReviewedFeature.POOLED)) {
            assertThat(of(vector, feature)).as(feature.key()).isCloseTo(PRIOR, within(1e-9));
        }
    }

    @Test
    void whatWasDecidedAboutAContributorItselfIsLeftOut() {
        // Given: at its only object one was called fake, itself
        Shown shown = new Shown(EVE, NO_PROFILE, List.of("item:1", "item:unknown"));
        DecidedObjects own = DecidedObjects.of(Map.of("item:1", new int[] {1, 0}));
        DecidedObjects beside = DecidedObjects.of(Map.of("item:1", new int[] {1, 1}));
        // Then
        assertThat(of(shown.vector(own, PRIOR, Called.FAKE), ReviewedFeature.OBJECTS))
                .isZero();
        assertThat(of(shown.vector(own, PRIOR, Called.NEITHER), ReviewedFeature.HIGHEST))
                .isGreaterThan(PRIOR);
        assertThat(of(shown.vector(beside, PRIOR, Called.FAKE), ReviewedFeature.LOWEST))
                .isLessThan(PRIOR);
        assertThat(of(shown.vector(beside, PRIOR, Called.HONEST), ReviewedFeature.HIGHEST))
                .isGreaterThan(PRIOR);
    }

    @Property
    void theOrderOfEventsDoesNotMatter(@ForAll @Size(max = 30) List<@IntRange(min = 0, max = 99) Integer> pairs) {
        DecidedCompany forth = DecidedCompany.NONE;
        DecidedCompany back = DecidedCompany.NONE;
        for (int i = 0; i < pairs.size(); i++) {
            forth = with(forth, pairs.get(i));
            back = with(back, pairs.get(pairs.size() - 1 - i));
        }
        assertThat(back.objects()).isEqualTo(forth.objects());
        assertThat(back.fakes()).isEqualTo(forth.fakes());
        assertThat(back.decided()).isEqualTo(forth.decided());
        assertThat(back.highest()).isEqualTo(forth.highest());
        assertThat(back.lowest()).isEqualTo(forth.lowest());
        assertThat(back.shares()).isCloseTo(forth.shares(), within(1e-4f));
        assertThat(back.odds()).isCloseTo(forth.odds(), within(1e-4f));
    }

    private static DecidedCompany with(DecidedCompany company, int pair) {
        return company.with(pair / 10, pair % 10, PRIOR);
    }

    private static double of(double[] vector, ReviewedFeature feature) {
        return vector[feature.place()];
    }
}
