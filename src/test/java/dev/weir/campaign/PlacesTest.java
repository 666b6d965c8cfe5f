package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many campaigns are remembered. */
class PlacesTest {

    private final Places places = new Places();

    @Test
    void theOnesNotHeardOfForLongestGo() {
        // Given: all at one time, but for the first of all, which still lasts
        fill(Places.MOST);
        places.expire(0);
        assertThat(places.size()).isEqualTo(Places.MOST);
        places.at(place(0)).lasts(1);

        // When
        fill(Places.MOST + 1);
        places.expire(1);

        // Then
        assertThat(places.size()).isBetween(Places.MOST / 2, Places.MOST);
        assertThat(places.at(place(0))).isNotNull();
    }

    private void fill(int many) {
        for (int i = places.size(); i < many; i++) {
            places.put(place(i), new Campaign("c" + i, 0));
        }
    }

    private static Burst.Place place(int i) {
        return new Burst.Place("film:" + i, 4);
    }
}
