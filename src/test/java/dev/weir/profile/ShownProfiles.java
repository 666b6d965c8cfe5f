package dev.weir.profile;

import dev.weir.event.Entity;
import dev.weir.event.ObjectContext;
import dev.weir.event.Opinion;
import dev.weir.object.Popularity;
import dev.weir.reviewed.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Contributors as they stand after their last event, their profiles grown event by event as the stages would; no times, none forgotten. */
public final class ShownProfiles {

    private final double lowest;
    private final double highest;
    private final Popularity popularity = new Popularity();
    private final Map<String, double[]> objects = new HashMap<>();
    private final Map<String, ProfileMemory> memories = new HashMap<>();
    private final Map<String, List<String>> chosen = new LinkedHashMap<>();

    private ShownProfiles(double lowest, double highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /** In the order of the opinions, whose values lie on a scale from the lowest to the highest. */
    public static List<Shown> of(List<Opinion> opinions, double lowest, double highest) {
        ShownProfiles profiles = new ShownProfiles(lowest, highest);
        opinions.forEach(profiles::take);
        List<Shown> shown = new ArrayList<>();
        profiles.chosen.forEach((actor, objects) -> shown.add(new Shown(
                new Entity(actor),
                Arrays.stream(ProfileVector.of(profiles.memories.get(actor)))
                        .boxed()
                        .toList(),
                objects)));
        return shown;
    }

    private void take(Opinion opinion) {
        double[] countAndSum = objects.computeIfAbsent(opinion.object().text(), unseen -> new double[2]);
        long count = (long) countAndSum[0];
        double mean = count == 0 ? Double.NaN : countAndSum[1] / count;
        double value = (opinion.value() - lowest) / (highest - lowest);
        ObjectContext context =
                new ObjectContext(count, mean, Double.NaN, 0, opinion.time(), null, popularity.place(count));
        memories.merge(
                opinion.actor().text(),
                ProfileMemory.empty().with(value, mean, context),
                (before, unused) -> before.with(value, mean, context));
        chosen.computeIfAbsent(opinion.actor().text(), unseen -> new ArrayList<>())
                .add(opinion.object().text());
        countAndSum[0]++;
        countAndSum[1] += value;
    }
}
