package dev.weir.settings;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The topic in which must stand what the events of a stream refer to: their purchases, their accounts. */
public record ReferenceSettings(
        @Knob(
                doc = "A compacted topic that you trust: a record's key is the id; a record without a value takes it"
                        + " back. Weir reads it and never makes it.")
        String topic,

        @Knob(
                doc =
                        "By what its keys were written where they are Avro: the key is the id, a text or a whole number, or a record"
                                + " whose only field is. Left out, keys are UTF-8 text.")
        @Nullable
        AvroSettings key,

        @Knob(
                doc =
                        "Where in its records' JSON the contributor's id stands: it must be that of the event. Left out, anybody may"
                                + " name any.",
                allowed = "a JSON pointer")
        @Nullable
        String actor,

        @Knob(
                doc =
                        "Where in its records' JSON the object's id stands: it must be that of the event. Left out, it may be about"
                                + " anything.",
                allowed = "a JSON pointer")
        @Nullable
        String object,

        @Knob(
                doc =
                        "How long an event waits whose reference is not there, or does not fit: it may have been written first. It"
                                + " gets its verdict no later.",
                fallback = "30s",
                why = "An event and its purchase come on two ways, seconds apart where both are alive.")
        Duration waitFor,

        @Knob(
                doc =
                        "For how long a record of the topic counts, from its own timestamp to the event's arrival. Left out, for as"
                                + " long as it stands there.")
        @Nullable
        Duration keep,

        @Knob(
                doc =
                        "For how many events one record vouches. `once`: for the first that fits, and for the same event when it is"
                                + " sent again with its id; so one purchase is one review.",
                fallback = "many",
                why = "A review that is changed is another event, and names its purchase again.")
        Uses uses)
        implements Serializable {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration LONGEST_KEEP = Duration.ofDays(3650);

    /** For how many events a record vouches. */
    public enum Uses {
        /** For as many as name it. */
        MANY,
        /** For one. */
        ONCE
    }

    public ReferenceSettings {
        Checks checks = new Checks().range("waitFor", waitFor, Duration.ofSeconds(1), LONGEST_WAIT);
        if (keep != null) {
            checks.range("keep", keep, Duration.ofHours(1), LONGEST_KEEP);
        }
        pointer(checks, "actor", actor);
        pointer(checks, "object", object);
        checks.that(
                        uses == Uses.MANY || actor != null,
                        List.of("uses"),
                        Set.of("actor"),
                        "lets a record vouch once, and whoever names it first would use it up for its owner; give actor, or set"
                                + " uses: many")
                .done();
    }

    private static void pointer(Checks checks, String key, @Nullable String place) {
        checks.that(
                place == null || place.matches("/([^~]|~[01])*"),
                List.of(key),
                Set.of(),
                "'" + place + "' is not a JSON pointer; write /customer or /customer/id");
    }
}
