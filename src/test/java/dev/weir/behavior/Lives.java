package dev.weir.behavior;

import dev.weir.KnownObjects;
import dev.weir.evaluate.Memory;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The behavior of real people, grown event by event as the stages would. */
final class Lives {

    private static final long MEMORY = Memory.DEFAULT.actors().toMillis();

    private Lives() {}

    /** What somebody looks at after each event. */
    interface Look {
        void at(Rating rating, BehaviorMemory memory);
    }

    /** Lets all ratings through, with what is forgotten as in a job by default. */
    static void of(Ratings ratings, Look look) {
        BehaviorLimits limits = new BehaviorLimits(
                Mode.ENFORCE, new Scale(ratings.scale().min(), ratings.scale().max(), null));
        KnownObjects known = new KnownObjects();
        Map<Integer, BehaviorMemory> memories = new HashMap<>();
        for (Rating rating : ratings.list()) {
            KnownObjects.Met met = known.meet(rating);
            BehaviorMemory before = memories.getOrDefault(rating.user(), BehaviorMemory.empty());
            if (before != BehaviorMemory.empty()
                    && rating.time() - before.pace().last() > MEMORY) {
                before = BehaviorMemory.empty();
            }
            BehaviorMemory after =
                    Objects.requireNonNull(BehaviorCheck.assess(before, met.event(), met.context(), limits)
                            .after());
            memories.put(rating.user(), after);
            look.at(rating, after);
        }
    }
}
