package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** As many as can be members of all campaigns, in campaigns as large as one can be. */
    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "1, 7"})
    void whereTheyHaveTooManyMembersTheOnesNotHeardOfForLongestGo(int more, int gone) {
        int full = Places.MOST_NAMES / Campaign.MOST_NAMES;
        fill(full + 1);
        for (int i = 0; i < full; i++) {
            join(i, Campaign.MOST_NAMES);
        }
        join(full, Places.MOST_NAMES % Campaign.MOST_NAMES + more);
        places.at(place(0)).lasts(1);

        // When
        places.expire(1);

        // Then
        assertThat(places.size()).isEqualTo(full + 1 - gone);
        assertThat(places.names()).isLessThanOrEqualTo(Places.MOST_NAMES);
        assertThat(places.at(place(0))).isNotNull();
    }

    private void join(int place, int many) {
        for (int i = 0; i < many; i++) {
            places.at(place(place)).join("a" + i);
        }
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
