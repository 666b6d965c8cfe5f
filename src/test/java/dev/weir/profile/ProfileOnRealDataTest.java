package dev.weir.profile;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the check costs honest people and what it sees of attacks by itself; every figure is printed. */
class ProfileOnRealDataTest {

    /** Seeds below were looked at while features were chosen. */
    private static final int FIRST_SEED = Integer.getInteger("weir.firstSeed", 100);

    private static final int SEEDS = Integer.getInteger("weir.seeds", 1);

    private final ProfileBaseline baseline = baseline();

    private static ProfileBaseline baseline() {
        try {
            return Boolean.getBoolean("weir.refit") ? People.fit() : ProfileBaseline.shipped();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void fewHonestUsersOfTheUnseenHalfEverStandOut() throws IOException {
        int users = 0;
        int second = 0;
        for (People.Data data : People.Data.values()) {
            for (boolean fitted : new boolean[] {true, false}) {
                int count = 0;
                int beyond = 0;
                for (Map.Entry<Integer, List<Look>> life :
                        People.lives(data.read()).entrySet()) {
                    if (People.fitted(data, life.getKey()) == fitted) {
                        double most = most(life.getValue());
                        count++;
                        beyond += most >= ProfileLimits.STANDS_OUT ? 1 : 0;
                    }
                }
                System.out.printf(
                        Locale.ROOT,
                        "%s, %s half: of %d users %d ever stand out (%.2f %%)%n",
                        data,
                        fitted ? "fitted" : "unseen",
                        count,
                        beyond,
                        100.0 * beyond / count);
                users += fitted ? 0 : count;
                second += fitted ? 0 : beyond;
            }
        }
        assertThat(second).isLessThanOrEqualTo(users / 100);
    }

    @Test
    void attacksByProfileAlone() throws IOException {
        for (People.Data data : People.Data.values()) {
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
                            fakes.add(most(life));
                        } else if (!People.fitted(data, user)) {
                            others.add(most(life));
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

    private double most(List<Look> life) {
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
