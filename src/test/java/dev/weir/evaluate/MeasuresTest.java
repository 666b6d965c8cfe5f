package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.evaluate.Harm.Learner;
import dev.weir.evaluate.Harm.Quality;
import dev.weir.lab.Aim;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Attacked;
import dev.weir.lab.Rating;
import dev.weir.lab.TargetAge;
import dev.weir.lab.TimeShape;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private static final Attacked ATTACKED = Town.attacked(AttackModel.AVERAGE, Aim.PUSH, 5);
    private static final Course COURSE = Course.of(ATTACKED.all(), Memory.DEFAULT);

    @Test
    void aCampaignIsFoundWithALeakAndADelay() {
        Detection detection = Detector.weir(ATTACKED, COURSE);
        Reaction reaction = Reaction.of(ATTACKED, COURSE);

        assertThat(detection.f1()).isGreaterThan(0.9);
        assertThat(reaction.leak()).isBetween(0.001, 0.6);
        assertThat(reaction.hours()).isBetween(0.0, 7 * 24.0);
        assertThat(reaction.events()).isGreaterThan(0);
    }

    @Test
    void whereNobodyAttacksNobodyPays() {
        HonestCost cost =
                HonestCost.of(Town.HONEST, Attacked.none(Town.HONEST), Course.of(Town.HONEST, Memory.DEFAULT));

        assertThat(cost.users()).isEqualTo(240);
        assertThat(cost.events()).isEqualTo(Town.HONEST.list().size());
        assertThat(cost.excluded() + cost.suspended()).isZero();
        assertThat(cost.tenths().get(Trait.AGE)).hasSize(10).allMatch(tenth -> tenth.users() == 24);
        assertThat(cost.plus(cost).events()).isEqualTo(2 * cost.events());
    }

    @Test
    void theWorstTenthIsComparedWithAll() {
        List<HonestCost.Tenth> tenths = IntStream.range(0, 10)
                .mapToObj(i -> new HonestCost.Tenth(10, i == 3 ? 4 : i == 4 ? 1 : 0))
                .toList();
        HonestCost cost = new HonestCost(100, 5, 0, 0, 0, 0, 1000, 7, 0, 0, 7, Map.of(Trait.TASTE, tenths));

        // 40 % of the fourth tenth, 5 % of all.
        assertThat(cost.worstTenth(Trait.TASTE)).isCloseTo(8, within(1e-12));
        assertThat(cost.worstTenth(Trait.AGE)).isZero();
        assertThat(cost.heldShare()).isEqualTo(0.007);
    }

    @Test
    void tenthsAreByActivity() {
        Map<Integer, Integer> tenths = Trait.ACTIVITY.tenths(Town.HONEST, new TreeSet<>(Town.HONEST.users()));

        int least = Town.HONEST.users().stream()
                .filter(user -> tenths.get(user) == 0)
                .mapToInt(user -> Town.HONEST.of(user).size())
                .max()
                .orElseThrow();
        assertThat(Town.HONEST.users())
                .filteredOn(user -> tenths.get(user) == 9)
                .allMatch(user -> Town.HONEST.of(user).size() >= least);
    }

    @Test
    void gainGoneIsTheShareOfTheWayBack() {
        Harm push = harm(Aim.PUSH, 0.01, 0.21, 0.02);

        assertThat(Harm.gainGone(List.of(push))).isCloseTo(0.95, within(1e-12));
        assertThat(Harm.gainGone(List.of(harm(Aim.NUKE, 0.01, 0.21, 0.02)))).isNaN();
        assertThat(Harm.gainGone(List.of(harm(Aim.PUSH, 0.01, 0.0149, 0.01)))).isNaN();
        assertThat(Harm.gainGone(List.of())).isNaN();
        assertThat(Harm.errorRatio(List.of(push))).isEqualTo(1);
        assertThat(Harm.errorRatio(List.of())).isNaN();
    }

    private static Harm harm(Aim aim, double clean, double attacked, double retracted) {
        return new Harm(
                Learner.ITEM_KNN,
                1,
                aim,
                Map.of(
                        Training.CLEAN, new Quality(clean, 0, 1),
                        Training.ATTACKED, new Quality(attacked, 1, 1),
                        Training.GATED, new Quality(attacked, 1, 1),
                        Training.RETRACTED, new Quality(retracted, 0, 1)));
    }

    @Test
    void whatIsRetractedIsLearnedFromNoMore() {
        for (Training training : Training.values()) {
            long fakes = training.of(Town.HONEST, ATTACKED, COURSE, rating -> true).list().stream()
                    .filter(rating -> ATTACKED.fakes().contains(rating.user()))
                    .filter(rating -> ATTACKED.targets().contains(rating.item()))
                    .count();
            switch (training) {
                case CLEAN, RETRACTED -> assertThat(fakes).as(training.name()).isZero();
                case ATTACKED -> assertThat(fakes).isEqualTo(3 * 24);
                case GATED -> assertThat(fakes).isBetween(1L, 3 * 24L);
            }
        }
    }

    @Test
    void harmIsHowFarTheTargetsMeansMove() {
        // Given
        List<Rating> honest = List.of(new Rating(1, 1, 2, 0), new Rating(2, 1, 4, 0), new Rating(1, 2, 1, 0));
        Rating fakeOfOne = new Rating(9, 1, 5, 1);
        Rating fakeOfTwo = new Rating(9, 2, 5, 1);
        List<Rating> all =
                Stream.concat(honest.stream(), Stream.of(fakeOfOne, fakeOfTwo)).toList();
        List<Rating> withOneFake =
                Stream.concat(honest.stream(), Stream.of(fakeOfOne)).toList();

        // When, Then: 3 to 11 / 3 and 1 to 3, of which the latter is gone; 1 to 3 and nobody honest at all
        Displacement half = Displacement.of(List.of(1, 2), honest, all, withOneFake);
        assertThat(half.attacked()).isCloseTo((2.0 / 3 + 2) / 2, within(1e-12));
        assertThat(half.left()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(half.removed()).isCloseTo(0.75, within(1e-12));
        assertThat(Displacement.of(List.of(2, 3), honest, all, List.of()).removed())
                .isZero();
        assertThat(Displacement.of(List.of(2), honest, all, honest).removed()).isEqualTo(1);
        assertThat(Displacement.of(List.of(3), honest, all, honest).removed()).isNaN();
    }

    @Test
    void theHarmOfACampaignIsGoneWhereAllOfItIsTakenBack() {
        Displacement displacement = Displacement.of(ATTACKED, COURSE);
        assertThat(displacement.attacked()).isGreaterThan(0.5);
        assertThat(displacement.removed()).isBetween(0.9, 1.0);
    }

    @Test
    void theRateLimitCountsAMinuteWithoutItsEnd() {
        List<Rating> ratings = List.of(
                new Rating(1, 1, 3, 0),
                new Rating(1, 2, 3, 30_000),
                new Rating(1, 3, 3, 59_999),
                new Rating(1, 4, 3, 60_000));

        assertThat(Detector.fastest(ratings)).isEqualTo(3);
    }

    @Test
    void spreadLeavesOutWhatWasNotMeasured() {
        assertThat(Spread.of(Spread.Best.HIGH, List.of(1.0, Double.NaN, 0.5))).isEqualTo(new Spread(0.75, 0.5));
        assertThat(Spread.of(Spread.Best.LOW, List.of(1.0, 0.5))).isEqualTo(new Spread(0.75, 1));
        assertThat(Spread.of(Spread.Best.LOW, List.of(Double.NaN))).isNull();
    }

    @Test
    void aGridRefusesWhatNoAttackCanBe() {
        assertThatThrownBy(() -> grid(2.0, 1)).hasMessageContaining("size 2.0");
        assertThatThrownBy(() -> grid(0.03, 0)).hasMessageContaining("seeds 0");
        assertThat(grid(0.03, 1).cells("x")).hasSize(1);
        assertThat(Grid.aim(AttackModel.AVERAGE, 100)).isEqualTo(Aim.PUSH);
        assertThat(Grid.aim(AttackModel.AVERAGE, 101)).isEqualTo(Aim.NUKE);
        assertThat(Grid.aim(AttackModel.LOVE_HATE, 100)).isEqualTo(Aim.NUKE);
    }

    private static Grid grid(double size, int seeds) {
        return new Grid(
                List.of(AttackModel.AVERAGE),
                List.of(size),
                List.of(0.03),
                List.of(TimeShape.WEEK),
                List.of(TargetAge.WARM),
                seeds,
                100,
                3,
                0,
                Memory.DEFAULT);
    }
}
