package dev.weir.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Kind;
import dev.weir.learn.Trainer;
import dev.weir.learn.Training;
import dev.weir.model.RateBaseline;
import dev.weir.model.RateBaseline.Basis;
import dev.weir.model.RateBaselineFit;
import dev.weir.model.RateBaselines;
import dev.weir.model.RateModel;
import dev.weir.model.RateScale;
import dev.weir.model.RateWindow;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * MovieLens 100K learns, from a reference that was measured on MovieLens latest-small alone, and an attacker who owns a
 * twentieth of its contributors is as fast as allowed for twenty trainings.
 */
class SlowFeedingOnRealDataTest {

    private static final CheckPolicies.Rate POLICY =
            PolicyFile.defaults().on("ratings").rate();

    @Test
    void anAttackerWithATwentiethOfTheContributorsGainsLittle() {
        // Given
        RateBaselines reference = reference();
        Collection<int[]> honest = DataSets.maxima(DataSets.movieLens100k()).values();
        int attackers = honest.size() / 19;

        // When
        List<RateModel> alone = trained(reference, honest, 0);
        List<RateModel> attacked = trained(reference, honest, attackers);

        // Then
        StringBuilder report = new StringBuilder("window  at first  honest alone  attacked\n");
        for (RateWindow window : RateWindow.values()) {
            int first = limits(reference, List.of()).hold(window);
            int own = limits(reference, alone).hold(window);
            int fed = limits(reference, attacked).hold(window);
            report.append(window.text() + "  " + first + "  " + own + "  " + fed + "\n");
            assertThat((double) fed / own).as(report.toString()).isLessThan(1.15);
            assertThat((double) fed / first).as(report.toString()).isLessThan(1.5);
        }
        System.out.println(
                report + "admitted of 2,000 in 10 s: " + admitted(limits(reference, List.of())) + " at first, "
                        + admitted(limits(reference, alone)) + " honest alone, " + admitted(limits(reference, attacked))
                        + " attacked; versions " + alone.size() + " and " + attacked.size());
    }

    @Test
    void aStepChangesTheWordOnFewOfTheFilmSitesUsers() {
        RateBaseline shipped = RateBaselines.shipped().of(Kind.RATING);
        List<int[]> users =
                new ArrayList<>(DataSets.maxima(DataSets.movieLens100k()).values());
        users.addAll(DataSets.maxima(DataSets.latestSmall()).values());
        for (double step : new double[] {1.1, 1 / 1.1}) {
            RateLimits after = RateLimits.of(
                    RateScale.applied(shipped, Collections.nCopies(7, step), shipped.source()),
                    POLICY.resolved(Kind.RATING));
            RateLimits before = RateLimits.of(shipped, POLICY.resolved(Kind.RATING));
            long changed = users.stream()
                    .filter(user -> word(user, before) != word(user, after))
                    .count();
            System.out.println("step " + step + ": " + changed + " of " + users.size() + ", held "
                    + users.stream().filter(user -> word(user, after) == 2).count());
            assertThat((double) changed / users.size()).isLessThan(0.03);
        }
    }

    private static int word(int[] peaks, RateLimits limits) {
        int word = 0;
        for (RateWindow window : RateWindow.values()) {
            int peak = peaks[window.ordinal()];
            word = Math.max(word, peak >= limits.hold(window) ? 2 : peak >= limits.notice(window) ? 1 : 0);
        }
        return word;
    }

    private static List<RateModel> trained(RateBaselines reference, Collection<int[]> honest, int attackers) {
        Trainer trainer = new Trainer(reference, Clock.systemUTC());
        List<RateModel> history = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RateLimits limits = limits(reference, history);
            List<int[]> all = new ArrayList<>(honest);
            int[] attacker = new int[RateWindow.values().length];
            for (RateWindow window : RateWindow.values()) {
                attacker[window.ordinal()] = limits.hold(window) - 1;
            }
            for (int j = 0; j < attackers; j++) {
                all.add(attacker);
            }
            Training training = trainer.train("ratings", Kind.RATING, POLICY, history, all);
            if (training.model() != null) {
                history.add(training.model());
            }
        }
        return history;
    }

    private static int admitted(RateLimits limits) {
        return limits.hold(RateWindow.TEN_SECONDS) - 1;
    }

    private static RateLimits limits(RateBaselines reference, List<RateModel> history) {
        RateBaselines last =
                history.isEmpty() ? reference : history.get(history.size() - 1).baselines();
        return RateLimits.of(last.of(Kind.RATING), POLICY.resolved(Kind.RATING));
    }

    private static RateBaselines reference() {
        Collection<int[]> maxima = DataSets.maxima(DataSets.latestSmall()).values();
        RateBaseline measured = RateBaselineFit.fit(
                Kind.RATING,
                new RateBaseline.Source(
                        Basis.MEASURED, "one half", List.of("latest-small"), maxima.size(), "this test"),
                maxima);
        return RateBaselines.shipped().with("half", 1, measured);
    }
}
