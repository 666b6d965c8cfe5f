package dev.weir.teach;

import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.model.ProfileBaseline;
import dev.weir.object.ObjectMemory;
import dev.weir.object.Popularity;
import dev.weir.profile.ProfileCheck;
import dev.weir.profile.ProfileLimits;
import dev.weir.profile.ProfileMemory;
import dev.weir.profile.ProfileVector;
import dev.weir.reviewed.Shown;
import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import dev.weir.sort.SortedRuns;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Grows the profiles of some contributors again, as the job grew them: each event against what was known of its object by then.
 * Events are taken in the order of their times, which is the job's own but for those that came late. Not thread-safe.
 */
final class Recall {

    /** The objects that were met last; one that is pushed out is new when it comes again. */
    static final int MOST_OBJECTS = 1_000_000;

    /** Of a contributor the first so many events about an object count: profiles are looked at up to 320, and 21 numbers are learned. */
    static final int MOST_EVENTS = 2_000;

    private static final byte[] NOTHING = {};

    private final ProfileLimits limits;
    private final long memory;
    private final Popularity popularity = new Popularity();
    private final Map<String, ObjectMemory> objects;
    private final Map<String, Known> contributors = new TreeMap<>();

    /** What is known of one contributor. */
    private static final class Known {
        private ProfileMemory profile = ProfileMemory.empty();
        private final List<String> objects = new ArrayList<>();
    }

    /**
     * @param profile what the profile check may do on the stream: where it is off, the job keeps no profile
     * @param scale the stream's, or null
     * @param memory how long an object is remembered after its last event
     */
    Recall(Mode profile, @Nullable Scale scale, Duration memory) {
        this(profile, scale, memory, MOST_OBJECTS);
    }

    Recall(Mode profile, @Nullable Scale scale, Duration memory, int mostObjects) {
        this.limits = new ProfileLimits(ProfileBaseline.shipped(), profile, scale);
        this.memory = memory.toMillis();
        this.objects = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ObjectMemory> eldest) {
                return size() > mostObjects;
            }
        };
    }

    /**
     * What some contributors show after all of these events.
     *
     * @param whom by their texts
     */
    List<Shown> of(Deeds deeds, Set<String> whom) throws IOException {
        try (SortedRuns all = deeds.inOrder()) {
            while (all.hasNext()) {
                Deed deed = Deed.of(all.next().bytes);
                take(deed, whom.contains(deed.actor()));
            }
        }
        List<Shown> shown = new ArrayList<>();
        contributors.forEach((actor, known) -> shown.add(new Shown(
                new Entity(actor),
                Arrays.stream(ProfileVector.of(known.profile)).boxed().toList(),
                known.objects)));
        return shown;
    }

    private void take(Deed deed, boolean shows) {
        Event event = event(deed);
        ObjectMemory before = objects.getOrDefault(deed.object(), ObjectMemory.EMPTY);
        if (before.count() > 0 && deed.time() - before.lastSeen() > memory) {
            before = ObjectMemory.EMPTY;
        }
        ObjectContext context = before.asOf(deed.time(), null).placed(popularity.place(before.count()));
        objects.put(deed.object(), before.with(event));
        if (!shows) {
            return;
        }
        Known known = contributors.computeIfAbsent(deed.actor(), unseen -> new Known());
        if (known.objects.size() < MOST_EVENTS) {
            known.profile =
                    ProfileCheck.assess(known.profile, event, context, limits).after();
            known.objects.add(deed.object());
        }
    }

    private static Event event(Deed deed) {
        return new Event(
                0,
                Origin.line("deed", 0),
                null,
                new Entity(deed.actor()),
                Event.Identity.KNOWN,
                new Entity(deed.object()),
                deed.value(),
                null,
                deed.time(),
                Timing.ON_TIME,
                0,
                new Payload(null, NOTHING, List.of()),
                Details.NONE);
    }
}
