package dev.weir.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.MovieLens;
import dev.weir.lab.Aim;
import dev.weir.lab.Attack;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Attacked;
import dev.weir.lab.Injection;
import dev.weir.lab.Ratings;
import dev.weir.lab.TimeShape;
import dev.weir.model.ProfileBaseline;
import dev.weir.model.ProfileBaselineFit.Look;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the check costs honest people and what it sees of attacks by itself; every figure is printed. */
class ProfileOnRealDataTest {

    /** Seeds below were looked at while features were chosen. */
    private static final int FIRST_SEED = Integer.getInteger("weir.firstSeed", 100);

    private static final int SEEDS = Integer.getInteger("weir.seeds", 1);

    private static final int SPLITS = 10;

    @Test
    void fewHonestUsersOfTheUnseenHalfEverStandOut() throws IOException {
        int users = 0;
        int odd = 0;
        Map<MovieLens, Map<Integer, List<Look>>> lives = new EnumMap<>(MovieLens.class);
        for (MovieLens data : MovieLens.values()) {
            lives.put(data, People.lives(data.read()));
        }
        for (int split = 0; split < SPLITS; split++) {
            ProfileBaseline baseline = People.half(split);
            for (MovieLens data : MovieLens.values()) {
                int[] fitted = standOut(data, lives.get(data), split, baseline, true);
                int[] unseen = standOut(data, lives.get(data), split, baseline, false);
                System.out.printf(
                        Locale.ROOT,
                        "split %d, %s: stand out %d of %d fitted, %d of %d unseen (%.2f %%)%n",
                        split,
                        data,
                        fitted[0],
                        fitted[1],
                        unseen[0],
                        unseen[1],
                        100.0 * unseen[0] / unseen[1]);
                odd += unseen[0];
                users += unseen[1];
            }
        }
        System.out.printf(
                Locale.ROOT, "%d splits: %d of %d unseen (%.2f %%)%n", SPLITS, odd, users, 100.0 * odd / users);
        assertThat(odd).isLessThanOrEqualTo(users / 100);
    }

    /** How many of one half stand out, and of how many. */
    private static int[] standOut(
            MovieLens data, Map<Integer, List<Look>> lives, int split, ProfileBaseline baseline, boolean fitted) {
        int[] counts = new int[2];
        lives.forEach((user, life) -> {
            if (People.fitted(data, user, split) == fitted) {
                counts[0] += most(baseline, life) >= ProfileLimits.STANDS_OUT ? 1 : 0;
                counts[1]++;
            }
        });
        return counts;
    }

    @Test
    void attacksByProfileAlone() throws IOException {
        ProfileBaseline half = People.half(0);
        for (MovieLens data : MovieLens.values()) {
            Ratings honest = data.read();
            for (AttackModel model : AttackModel.values()) {
                double auc = 0;
                double caught = 0;
                double cost = 0;
                for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
                    Aim aim = model == AttackModel.LOVE_HATE || model == AttackModel.REVERSE_BANDWAGON
                            ? Aim.NUKE
                            : Aim.PUSH;
                    Attacked attacked =
                            Injection.inject(honest, Attack.of(model, aim, 0.03, 0.03, TimeShape.WEEK, seed));
                    List<Double> fakes = new ArrayList<>();
                    List<Double> others = new ArrayList<>();
                    People.lives(attacked.all()).forEach((user, life) -> {
                        if (attacked.fakes().contains(user)) {
                            fakes.add(most(half, life));
                        } else if (!People.fitted(data, user, 0)) {
                            others.add(most(half, life));
                        }
                    });
                    auc += auc(fakes, others);
                    caught += share(fakes);
                    cost += share(others);
                }
                System.out.printf(
                        Locale.ROOT,
                        "%s %s 3 %%: AUC %.3f, beyond the threshold: %.2f of the fakes, %.4f of unseen honest users%n",
                        data,
                        model,
                        auc / SEEDS,
                        caught / SEEDS,
                        cost / SEEDS);
            }
        }
    }

    private static double most(ProfileBaseline baseline, List<Look> life) {
        return life.stream()
                .mapToDouble(look -> baseline.surprisal(baseline.places(look.size(), look.vector())))
                .max()
                .orElse(0);
    }

    private static double share(List<Double> surprisals) {
        return (double) surprisals.stream()
                        .filter(one -> one >= ProfileLimits.STANDS_OUT)
                        .count()
                / surprisals.size();
    }

    /** The chance that a fake stands out more than an honest user; ties count half. */
    private static double auc(List<Double> fakes, List<Double> others) {
        double wins = 0;
        for (double fake : fakes) {
            for (double other : others) {
                wins += fake > other ? 1 : fake == other ? 0.5 : 0;
            }
        }
        return wins / fakes.size() / others.size();
    }
}
