package dev.weir.settings;

import java.io.Serializable;
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
        implements Serializable {}
