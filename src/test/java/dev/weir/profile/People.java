package dev.weir.profile;

import dev.weir.KnownObjects;
import dev.weir.MovieLens;
import dev.weir.evaluate.Memory;
import dev.weir.event.ObjectContext;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import dev.weir.model.ProfileBaseline;
import dev.weir.model.ProfileBaselineFit;
import dev.weir.model.ProfileBaselineFit.Look;
import dev.weir.model.RateBaseline;
import dev.weir.settings.Scale;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Profiles of real people, grown event by event as the stages would. */
final class People {

    private static final long MEMORY = Memory.DEFAULT.actors().toMillis();

    private People() {}

    /** For each user every look that the check takes at it, with what is forgotten as in a job by default. */
    static Map<Integer, List<Look>> lives(Ratings ratings) {
        Scale scale = new Scale(ratings.scale().min(), ratings.scale().max(), null);
        KnownObjects known = new KnownObjects();
        Map<Integer, ProfileMemory> memories = new HashMap<>();
        Map<Integer, Long> seen = new HashMap<>();
        Map<Integer, List<Look>> lives = new TreeMap<>();
        for (Rating rating : ratings.list()) {
            ObjectContext context = known.meet(rating).context();
            if (rating.time() - seen.getOrDefault(rating.user(), rating.time()) > MEMORY) {
                memories.remove(rating.user());
            }
            seen.put(rating.user(), rating.time());
            ProfileMemory memory = memories.getOrDefault(rating.user(), ProfileMemory.empty())
                    .with(place(rating.value(), scale), place(context.mean(), scale), context);
            memories.put(rating.user(), memory);
            List<Look> life = lives.computeIfAbsent(rating.user(), user -> new ArrayList<>());
            int number = ProfileBaseline.look(memory.events());
            if (number >= 0) {
                life.add(new Look(number, ProfileVector.of(memory)));
            }
        }
        return lives;
    }

    private static double place(double value, Scale scale) {
        return (value - scale.min()) / (scale.max() - scale.min());
    }

    /** Whether a user is of the half that baselines are fitted on; the other half judges them. */
    static boolean fitted(MovieLens data, int user, int split) {
        return new SplittableRandom(31L * user + data.ordinal() + 1_000_003L * split).nextInt(2) == 0;
    }

    /** The baseline of the fitted halves of both sets. */
    static ProfileBaseline half(int split) throws IOException {
        return fit((data, user) -> fitted(data, user, split));
    }

    /** The baseline of everybody. */
    static ProfileBaseline everybody() throws IOException {
        return fit((data, user) -> true);
    }

    private static ProfileBaseline fit(BiPredicate<MovieLens, Integer> takes) throws IOException {
        List<List<Look>> lives = new ArrayList<>();
        for (MovieLens data : MovieLens.values()) {
            lives(data.read()).forEach((user, life) -> {
                if (takes.test(data, user)) {
                    lives.add(life);
                }
            });
        }
        return ProfileBaselineFit.fit(
                "default",
                1,
                new RateBaseline.Source(
                        RateBaseline.Basis.MEASURED,
                        "Profiles of the users of two public film rating sites, with what is forgotten as in a job by"
                                + " default.",
                        List.of("MovieLens 100K", "MovieLens latest-small of 2018-09-26"),
                        lives.size(),
                        "mvn test -Dtest=ShippedProfileBaselineTest -Dweir.baselines=write"),
                lives);
    }
}
