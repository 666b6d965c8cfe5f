package dev.weir.settings;

import dev.weir.event.Features;
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

        @Knob(doc = "When it happened.") TimeField time,

        @Knob(
                doc =
                        "Who collected the record: an app, a partner, a sensor, a bureau. Sources are compared with each other, and"
                                + " one that sends false labels or made-up features is told from its peers. Where a stream asks for"
                                + " signatures, a good one says whose the record is, whatever it says itself.")
        @Nullable
        SourceField source,

        @Knob(doc = "The currency of the amount.") @Nullable TextField currency,

        @Knob(doc = "Who is paid, where the object is something else: a terminal, a shop.") @Nullable
        TextField counterparty,

        @Knob(doc = "With what it was done: a phone, a browser, a reader.") @Nullable
        TextField device,

        @Knob(doc = "From where it was done: a network address, a town, a region.") @Nullable
        TextField address,

        @Knob(
                doc =
                        "The id of what the event refers to: a purchase, an account. It is looked up in the topic that the stream's"
                                + " `reference` names.")
        @Nullable
        TextField reference,

        @Knob(
                doc =
                        "Named numbers that a model will be trained on, each with where it stands. They are compared with the"
                                + " label and with what other sources send.",
                fallback = "{}",
                allowed = "at most 64")
        Map<String, FeatureField> features,

        @Knob(doc = "What somebody says the record is: fraud, benign. Text; absent is allowed.") @Nullable
        LabelField label)
        implements Serializable {

    public FieldMap {
        features = new LinkedHashMap<>(features);
        new Checks()
                .that(
                        features.size() <= Features.MOST,
                        "features",
                        "names " + features.size() + " features; allowed: at most " + Features.MOST)
                .done();
    }

    /** Only what every kind of stream has. */
    public FieldMap(
            EntityField actor,
            @Nullable EntityField object,
            @Nullable ValueField value,
            @Nullable TextField action,
            @Nullable TextField eventId,
            TimeField time) {
        this(actor, object, value, action, eventId, time, null, null, null, null, null, null, Map.of(), null);
    }

    /** Where to look in a record, by the path of the setting that says so; a time that stands in no field is left out. */
    public Map<List<String>, List<String>> places() {
        Map<List<String>, List<String>> places = new LinkedHashMap<>();
        places.put(List.of("actor"), actor.at());
        if (object != null) {
            places.put(List.of("object"), object.at());
        }
        if (value != null) {
            places.put(List.of("value"), value.at());
        }
        put(places, action, "action");
        put(places, eventId, "eventId");
        if (time.place() == TimeField.Place.FIELD) {
            places.put(List.of("time"), time.at());
        }
        if (source != null && source.place() == SourceField.Place.FIELD) {
            places.put(List.of("source"), source.at());
        }
        put(places, currency, "currency");
        put(places, counterparty, "counterparty");
        put(places, device, "device");
        put(places, address, "address");
        put(places, reference, "reference");
        features.forEach((name, feature) -> places.put(List.of("features", name), feature.at()));
        if (label != null) {
            places.put(List.of("label"), label.at());
            put(places, label.source(), "label", "source");
            put(places, label.of(), "label", "of");
        }
        return places;
    }

    private static void put(Map<List<String>, List<String>> places, @Nullable TextField field, String... path) {
        if (field != null) {
            places.put(List.of(path), field.at());
        }
    }
}
