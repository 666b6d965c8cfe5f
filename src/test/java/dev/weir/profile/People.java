package dev.weir.profile;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.Events;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.lab.Rating;
import dev.weir.lab.RatingFile;
import dev.weir.lab.Ratings;
import dev.weir.model.ProfileBaseline;
import dev.weir.model.ProfileBaselineFit;
import dev.weir.model.RateBaseline;
import dev.weir.object.ObjectMemory;
import dev.weir.object.Popularity;
import dev.weir.settings.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Profiles of real people, grown event by event as the stages would. */
final class People {

    /** The real data. */
    enum Data {
        ML_100K("movielens-100k/u.data.gz"),
        LATEST_SMALL("movielens-latest-small/ratings.csv.gz");

        private final String file;

        Data(String file) {
            this.file = file;
        }

        Ratings read() throws IOException {
            Path path = Path.of(System.getProperty("weir.data", "../shared/data"), file);
            assumeTrue(Files.exists(path), path + " is absent; give the folder of the data sets with -Dweir.data=");
            return RatingFile.read(path);
        }
    }

    private People() {}

    /** For each user its vector at each size that it reached. */
    static Map<Integer, double[][]> lives(Ratings ratings) {
        Scale scale = new Scale(ratings.scale().min(), ratings.scale().max(), null);
        Popularity popularity = new Popularity();
        Map<Integer, ObjectMemory> objects = new HashMap<>();
        Map<Integer, ProfileMemory> memories = new HashMap<>();
        Map<Integer, List<double[]>> lives = new TreeMap<>();
        for (Rating rating : ratings.list()) {
            ObjectMemory object = objects.getOrDefault(rating.item(), ObjectMemory.EMPTY);
            ObjectContext context = object.asOf(rating.time(), null).placed(popularity.place(object.count()));
            Event event = Events.event(
                    "u" + rating.user(), "m" + rating.item(), rating.value(), rating.time(), Timing.ON_TIME, null, "");
            objects.put(rating.item(), object.with(event));
            ProfileMemory memory = memories.getOrDefault(rating.user(), ProfileMemory.empty())
                    .with(place(rating.value(), scale), place(context.mean(), scale), context);
            memories.put(rating.user(), memory);
            List<double[]> life = lives.computeIfAbsent(rating.user(), user -> new ArrayList<>());
            if (ProfileBaseline.look(memory.events()) >= 0) {
                life.add(ProfileVector.of(memory));
            }
        }
        Map<Integer, double[][]> arrays = new TreeMap<>();
        lives.forEach((user, life) -> arrays.put(user, life.toArray(double[][]::new)));
        return arrays;
    }

    private static double place(double value, Scale scale) {
        return (value - scale.min()) / (scale.max() - scale.min());
    }

    /** Whether a user is of the half that baselines are fitted on; the other half judges them. */
    static boolean fitted(Data data, int user) {
        return new SplittableRandom(31L * user + data.ordinal()).nextInt(2) == 0;
    }

    /** The baseline of the fitted halves of both sets. */
    static ProfileBaseline fit() throws IOException {
        List<double[][]> lives = new ArrayList<>();
        for (Data data : Data.values()) {
            lives(data.read()).forEach((user, life) -> {
                if (fitted(data, user)) {
                    lives.add(life);
                }
            });
        }
        return ProfileBaselineFit.fit(
                "default",
                1,
                new RateBaseline.Source(
                        RateBaseline.Basis.MEASURED,
                        "Profiles of every other user, by a hash of the id, of two public film rating sites; the other"
                                + " half judges it.",
                        List.of("MovieLens 100K", "MovieLens latest-small of 2018-09-26"),
                        lives.size(),
                        "mvn test -Dtest=ShippedProfileBaselineTest -Dweir.baselines=write"),
                lives);
    }
}
