package dev.weir.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecommenderTest {

    @Test
    void recommendsWhatThoseWithTheSameTasteLike() {
        // Given: 1 and 2 like items 1 and 3 and not 2; 3 likes 1, not 2, and has not seen 3.
        Ratings ratings = Ratings.of(List.of(
                new Rating(1, 1, 5, 0),
                new Rating(1, 2, 1, 1),
                new Rating(1, 3, 5, 2),
                new Rating(2, 1, 4, 3),
                new Rating(2, 2, 1, 4),
                new Rating(2, 3, 4, 5),
                new Rating(3, 1, 5, 6),
                new Rating(3, 2, 2, 7)));

        // When
        Recommender recommender = new Recommender(ratings);

        // Then
        assertThat(recommender.top(3)).containsExactly(3);
        assertThat(recommender.top(99)).isEmpty();
        assertThat(recommender.hitRatio(List.of(1, 2, 3), List.of(3))).isEqualTo(1);
    }

    @Test
    void aPushIsSeen() {
        Ratings honest = InjectionTest.HONEST;
        Attacked attacked =
                Injection.inject(honest, Attack.of(AttackModel.BANDWAGON, Aim.PUSH, 0.2, 0.1, TimeShape.WEEK, 3));

        double before = new Recommender(honest).hitRatio(honest.users(), attacked.targets());
        double after = new Recommender(attacked.all()).hitRatio(honest.users(), attacked.targets());

        assertThat(after).isGreaterThan(before + 0.02);
    }
}
