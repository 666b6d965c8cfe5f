package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.weir.model.RateCurve.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateCurveTest {

    private final RateCurve curve =
            new RateCurve(List.of(new Point(2, 1.0), new Point(10, 0.1), new Point(1000, 0.001)), 2);

    @Test
    void everybodyReachesWhatIsBelowTheFirstPoint() {
        assertThat(share(1)).isEqualTo(1);
        assertThat(share(2)).isEqualTo(1);
    }

    @Test
    void meetsItsPoints() {
        assertThat(share(10)).isCloseTo(0.1, within(1e-12));
        assertThat(share(1000)).isCloseTo(0.001, within(1e-12));
    }

    @Test
    void isStraightInLogarithmsBetweenPoints() {
        assertThat(share(100)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void fallsLikeAParetoTailBeyondTheLast() {
        assertThat(share(2000)).isCloseTo(0.001 / 4, within(1e-12));
        assertThat(share(10_000)).isCloseTo(0.001 / 100, within(1e-12));
    }

    @Test
    void refusesWhatIsNoSurvivalFunction() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateCurve(List.of(), 1))
                .withMessage("points: at least one is needed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateCurve(List.of(new Point(2, 0.5), new Point(3, 0.6)), 1))
                .withMessage("points: (3, 0.6) after (2, 0.5) does not rise in count and fall in share");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateCurve(List.of(new Point(2, 0.5), new Point(2, 0.4)), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateCurve(List.of(new Point(2, 0.5)), 0))
                .withMessage("tail: 0.0 is not above 0 and at most 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Point(1, 0))
                .withMessage("share: 0.0 is not above 0 and at most 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Point(0, 1)).withMessage("count: 0 is not 1 or more");
    }

    private double share(int count) {
        return Math.exp(-curve.surprisal(Math.log(count)));
    }
}
