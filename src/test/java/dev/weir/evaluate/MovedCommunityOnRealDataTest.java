package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.MovieLens;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All contributors give half a star more, or less, from the middle on: a changed form, no attack. Prints what it costs. */
class MovedCommunityOnRealDataTest {

    @ParameterizedTest
    @EnumSource
    void hardlyAnEventIsHeldAndNobodyIsSuspended(MovieLens data) throws IOException {
        Ratings honest = data.read();
        long from = honest.list().get(honest.list().size() / 2).time();
        for (double by : new double[] {0.5, -0.5}) {
            List<Rating> moved = honest.list().stream()
                    .map(rating -> rating.time() < from ? rating : moved(rating, by, honest))
                    .toList();
            Course course = Course.of(Ratings.of(moved, honest.scale()), Memory.DEFAULT);
            long held = 0;
            for (int place = 0; place < moved.size(); place++) {
                held += course.held(place) ? 1 : 0;
            }
            System.out.printf(
                    "%s moved by %+.1f: %d held, %d suspended%n",
                    data, by, held, course.suspended().size());
            assertThat(course.excluded()).isEmpty();
            assertThat(course.suspended()).isEmpty();
            assertThat(held).isLessThan(moved.size() / 1_000);
        }
    }

    private static Rating moved(Rating rating, double by, Ratings all) {
        double value = Math.max(all.scale().min(), Math.min(all.scale().max(), rating.value() + by));
        return new Rating(rating.user(), rating.item(), value, rating.time());
    }
}
