package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.MovieLens;
import dev.weir.event.Event;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.lab.Attacked;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What people chose, as plays, likes and things kept instead of values; and fakes who do now one and now another. Seven in ten of what
 * honest people do are plays. -Dweir.seeds=N says how many attacks; -Dweir.first=N begins at another seed than those reported.
 */
class ActionsOnRealDataTest {

    private static final int SEEDS = Integer.getInteger("weir.seeds", 1);
    private static final long FIRST_SEED = Long.getLong("weir.first", 500);
    private static final List<String> ACTIONS = List.of("play", "like", "add");

    @ParameterizedTest
    @EnumSource
    void whoDoesNowThisAndNowThatIsFoundAndNobodyElseIs(MovieLens data) throws IOException {
        // Given
        Ratings honest = data.read();
        int fakes = 0;
        int found = 0;
        int others = 0;

        // When
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Improvised made = new Improvised(honest, seed, 7 * Improvised.DAY);
            List<Integer> targets = made.rare(3);
            Map<Rating, String> inTurn = new HashMap<>();
            for (int i = 0; i < made.few(); i++) {
                Map<Integer, Double> hits = new LinkedHashMap<>();
                targets.forEach(target -> hits.put(target, made.most()));
                int fake = made.fake(made.within(7 * Improvised.DAY), made.cover(40), hits);
                for (Rating rating : made.attacked().all().of(fake)) {
                    if (targets.contains(rating.item())) {
                        inTurn.put(rating, ACTIONS.get(inTurn.size() % ACTIONS.size()));
                    }
                }
            }
            Attacked attacked = made.attacked();
            Set<Integer> suspended = suspended(attacked.all(), inTurn, new Random(seed));
            fakes += attacked.fakes().size();
            found += attacked.fakes().stream().filter(suspended::contains).count();
            others += suspended.stream()
                    .filter(user -> !attacked.fakes().contains(user))
                    .count();
        }
        Set<Integer> withoutAnAttack = suspended(honest, Map.of(), new Random(FIRST_SEED));

        // Then
        System.out.printf(
                "%s, actions in turn: %d of %d fakes found, %d others; %d without an attack%n",
                data, found, fakes, others, withoutAnAttack.size());
        assertThat(found).isGreaterThanOrEqualTo(fakes * 9 / 10);
        assertThat(others).isLessThanOrEqualTo(SEEDS);
        assertThat(withoutAnAttack).isEmpty();
    }

    private static Set<Integer> suspended(Ratings ratings, Map<Rating, String> given, Random random) {
        Lane lane = new Lane(RatingStream.settings(ratings.scale()), Memory.DEFAULT);
        Set<Integer> suspended = new TreeSet<>();
        int number = 2;
        for (Rating rating : ratings.list()) {
            String action = ACTIONS.get(random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(2));
            for (StandingChange change : lane.next(done(rating, given.getOrDefault(rating, action), number++))
                    .changes()) {
                if (change.standing() == Standing.SUSPENDED || change.standing() == Standing.EXCLUDED) {
                    suspended.add(RatingStream.user(change.actor()));
                } else {
                    suspended.remove(RatingStream.user(change.actor()));
                }
            }
        }
        return suspended;
    }

    private static Event done(Rating rating, String action, int number) {
        Event event = RatingStream.event(rating, number);
        return new Event(
                event.stream(),
                event.origin(),
                null,
                event.actor(),
                event.identity(),
                event.object(),
                Double.NaN,
                action,
                event.time(),
                event.timing(),
                0,
                event.payload());
    }
}
