package dev.weir.settings;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where each part of an event stands in a record. A plain pointer or list of pointers is short for {@code {at: …}}. */
public record FieldMap(
        @Knob(doc = "Who contributes: user, account, card, device.")
        EntityField actor,

        @Knob(doc = "What it is about: item, merchant, terminal.") @Nullable
        EntityField object,

        @Knob(doc = "The rating, amount or measurement: a number, or a string that reads as one.") @Nullable
        ValueField value,

        @Knob(doc = "What was done: play, like, purchase. A string; absent is allowed.") @Nullable
        TextField action,

        @Knob(doc = "The producer's own id of the event. Without one, duplicates cannot be told.") @Nullable
        TextField eventId,

        @Knob(doc = "When it happened.") TimeField time)
        implements Serializable {

    /** Where to look in a record, by field; a time that stands in no field is left out. */
    Map<String, List<String>> places() {
        Map<String, List<String>> places = new LinkedHashMap<>();
        places.put("actor", actor.at());
        if (object != null) {
            places.put("object", object.at());
        }
        if (value != null) {
            places.put("value", value.at());
        }
        if (action != null) {
            places.put("action", action.at());
        }
        if (eventId != null) {
            places.put("eventId", eventId.at());
        }
        if (time.place() == TimeField.Place.FIELD) {
            places.put("time", time.at());
        }
        return places;
    }
}
