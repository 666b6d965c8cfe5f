package dev.weir.profile;

import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.model.ProfileBaseline;
import dev.weir.settings.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Judges what one contributor chooses and thinks of it, against honest contributors with as many events. A pure function over
 * {@link ProfileMemory}. It looks when the profile has grown by two fifths; between looks the last word stands.
 */
public final class ProfileCheck {

    private ProfileCheck() {}

    /**
     * What became of one event.
     *
     * @param after the memory to store; the same object as before where nothing was counted
     * @param finding what stood out, or null
     */
    public record Result(ProfileMemory after, @Nullable Finding finding) {}

    /**
     * Judges one event. Abstains where the check is off, the event names no object, or the time check holds it.
     *
     * @param before the contributor's memory on the event's stream
     * @param context what was known of the object before the event
     */
    public static Result assess(ProfileMemory before, Event event, ObjectContext context, ProfileLimits limits) {
        if (limits.mode() == Mode.OFF
                || event.object() == null
                || event.timing() == Timing.FUTURE
                || event.timing() == Timing.STALE) {
            return new Result(before, null);
        }
        ProfileMemory grown = before.with(limits.place(event.value()), limits.place(context.mean()), context);
        int look = ProfileBaseline.look(grown.events());
        ProfileMemory after = look < 0 ? grown : grown.scored(score(grown, look, limits.baseline()));
        return new Result(after, ProfileFinding.of(after.score(), limits.mode()));
    }

    private static ProfileMemory.Score score(ProfileMemory memory, int look, ProfileBaseline baseline) {
        double[] places = baseline.places(look, ProfileVector.of(memory));
        int first = farthest(places, -1);
        int next = farthest(places, first);
        return new ProfileMemory.Score(
                (float) Math.min(Finding.MAX_SURPRISAL, baseline.surprisal(places)),
                first,
                known(places[first]),
                next,
                known(places[next]),
                memory.events());
    }

    private static int farthest(double[] places, int butNot) {
        int farthest = butNot == 0 ? 1 : 0;
        for (int i = 0; i < places.length; i++) {
            if (i != butNot && Math.abs(known(places[i])) > Math.abs(known(places[farthest]))) {
                farthest = i;
            }
        }
        return farthest;
    }

    private static float known(double place) {
        return Double.isNaN(place) ? 0 : (float) place;
    }
}
