package dev.weir.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InjectionTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int USERS = 200;
    private static final int ITEMS = 300;
    private static final int FILLERS = 15;
    private static final int FAKES = 10;
    static final Ratings HONEST = honest();

    /** People who come over 300 days and rate 20 to 59 items each, the low numbers more often. */
    private static Ratings honest() {
        Dice dice = new Dice(7);
        List<Rating> ratings = new ArrayList<>();
        for (int user = 1; user <= USERS; user++) {
            long time = dice.below(300) * DAY;
            int half = 10 + dice.below(20);
            Set<Integer> items = new HashSet<>();
            for (int i = 0; i < 2 * half; i++) {
                int item = (int) (ITEMS * StrictMath.pow(dice.uniform(), 1.5));
                if (items.add(item)) {
                    double value = Math.max(1, Math.min(5, Math.rint(3.5 - item % 3 + dice.normal())));
                    ratings.add(new Rating(user, item, value, time));
                    time += 1000L * (5 + dice.below(60));
                }
                if (i == half) {
                    time += 30 * DAY;
                }
            }
        }
        return Ratings.of(ratings);
    }

    private static Attack attack(AttackModel model, Aim aim, TimeShape shape) {
        return Attack.of(model, aim, 0.05, 0.05, shape, 3);
    }

    private static Map<Integer, List<Rating>> rows(Attacked attacked, RatingLabel label) {
        Map<Integer, List<Rating>> rows = new LinkedHashMap<>();
        for (int i = 0; i < attacked.labels().size(); i++) {
            if (attacked.labels().get(i) == label) {
                Rating rating = attacked.all().list().get(i);
                rows.computeIfAbsent(rating.user(), user -> new ArrayList<>()).add(rating);
            }
        }
        return rows;
    }

    private static List<Rating> flat(Attacked attacked, RatingLabel label) {
        return rows(attacked, label).values().stream().flatMap(List::stream).toList();
    }

    private static Set<Double> values(List<Rating> ratings) {
        return ratings.stream().map(Rating::value).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(AttackModel.class)
    void everyModelKeepsTheRules(AttackModel model) {
        // When
        Attacked attacked = Injection.inject(HONEST, attack(model, Aim.PUSH, TimeShape.WEEK));

        // Then
        assertThat(attacked.fakes()).hasSize(FAKES).allMatch(user -> user > USERS);
        assertThat(attacked.targets()).hasSize(3).doesNotHaveDuplicates().allSatisfy(target -> {
            assertThat(HONEST.item(target).count()).isBetween(3, 40);
            assertThat(HONEST.before(attacked.start()).item(target).count()).isGreaterThanOrEqualTo(3);
        });
        assertThat(flat(attacked, RatingLabel.TARGET))
                .hasSize(model == AttackModel.SPLINTER ? FAKES : 3 * FAKES)
                .allSatisfy(rating -> {
                    assertThat(rating.value()).isEqualTo(5);
                    assertThat(attacked.targets()).contains(rating.item());
                });
        assertThat(flat(attacked, RatingLabel.FILLER)).isNotEmpty().allSatisfy(rating -> {
            assertThat(rating.time()).isGreaterThan(HONEST.item(rating.item()).first());
            assertThat(rating.value()).isIn(1.0, 2.0, 3.0, 4.0, 5.0);
            assertThat(attacked.targets()).doesNotContain(rating.item());
        });
        assertThat(flat(attacked, RatingLabel.HONEST)).containsExactlyInAnyOrderElementsOf(HONEST.list());
        for (int fake : attacked.fakes()) {
            assertThat(attacked.all().of(fake)).extracting(Rating::item).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = AttackModel.class,
            names = {"RANDOM", "AVERAGE", "BANDWAGON", "SEGMENT", "LOVE_HATE", "REVERSE_BANDWAGON", "AOP", "POWER_ITEM"
            })
    void profilesHaveTheFillersThatAreAskedFor(AttackModel model) {
        Attacked attacked = Injection.inject(HONEST, attack(model, Aim.PUSH, TimeShape.DAY));
        assertThat(rows(attacked, RatingLabel.FILLER).values()).hasSize(FAKES).allMatch(rows -> rows.size() == FILLERS);
    }

    @ParameterizedTest
    @EnumSource(TimeShape.class)
    void aSeedGivesTheSameAttackAndAnotherAnother(TimeShape shape) {
        Attack attack = attack(AttackModel.MIMIC, Aim.NUKE, shape);
        Attack other = Attack.of(AttackModel.MIMIC, Aim.NUKE, 0.05, 0.05, shape, 4);
        Attacked attacked = Injection.inject(HONEST, attack);
        Attacked again = Injection.inject(HONEST, attack);
        assertThat(again.all().list()).isEqualTo(attacked.all().list());
        assertThat(again.labels()).isEqualTo(attacked.labels());
        assertThat(Injection.inject(HONEST, other).all().list())
                .isNotEqualTo(attacked.all().list());
    }

    @Test
    void loveHate() {
        Attacked attacked = Injection.inject(HONEST, attack(AttackModel.LOVE_HATE, Aim.NUKE, TimeShape.MINUTES));
        assertThat(values(flat(attacked, RatingLabel.FILLER))).containsExactly(5.0);
        assertThat(values(flat(attacked, RatingLabel.TARGET))).containsExactly(1.0);
    }

    @Test
    void randomFollowsTheMeanOfAllAndAverageThatOfTheItem() {
        Attack random = Attack.of(AttackModel.RANDOM, Aim.PUSH, 1, 0.3, TimeShape.WEEK, 3);
        Attack average = Attack.of(AttackModel.AVERAGE, Aim.PUSH, 1, 0.3, TimeShape.WEEK, 3);
        assertThat(distance(Injection.inject(HONEST, random))).isGreaterThan(0.5);
        assertThat(distance(Injection.inject(HONEST, average))).isLessThan(0.25);
    }

    /** How far the mean filler of an item is from the item's honest mean, on average over items of 20 ratings or more. */
    private static double distance(Attacked attacked) {
        Ratings known = HONEST.before(attacked.start());
        Map<Integer, Double> means = flat(attacked, RatingLabel.FILLER).stream()
                .collect(Collectors.groupingBy(Rating::item, Collectors.averagingDouble(Rating::value)));
        return means.entrySet().stream()
                .filter(entry -> known.item(entry.getKey()).count() >= 20)
                .mapToDouble(entry ->
                        Math.abs(entry.getValue() - known.item(entry.getKey()).mean()))
                .average()
                .orElseThrow();
    }

    @Test
    void bandwagonLovesThePopular() {
        Attacked attacked = Injection.inject(HONEST, attack(AttackModel.BANDWAGON, Aim.PUSH, TimeShape.WEEK));
        List<Integer> popular = popular(attacked, 8);
        assertThat(rows(attacked, RatingLabel.FILLER).values())
                .allSatisfy(rows -> assertThat(rows)
                        .filteredOn(rating -> popular.contains(rating.item()))
                        .hasSize(8)
                        .allMatch(rating -> rating.value() == 5));
    }

    @Test
    void segmentHatesTheRest() {
        Attacked attacked = Injection.inject(HONEST, attack(AttackModel.SEGMENT, Aim.PUSH, TimeShape.WEEK));
        assertThat(rows(attacked, RatingLabel.FILLER).values()).allSatisfy(rows -> {
            assertThat(rows).filteredOn(rating -> rating.value() == 5).hasSize(8);
            assertThat(rows).filteredOn(rating -> rating.value() == 1).hasSize(7);
        });
    }

    @Test
    void reverseBandwagonHatesTheDisliked() {
        Attacked attacked = Injection.inject(HONEST, attack(AttackModel.REVERSE_BANDWAGON, Aim.NUKE, TimeShape.WEEK));
        Ratings known = HONEST.before(attacked.start());
        assertThat(rows(attacked, RatingLabel.FILLER).values())
                .allSatisfy(rows -> assertThat(rows)
                        .filteredOn(rating ->
                                rating.value() == 1 && known.item(rating.item()).mean() < known.mean())
                        .hasSizeGreaterThanOrEqualTo(8));
    }

    @Test
    void aopAndPowerItemStayWithThePopular() {
        Attacked aop = Injection.inject(HONEST, attack(AttackModel.AOP, Aim.PUSH, TimeShape.WEEK));
        int top = (int) Math.ceil(0.3 * HONEST.before(aop.start()).items().size());
        assertThat(flat(aop, RatingLabel.FILLER)).extracting(Rating::item).isSubsetOf(popular(aop, top));
        Attacked power = Injection.inject(HONEST, attack(AttackModel.POWER_ITEM, Aim.PUSH, TimeShape.WEEK));
        assertThat(flat(power, RatingLabel.FILLER)).extracting(Rating::item).isSubsetOf(popular(power, FILLERS));
    }

    private static List<Integer> popular(Attacked attacked, int top) {
        return HONEST.before(attacked.start()).items().stream()
                .filter(item -> !attacked.targets().contains(item.item()))
                .sorted((one, other) -> Integer.compare(other.count(), one.count()))
                .limit(top)
                .map(ItemStats::item)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = AttackModel.class,
            names = {"POWER_USER", "SAMPLING"})
    void copiesAreCopies(AttackModel model) {
        Attacked attacked = Injection.inject(HONEST, attack(model, Aim.PUSH, TimeShape.WEEK));
        assertThat(rows(attacked, RatingLabel.FILLER).values())
                .allSatisfy(rows -> assertThat(HONEST.users().stream()
                                .mapToLong(user -> shared(rows, user))
                                .max()
                                .orElseThrow())
                        .isEqualTo(rows.size()));
    }

    @Test
    void mimicsDifferByAStepInTwoOfFive() {
        Attacked attacked =
                Injection.inject(HONEST, Attack.of(AttackModel.MIMIC, Aim.PUSH, 0.5, 0.05, TimeShape.WEEK, 3));
        double same = rows(attacked, RatingLabel.FILLER).values().stream()
                .mapToDouble(rows -> HONEST.users().stream()
                                .mapToLong(user -> shared(rows, user))
                                .max()
                                .orElseThrow()
                        / (double) rows.size())
                .average()
                .orElseThrow();
        assertThat(same).isBetween(0.55, 0.75); // Above 0.6: a five that would become a six stays.
    }

    private static long shared(List<Rating> rows, int user) {
        Map<Integer, Double> real = HONEST.of(user).stream().collect(Collectors.toMap(Rating::item, Rating::value));
        return rows.stream()
                .filter(row -> Double.valueOf(row.value()).equals(real.get(row.item())))
                .count();
    }

    @ParameterizedTest
    @EnumSource(
            value = TimeShape.class,
            names = {"MINUTES", "DAY", "WEEK", "MONTHS"})
    void sessionsBeginWithinTheShape(TimeShape shape) {
        Attacked attacked = Injection.inject(HONEST, attack(AttackModel.RANDOM, Aim.PUSH, shape));
        assertThat(attacked.fakes())
                .allSatisfy(fake -> assertThat(attacked.all().of(fake).get(0).time() - attacked.start())
                        .isBetween(0L, shape.length().toMillis()));
    }

    @Test
    void sleepersSleep() {
        Attacked attacked = Injection.inject(HONEST, attack(AttackModel.RANDOM, Aim.PUSH, TimeShape.SLEEPER));
        assertThat(rows(attacked, RatingLabel.FILLER).values())
                .allSatisfy(rows ->
                        assertThat(attacked.start() - rows.get(0).time()).isBetween(21 * DAY - 1000, 56 * DAY));
        assertThat(flat(attacked, RatingLabel.FILLER))
                .allSatisfy(rating -> assertThat(rating.time())
                        .isGreaterThan(HONEST.item(rating.item()).first()));
        assertThat(flat(attacked, RatingLabel.TARGET)).allMatch(rating -> rating.time() >= attacked.start());
    }

    @Test
    void takeoverReplacesTheLastTenthOfRealUsers() {
        Attacked attacked = Injection.inject(HONEST, attack(AttackModel.RANDOM, Aim.NUKE, TimeShape.TAKEOVER));
        assertThat(attacked.fakes()).hasSize(FAKES).isSubsetOf(HONEST.users()).allSatisfy(user -> {
            List<Rating> before = HONEST.of(user);
            List<Rating> after = attacked.all().of(user);
            int kept = before.size() - before.size() / 10;
            assertThat(after)
                    .hasSize(kept + 3)
                    .startsWith(before.subList(0, kept).toArray(Rating[]::new));
            assertThat(after.subList(kept, kept + 3)).allSatisfy(rating -> {
                assertThat(rating.value()).isEqualTo(1);
                assertThat(rating.time()).isGreaterThanOrEqualTo(attacked.start());
            });
        });
        assertThat(flat(attacked, RatingLabel.FILLER)).isEmpty();
    }

    @Test
    void obfuscation() {
        Attack shifted = new Attack(
                AttackModel.LOVE_HATE,
                Aim.NUKE,
                0.05,
                0.05,
                3,
                TargetAge.WARM,
                TimeShape.DAY,
                Obfuscation.TARGET_SHIFT,
                3);
        Attack noisy = new Attack(
                AttackModel.LOVE_HATE, Aim.NUKE, 0.05, 0.05, 3, TargetAge.WARM, TimeShape.DAY, Obfuscation.NOISE, 3);
        assertThat(values(flat(Injection.inject(HONEST, shifted), RatingLabel.TARGET)))
                .containsExactly(2.0);
        assertThat(values(flat(Injection.inject(HONEST, noisy), RatingLabel.FILLER)))
                .contains(4.0, 5.0);
        Attack spread = new Attack(
                AttackModel.LOVE_HATE,
                Aim.NUKE,
                0.05,
                0.05,
                3,
                TargetAge.WARM,
                TimeShape.DAY,
                Obfuscation.TARGET_SPREAD,
                3);
        assertThat(values(flat(Injection.inject(HONEST, spread), RatingLabel.TARGET)))
                .containsExactly(1.0, 2.0);
    }

    @Test
    void refusesMoreTargetsThanThereAre() {
        Attack greedy = new Attack(
                AttackModel.RANDOM, Aim.PUSH, 0.05, 0.05, 1000, TargetAge.COLD, TimeShape.DAY, Obfuscation.NONE, 3);
        assertThatThrownBy(() -> Injection.inject(HONEST, greedy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cold");
    }
}
