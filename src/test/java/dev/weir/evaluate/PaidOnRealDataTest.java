package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.MovieLens;
import dev.weir.lab.Ratings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Attacks that cost somebody money and time, with values and without. -Dweir.seeds=N prints the table of docs/evaluation.md; without it those run that are
 * asserted.
 * -Dweir.cases=REGEX chooses some by name; -Dweir.first=N begins at another seed than those reported.
 */
class PaidOnRealDataTest {

    private static final int SEEDS = Integer.getInteger("weir.seeds", 1);
    private static final boolean ALL = System.getProperty("weir.seeds") != null;
    private static final long FIRST_SEED = Long.getLong("weir.first", 700);
    private static final String CASES = System.getProperty("weir.cases", ".*");

    /** Of which hardly anything is left, with values and without. */
    private static final Set<PaidCase> FOUND = EnumSet.of(PaidCase.AGED, PaidCase.IN_LOOPS);

    private static final int FEW_PEOPLE = 60;

    @ParameterizedTest
    @EnumSource
    void withValues(MovieLens data) throws IOException {
        for (PaidCase one : PaidCase.values()) {
            if (isAsked(one)) {
                Outcomes outcomes = outcomes(data.read(), one, it -> {});
                System.out.printf("%s | %s | %s%n", data, one.text, outcomes);
                assertThat(outcomes.excluded()).as("%s, honest excluded", one).isZero();
                if (FOUND.contains(one)) {
                    assertThat(outcomes.left()).as("%s, left", one).isLessThanOrEqualTo(0.1);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutValues(MovieLens data) throws IOException {
        for (PaidCase one : PaidCase.values()) {
            if (isAsked(one)) {
                Outcomes outcomes = outcomes(data.read(), one, Improvised::played);
                System.out.printf("%s, plays | %s | %s%n", data, one.text, outcomes);
                assertThat(outcomes.excluded()).as("%s, honest excluded", one).isZero();
                if (FOUND.contains(one)) {
                    assertThat(outcomes.left()).as("%s, left", one).isLessThanOrEqualTo(0.1);
                }
            }
        }
    }

    private static boolean isAsked(PaidCase one) {
        return one.name().matches(CASES) && (ALL || FOUND.contains(one));
    }

    private static Outcomes outcomes(Ratings all, PaidCase one, Consumer<Improvised> as) {
        Outcomes outcomes = new Outcomes();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Ratings honest = one == PaidCase.A_THIRD_OF_FEW ? few(all, seed) : all;
            Improvised made = new Improvised(honest, seed, one.length);
            one.made.accept(made);
            as.accept(made);
            outcomes.add(made);
        }
        return outcomes;
    }

    /** Sixty of the people, drawn by chance. */
    private static Ratings few(Ratings all, long seed) {
        List<Integer> users = new ArrayList<>(all.users());
        Collections.sort(users);
        Collections.shuffle(users, new Random(seed));
        Set<Integer> some = Set.copyOf(users.subList(0, FEW_PEOPLE));
        return Ratings.of(
                all.list().stream()
                        .filter(rating -> some.contains(rating.user()))
                        .toList(),
                all.scale());
    }
}
