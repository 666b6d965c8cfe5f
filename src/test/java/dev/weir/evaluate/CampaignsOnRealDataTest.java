package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.MovieLens;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.lab.Aim;
import dev.weir.lab.Attack;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Attacked;
import dev.weir.lab.Injection;
import dev.weir.lab.Obfuscation;
import dev.weir.lab.Rating;
import dev.weir.lab.RatingLabel;
import dev.weir.lab.Ratings;
import dev.weir.lab.TargetAge;
import dev.weir.lab.TimeShape;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real people's ratings with injected campaigns. Prints the figures of docs/evaluation.md; -Dweir.seeds=N says over how many seeds. Without
 * it what asserts nothing is left out, every other attack is made on the one set and the others on the other, and without values of one size.
 */
class CampaignsOnRealDataTest {

    private static final int SEEDS = Integer.getInteger("weir.seeds", 1);

    /** Whether every figure is wanted. */
    private static final boolean ALL = System.getProperty("weir.seeds") != null;

    /** What was computed before: several tests ask for the same attack. */
    private static final Map<List<Object>, Row> ROWS = new HashMap<>();

    /** Seeds below were looked at while the thresholds were placed. */
    private static final int FIRST_SEED = 100;

    @ParameterizedTest
    @EnumSource
    void honestPeopleAloneAreNeverSuspended(MovieLens data) throws IOException {
        Ratings honest = data.read();
        Attacked clean = Attacked.none(honest);
        HonestCost cost = HonestCost.of(honest, clean, Course.of(clean.all(), Memory.DEFAULT));
        System.out.printf(
                "%s clean: %d suspended, %d held, %d of them released after %.0f h%n",
                data, cost.suspended(), cost.eventsHeld(), cost.eventsReleased(), cost.meanHoursWaited());
        assertThat(cost.suspended() + cost.excluded()).isZero();
        assertThat(cost.eventsHeld()).isLessThan(honest.list().size() / 500);
        assertThat(cost.eventsLost()).isLessThan(10);
    }

    @ParameterizedTest
    @EnumSource
    void standardAttacksOfThreePercentAreFound(MovieLens data) throws IOException {
        Ratings honest = data.read();
        double f1 = 0;
        double leak = 0;
        int runs = 0;
        for (AttackModel model : AttackModel.values()) {
            if (model == AttackModel.SPLINTER || isLeftOut(data, model.ordinal())) {
                continue;
            }
            Row row = row(honest, model, 0.03, TimeShape.WEEK);
            System.out.printf("%s %s 3 %%: %s%n", data, model, row);
            assertThat(row.f1()).as("%s on %s", model, data).isGreaterThanOrEqualTo(0.9);
            f1 += row.f1();
            leak += row.leak();
            runs++;
        }
        assertThat(f1 / runs).isGreaterThanOrEqualTo(0.98);
        assertThat(leak / runs).isLessThanOrEqualTo(0.30);
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "weir.grid", matches = "full", disabledReason = "takes an hour: -Dweir.grid=full")
    void standardAttacksOfEverySizeAndFillerAreReported(MovieLens data) throws IOException {
        Ratings honest = data.read();
        for (AttackModel model : AttackModel.values()) {
            if (model == AttackModel.SPLINTER || model == AttackModel.MIMIC) {
                continue;
            }
            StringBuilder line = new StringBuilder();
            for (double size : new double[] {0.01, 0.03, 0.05, 0.1}) {
                for (double filler : new double[] {0.01, 0.03, 0.1}) {
                    Row row = row(honest, model, size, filler, TimeShape.WEEK, UnaryOperator.identity());
                    line.append(" %.3f/%.2f".formatted(row.f1(), row.leak()));
                }
                line.append(" |");
            }
            System.out.printf(
                    "%s %s, F1/leak at 1, 3, 5, 10 %% | each with filler 1, 3, 10 %%:%s%n", data, model, line);
        }
    }

    /** Leak and honest cost of attacks on objects that nobody knows yet, beside the same on known ones. */
    @ParameterizedTest
    @EnumSource
    void attacksOnNewObjectsAreHeldThoughOneObjectAloneSuspendsNobody(MovieLens data) throws IOException {
        Ratings honest = data.read();
        for (TargetAge age : ALL ? TargetAge.values() : new TargetAge[] {TargetAge.COLD}) {
            for (AttackModel model : List.of(AttackModel.AVERAGE, AttackModel.BANDWAGON, AttackModel.SPLINTER)) {
                Row row = row(honest, model, 0.03, 0.03, TimeShape.WEEK, age, UnaryOperator.identity());
                System.out.printf("%s %s targets, %s 3 %%: %s%n", data, age, model, row);
                if (age == TargetAge.COLD) {
                    assertThat(row.leak()).as("leak, %s on %s", model, data).isLessThanOrEqualTo(0.55);
                    assertThat(row.honest()).isLessThanOrEqualTo(0.001);
                }
            }
        }
    }

    /** Of campaigns of days with six fakes or more for each target, how many targets raise an alarm, be anybody suspended or not. */
    @ParameterizedTest
    @EnumSource
    void campaignsOfDaysOnKnownObjectsAreAlarmed(MovieLens data) throws IOException {
        Ratings honest = data.read();
        int targets = 0;
        int alarmed = 0;
        for (TimeShape shape : List.of(TimeShape.DAY, TimeShape.WEEK)) {
            for (AttackModel model : List.of(AttackModel.AVERAGE, AttackModel.SPLINTER)) {
                Row row = row(honest, model, 0.03, shape);
                targets += row.targets();
                alarmed += row.alarmed();
            }
        }
        System.out.printf("%s: %d of %d known targets alarmed%n", data, alarmed, targets);
        assertThat((double) alarmed / targets).isGreaterThanOrEqualTo(0.95);
    }

    private static boolean isAlarmed(Attacked attacked, Course course, int target) {
        for (int place = 0; place < attacked.all().list().size(); place++) {
            if (attacked.labels().get(place) == RatingLabel.TARGET
                    && attacked.all().list().get(place).item() == target
                    && course.verdict(place).findings().stream()
                            .anyMatch(finding ->
                                    finding.family() == Family.GROUP && finding.weight() == Finding.Weight.HOLDS)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @EnumSource
    void campaignsAreFoundWithoutTheValues(MovieLens data) throws IOException {
        Ratings honest = data.read();
        Course clean = Course.of(withoutValues(honest), Memory.DEFAULT);
        System.out.printf(
                "%s without values, clean: %d suspended%n",
                data, clean.suspended().size());
        assertThat(clean.suspended()).isEmpty();
        double f1 = 0;
        int runs = 0;
        for (AttackModel model : AttackModel.values()) {
            if (model == AttackModel.SPLINTER || isLeftOut(data, model.ordinal() / 2)) {
                continue;
            }
            for (double size : ALL ? new double[] {0.03, 0.1} : new double[] {model.ordinal() % 2 == 0 ? 0.03 : 0.1}) {
                Row row = row(honest, model, size, TimeShape.WEEK, CampaignsOnRealDataTest::withoutValues);
                System.out.printf("%s without values, %s %.0f %%: %s%n", data, model, size * 100, row);
                f1 += row.f1();
                runs++;
            }
        }
        System.out.printf("%s without values: mean F1 %.3f%n", data, f1 / runs);
        assertThat(f1 / runs).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void otherShapesAndSizesAreReported() throws IOException {
        for (MovieLens data : MovieLens.values()) {
            Ratings honest = data.read();
            for (double size : ALL ? new double[] {0.01, 0.05, 0.1} : new double[0]) {
                System.out.printf(
                        "%s AVERAGE %.0f %%: %s%n",
                        data, size * 100, row(honest, AttackModel.AVERAGE, size, TimeShape.WEEK));
            }
            for (TimeShape shape : TimeShape.values()) {
                if (isLeftOut(data, shape.ordinal())) {
                    continue;
                }
                Row row = row(honest, AttackModel.AVERAGE, 0.03, shape);
                System.out.printf("%s %s 3 %%: %s%n", data, shape, row);
                assertThat(row.honest()).as("honest suspended, %s", shape).isLessThanOrEqualTo(0.01);
            }
            System.out.printf("%s SPLINTER 3 %%: %s%n", data, row(honest, AttackModel.SPLINTER, 0.03, TimeShape.WEEK));
        }
    }

    /** How much of the harm is gone of attacks that are over before they are found, or found in part only. */
    @ParameterizedTest
    @EnumSource
    void mostOfTheHarmOfSlowAndLooseAttacksIsGone(MovieLens data) throws IOException {
        Ratings honest = data.read();
        for (TimeShape shape : List.of(TimeShape.MONTHS, TimeShape.TAKEOVER)) {
            slowOrLoose(data, shape.name(), row(honest, AttackModel.AVERAGE, 0.03, shape));
        }
        slowOrLoose(data, "SPLINTER", row(honest, AttackModel.SPLINTER, 0.03, TimeShape.WEEK));
    }

    private static void slowOrLoose(MovieLens data, String attack, Row row) {
        System.out.printf("%s %s 3 %%: %s%n", data, attack, row);
        assertThat(row.removed()).as("harm removed, %s on %s", attack, data).isGreaterThanOrEqualTo(0.4);
    }

    private static boolean isLeftOut(MovieLens data, int number) {
        return !ALL && (number + data.ordinal()) % 2 == 1;
    }

    /** As if there were no column of values. */
    private static Ratings withoutValues(Ratings ratings) {
        return Ratings.of(
                ratings.list().stream()
                        .map(rating -> new Rating(rating.user(), rating.item(), Double.NaN, rating.time()))
                        .toList(),
                ratings.scale());
    }

    /**
     * Means over the seeds.
     *
     * @param f1 of suspended or excluded against fake
     * @param worst lowest F1 of a seed
     * @param leak see {@link Reaction}
     * @param removed see {@link Displacement}
     * @param leastRemoved the least of a seed
     * @param honest share of honest users suspended or excluded at the end
     * @param held honest ratings held in a run
     * @param released honest ratings released in a run
     * @param hours how long these waited on average
     * @param targets of all seeds
     * @param alarmed those of them that raised an alarm, be anybody suspended or not
     */
    private record Row(
            double f1,
            double worst,
            double leak,
            double removed,
            double leastRemoved,
            double honest,
            double held,
            double released,
            double hours,
            int targets,
            int alarmed) {
        @Override
        public String toString() {
            return "F1 %.3f (worst %.3f), leak %.2f, harm removed %.2f (least %.2f), honest suspended %.2f %%, honest ratings held %.1f, released %.1f after %.0f h"
                    .formatted(f1, worst, leak, removed, leastRemoved, 100 * honest, held, released, hours);
        }
    }

    private static Row row(Ratings honest, AttackModel model, double size, TimeShape shape) {
        return row(honest, model, size, shape, UnaryOperator.identity());
    }

    private static Row row(
            Ratings honest, AttackModel model, double size, TimeShape shape, UnaryOperator<Ratings> seen) {
        return row(honest, model, size, 0.03, shape, seen);
    }

    private static Row row(
            Ratings honest,
            AttackModel model,
            double size,
            double filler,
            TimeShape shape,
            UnaryOperator<Ratings> seen) {
        return row(honest, model, size, filler, shape, TargetAge.WARM, seen);
    }

    private static Row row(
            Ratings honest,
            AttackModel model,
            double size,
            double filler,
            TimeShape shape,
            TargetAge age,
            UnaryOperator<Ratings> seen) {
        return ROWS.computeIfAbsent(
                List.of(honest, model, size, filler, shape, age, seen),
                none -> computed(honest, model, size, filler, shape, age, seen));
    }

    private static Row computed(
            Ratings honest,
            AttackModel model,
            double size,
            double filler,
            TimeShape shape,
            TargetAge age,
            UnaryOperator<Ratings> seen) {
        double f1 = 0;
        double worst = 1;
        double leak = 0;
        double removed = 0;
        double leastRemoved = 1;
        double suspended = 0;
        double held = 0;
        double released = 0;
        double hours = 0;
        int targets = 0;
        int alarmed = 0;
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Aim aim = model == AttackModel.LOVE_HATE || model == AttackModel.REVERSE_BANDWAGON || seed % 2 == 1
                    ? Aim.NUKE
                    : Aim.PUSH;
            Attacked attacked = Injection.inject(
                    honest, new Attack(model, aim, size, filler, Attack.TARGETS, age, shape, Obfuscation.NONE, seed));
            Course course = Course.of(seen.apply(attacked.all()), Memory.DEFAULT);
            Detection detection = Detection.of(Truth.of(attacked), course.flagged(), course::evidence);
            HonestCost cost = HonestCost.of(honest, attacked, course);
            f1 += detection.f1();
            worst = Math.min(worst, detection.f1());
            leak += Reaction.of(attacked, course).leak();
            double gone = Displacement.of(attacked, course).removed();
            removed += gone;
            leastRemoved = Math.min(leastRemoved, gone);
            held += cost.eventsHeld();
            released += cost.eventsReleased();
            hours += cost.hoursWaited();
            suspended += detection.fpr();
            for (int target : attacked.targets()) {
                targets++;
                alarmed += isAlarmed(attacked, course, target) ? 1 : 0;
            }
        }
        return new Row(
                f1 / SEEDS,
                worst,
                leak / SEEDS,
                removed / SEEDS,
                leastRemoved,
                suspended / SEEDS,
                held / SEEDS,
                released / SEEDS,
                hours / Math.max(1, released),
                targets,
                alarmed);
    }
}
