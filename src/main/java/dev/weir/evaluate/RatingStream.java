package dev.weir.evaluate;

import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Kind;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.lab.AttackFolder;
import dev.weir.lab.Rating;
import dev.weir.lab.RatingScale;
import dev.weir.settings.EntityField;
import dev.weir.settings.FieldMap;
import dev.weir.settings.RowSettings;
import dev.weir.settings.Scale;
import dev.weir.settings.Sequences;
import dev.weir.settings.Signatures;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.TimeField;
import dev.weir.settings.ValueField;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Ratings as the stream that the settings of {@link AttackFolder} describe. */
final class RatingStream {

    private static final String ACTOR = "actor";
    private static final String OBJECT = "object";
    private static final Payload NO_BYTES = new Payload(null, new byte[0], List.of());

    private RatingStream() {}

    /** The settings of a stream of ratings on a scale: all else is the default. */
    static StreamSettings settings(RatingScale scale) {
        return new StreamSettings(
                null,
                Kind.RATING,
                StreamSettings.Format.CSV,
                new FieldMap(
                        new EntityField(null, List.of("userId"), Set.of()),
                        new EntityField(null, List.of("movieId"), Set.of()),
                        new ValueField(List.of("rating"), ValueField.Absence.DEAD_LETTER),
                        null,
                        null,
                        new TimeField(
                                List.of("timestamp"),
                                TimeField.Unit.S,
                                null,
                                TimeField.Trust.BROKER,
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(1),
                                Duration.ofDays(7))),
                new Scale(scale.min(), scale.max(), scale.step()),
                RowSettings.DEFAULTS,
                null,
                StreamSettings.TombstoneRule.DEAD_LETTER,
                Signatures.IGNORED,
                Sequences.IGNORED,
                null);
    }

    /** The event that is decoded from a rating in line {@code number} of a file. */
    static Event event(Rating rating, int number) {
        return new Event(
                0,
                Origin.line(AttackFolder.RATINGS, number),
                null,
                Entity.of(ACTOR, Integer.toString(rating.user())),
                Event.Identity.KNOWN,
                Entity.of(OBJECT, Integer.toString(rating.item())),
                rating.value(),
                null,
                rating.time(),
                Timing.ON_TIME,
                0,
                NO_BYTES);
    }

    /** The user that an event of {@link #event} came from. */
    static int user(Entity actor) {
        return Integer.parseInt(actor.id());
    }

    /** How the ledger names an item. */
    static String object(int item) {
        return Entity.of(OBJECT, Integer.toString(item)).text();
    }
}
