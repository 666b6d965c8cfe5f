package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PopularityTest {

    @Test
    void saysNothingBeforeItKnowsTwoHundredChoices() {
        Popularity popularity = new Popularity();
        for (int i = 0; i < Popularity.LEAST; i++) {
            assertThat(popularity.place(5)).isNaN();
        }
        assertThat(popularity.place(5)).isCloseTo(0, within(1e-9));
    }

    @Test
    void aChoiceStandsAmongThoseOfItsTime() {
        Popularity popularity = new Popularity();
        // ln(1 + 1) and ln(1 + 7) in turn: mean 2 ln 2, spread ln 2.
        for (int i = 0; i < 2000; i++) {
            popularity.place(i % 2 == 0 ? 1 : 7);
        }
        assertThat(popularity.place(7)).isCloseTo(1, within(0.01));
        assertThat(popularity.place(1)).isCloseTo(-1, within(0.01));
        assertThat(popularity.place(31)).isCloseTo(3, within(0.02));
        assertThat(popularity.place(0)).isCloseTo(-2, within(0.02));
    }

    @Test
    void whatWasOftenTheCaseIsForgottenAsTheSiteGrows() {
        Popularity popularity = new Popularity();
        for (int i = 0; i < 1_000; i++) {
            popularity.place(1);
        }
        for (int i = 0; i < 50_000; i++) {
            popularity.place(1000);
        }
        assertThat(popularity.place(1000)).isCloseTo(0, within(0.01));
    }
}
