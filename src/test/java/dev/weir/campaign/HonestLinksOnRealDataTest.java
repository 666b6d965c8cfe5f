package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.MovieLens;
import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import dev.weir.object.ObjectLook;
import dev.weir.object.ObjectState;
import dev.weir.object.Watched;
import dev.weir.settings.Scale;
import dev.weir.settings.Signatures;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How strongly honest people's bursts are linked, at the ends of the scale and within, by halves of the users: limits are placed on the
 * first half and asked of the second. Prints the figures of docs/evaluation.md.
 */
class HonestLinksOnRealDataTest {

    private static final long MULTIPLIER = 2_654_435_761L;

    @ParameterizedTest
    @EnumSource
    void noHonestHalfIsACampaignNorStandsAlone(MovieLens data) throws IOException {
        Ratings all = data.read();
        for (int half = 0; half < 2; half++) {
            for (int faster : new int[] {1, 10}) {
                Seen seen = seen(half(all, half, faster));
                System.out.printf(
                        "%s, half %d, %d times as fast: strongest link of two ends %.1f, of one end %.1f, of none %.1f; shifts"
                                + " that stand alone %d%n",
                        data, half, faster, seen.links[2], seen.links[1], seen.links[0], seen.shifts);
                for (double strength : seen.links) {
                    assertThat(strength).isLessThan(Link.CAMPAIGN);
                }
                assertThat(seen.shifts).isLessThanOrEqualTo(1);
            }
        }
    }

    /** Every second user, by a hash of its number, and with a calendar that runs faster. */
    private static Ratings half(Ratings all, int half, int faster) {
        return Ratings.of(
                all.list().stream()
                        .filter(rating -> (rating.user() * MULTIPLIER >>> 8 & 1) == half)
                        .map(rating -> new Rating(
                                rating.user(),
                                rating.item(),
                                rating.value(),
                                all.first() + (rating.time() - all.first()) / faster))
                        .toList(),
                all.scale());
    }

    /** What a stream showed: its strongest link by how many of its two bursts are at an end of the scale, and its shifts. */
    private static final class Seen {
        private final double[] links = new double[3];
        private int shifts;
    }

    private static Seen seen(Ratings ratings) {
        Scale scale = new Scale(
                ratings.scale().min(), ratings.scale().max(), ratings.scale().step());
        Watched stream =
                new Watched("ratings", Watched.Crowds.WATCHED, Watched.Surges.IGNORED, scale, Signatures.IGNORED);
        ObjectLook look = new ObjectLook(List.of(stream), Duration.ofDays(365), 1);
        Map<String, ObjectState> objects = new HashMap<>();
        Map<Burst.Place, Burst> bursts = new LinkedHashMap<>();
        Seen seen = new Seen();
        for (Rating rating : ratings.list()) {
            Event event = event(rating);
            List<Passage> out = new ArrayList<>();
            String object = Objects.requireNonNull(event.object()).text();
            look.on(event, objects.computeIfAbsent(object, name -> new ObjectState()), 1, out::add);
            for (Alarm alarm : alarms(out)) {
                seen.shifts += alarm.kind() == Alarm.Kind.SHIFT ? 1 : 0;
                if (alarm.kind() == Alarm.Kind.BURST) {
                    bursts.values().removeIf(old -> alarm.time() - old.latest().time() > Alarm.HORIZON);
                    Burst burst = bursts.computeIfAbsent(Burst.Place.of(alarm), place -> new Burst(alarm));
                    burst.rewrite(alarm);
                    link(burst, bursts.values(), seen);
                }
            }
        }
        return seen;
    }

    private static void link(Burst burst, Iterable<Burst> others, Seen seen) {
        for (Burst other : others) {
            if (!other.object().equals(burst.object()) && burst.shared(other).size() >= 4) {
                int ends = isEnd(burst) + isEnd(other);
                seen.links[ends] =
                        Math.max(seen.links[ends], Link.of(burst, other).strength());
            }
        }
    }

    private static int isEnd(Burst burst) {
        return burst.place.valueClass() == 0 || burst.place.valueClass() == 4 ? 1 : 0;
    }

    private static List<Alarm> alarms(List<Passage> out) {
        Stream<Passage> alarms = out.stream().filter(passage -> passage.what() == Passage.What.ALARM);
        return alarms.map(Passage::alarm).toList();
    }

    private static Event event(Rating rating) {
        return new Event(
                0,
                Origin.line("ratings", 1),
                null,
                Entity.of("user", Integer.toString(rating.user())),
                Event.Identity.KNOWN,
                Entity.of("film", Integer.toString(rating.item())),
                rating.value(),
                null,
                rating.time(),
                Timing.ON_TIME,
                0,
                new Payload(null, new byte[0], List.of()));
    }
}
