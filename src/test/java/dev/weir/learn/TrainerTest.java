package dev.weir.learn;

import static dev.weir.learn.Crowds.POLICY;
import static dev.weir.learn.Crowds.SHIPPED;
import static dev.weir.learn.Crowds.TRAINER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.Kind;
import dev.weir.learn.Training.Outcome;
import dev.weir.model.GateMeasure;
import dev.weir.model.Published.How;
import dev.weir.model.RateModel;
import dev.weir.model.RateScale;
import dev.weir.model.RateWindow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private final List<RateModel> history = new ArrayList<>();

    @Test
    void learnsNothingFromFewerThanTwoHundred() {
        assertThat(train(Crowds.honest(199, 0.6)).outcome()).isEqualTo(Outcome.LEARNING);
        assertThat(train(Crowds.honest(200, 0.6)).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(train(Crowds.honest(201, 0.6)).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aVersionIsNamedForItsStreamAndGoesAStepOfTheWay() {
        // When
        Training first = train(Crowds.honest(1000, 0.6));
        keep(first);
        Training second = train(Crowds.honest(1000, 0.6));

        // Then
        RateModel model = Objects.requireNonNull(first.model());
        assertThat(model.key()).isEqualTo("ratings/rate@1");
        assertThat(model.baselines().id()).isEqualTo("rate=ratings@1");
        assertThat(model.scale().get(RateWindow.DAY.ordinal())).isEqualTo(0.9091);
        assertThat(Objects.requireNonNull(second.model()).scale().get(RateWindow.DAY.ordinal()))
                .isEqualTo(0.8265);
        assertThat(model.baselines().of(Kind.FEEDBACK)).isEqualTo(SHIPPED.of(Kind.FEEDBACK));
    }

    @Test
    void theSameCommunityAgainIsNoNewVersion() {
        for (int i = 0; i < 6; i++) {
            keep(train(Crowds.honest(1000, 0.6)));
        }
        assertThat(history).hasSizeBetween(2, 4);
        assertThat(train(Crowds.honest(1000, 0.6)).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void aCommunityThatIsFarFromTheReferenceIsRefusedAndAPersonMayAcceptIt() {
        // Given
        List<int[]> slow = Crowds.honest(1000, 0.4);
        Training last = train(slow);
        for (int i = 0; i < 20 && last.model() != null; i++) {
            keep(last);
            last = train(slow);
        }

        // When
        Training accepted = TRAINER.accept("ratings", Kind.RATING, POLICY, history, slow, "a slow town");
        keep(accepted);
        Training next = train(slow);

        // Then
        assertThat(last.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(failing(last)).containsExactly(Gate.DRIFT);
        RateModel model = Objects.requireNonNull(accepted.model());
        assertThat(model.how()).isEqualTo(How.ACCEPTED);
        assertThat(model.reference()).isEqualTo(model.version());
        assertThat(model.scale()).isEqualTo(RateScale.same());
        assertThat(next.outcome()).as("at home now").isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void aModelThatWouldHoldTheCommunityIsRefusedWhoeverAccepts() {
        // Given: most are slow, and one in fifty is as fast as honest people are
        List<int[]> peaks = new ArrayList<>(Crowds.honest(980, 0.2));
        Crowds.honest(1000, 1).subList(0, 20).forEach(peaks::add);

        // When
        Training accepted = TRAINER.accept("ratings", Kind.RATING, POLICY, history, peaks, "because");

        // Then
        assertThat(accepted.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(failing(accepted)).contains(Gate.HELD);
    }

    @Test
    void goingBackPublishesTheOlderOneAsTheNewest() {
        // Given
        keep(train(Crowds.honest(1000, 0.6)));
        keep(train(Crowds.honest(1000, 0.6)));

        // When
        RateModel back = TRAINER.rollback("ratings", Kind.RATING, history, 1);
        RateModel toShipped = TRAINER.rollback("ratings", Kind.RATING, history, 0);

        // Then
        assertThat(back.version()).isEqualTo(3);
        assertThat(back.how()).isEqualTo(How.ROLLED_BACK);
        assertThat(back.baselines().kinds())
                .isEqualTo(history.get(0).baselines().kinds());
        assertThat(back.scale()).isEqualTo(history.get(0).scale());
        assertThat(toShipped.baselines().kinds()).isEqualTo(SHIPPED.kinds());
        assertThatThrownBy(() -> TRAINER.rollback("ratings", Kind.RATING, history, 3))
                .hasMessageContaining("version 3 is not there; there are 0 to 2");
    }

    @Test
    void aModelComesBackFromItsText() {
        keep(train(Crowds.honest(1000, 0.6)));
        RateModel model = history.get(0);
        assertThat(RateModel.read("x", model.text().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(model);
    }

    private Training train(List<int[]> peaks) {
        return TRAINER.train("ratings", Kind.RATING, POLICY, history, peaks);
    }

    private void keep(Training training) {
        if (training.model() != null) {
            history.add(training.model());
        }
    }

    private static List<String> failing(Training training) {
        return training.gate().stream()
                .filter(measure -> !measure.passes())
                .map(GateMeasure::name)
                .toList();
    }
}
