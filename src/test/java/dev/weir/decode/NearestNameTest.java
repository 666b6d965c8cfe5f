package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    @ParameterizedTest
    @CsvSource({"userid, userId", "user_id, userId", "ratings, rating", "timestmap, timestamp", "USERID, userId"})
    void isTheOneWithTheFewestEdits(String wanted, String nearest) {
        assertThat(NearestName.of(wanted, List.of("userId", "movieId", "rating", "timestamp")))
                .isEqualTo(nearest);
    }
}
