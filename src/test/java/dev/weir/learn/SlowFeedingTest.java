package dev.weir.learn;

import static dev.weir.learn.Crowds.POLICY;
import static dev.weir.learn.Crowds.TRAINER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Kind;
import dev.weir.learn.Training.Outcome;
import dev.weir.model.RateModel;
import dev.weir.model.RateWindow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An attacker who owns a part of the contributors and is, for twenty trainings, as fast as the limits just allow. */
class SlowFeedingTest {

    private static final int TRAININGS = 20;
    private static final int CONTRIBUTORS = 2000;

    private final List<RateModel> history = new ArrayList<>();
    private Outcome last = Outcome.LEARNING;

    /** The bounds are steps of a tenth: none, one, two, and what the gate lets pass. */
    @ParameterizedTest
    @CsvSource({"0.02, 1", "0.05, 1", "0.1, 1.11", "0.15, 1.22", "0.2, 1.5", "0.3, 1.5", "0.5, 1.5"})
    void noLimitIsLoosenedByMoreThanThis(double part, double most) {
        assertThat(loosened(part)).isBetween(1.0, most);
    }

    @Test
    void thePartThatOwnsTheQuantilesStopsAtTheGate() {
        assertThat(loosened(0.3)).isBetween(1.0, Gate.MOST_DRIFT);
        assertThat(last).isEqualTo(Outcome.REFUSED);
        assertThat(history.size()).as("versions that a person could see drift").isGreaterThan(2);
    }

    @Test
    void aTwentiethThatDoesNearlyNothingTightensNoLimit() {
        feed(0.05, 1);
        assertThat(changes()).containsOnly(1.0);
    }

    private double loosened(double part) {
        feed(part, Integer.MAX_VALUE);
        return changes().stream().mapToDouble(change -> change).max().orElseThrow();
    }

    /** Trains again and again; each time the attackers are as fast as allowed by then, and at most {@code fastest}. */
    private void feed(double part, int fastest) {
        int attackers = (int) (part * CONTRIBUTORS);
        List<int[]> honest = Crowds.honest(CONTRIBUTORS - attackers, 1);
        for (int i = 0; i < TRAININGS; i++) {
            List<int[]> all = new ArrayList<>(honest);
            int[] attacker = Crowds.justUnderTheLimits(history);
            for (int window = 0; window < attacker.length; window++) {
                attacker[window] = Math.min(fastest, attacker[window]);
            }
            for (int j = 0; j < attackers; j++) {
                all.add(attacker);
            }
            Training training = TRAINER.train("ratings", Kind.RATING, POLICY, history, all);
            last = training.outcome();
            if (training.model() != null) {
                history.add(training.model());
            }
        }
    }

    /** For each window the limit now over the limit at first. */
    private List<Double> changes() {
        List<Double> changes = new ArrayList<>();
        for (RateWindow window : RateWindow.values()) {
            changes.add((double) Crowds.limits(history).hold(window)
                    / Crowds.limits(List.of()).hold(window));
        }
        return changes;
    }
}
