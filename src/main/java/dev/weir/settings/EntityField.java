package dev.weir.settings;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field that holds an id. */
@Shorthand("at")
public record EntityField(
        @Knob(
                doc =
                        "What the id names, in your own word (customer, card, film). Two streams share a contributor only if"
                                + " they give it the same type. Left out: the name of the field, `actor` or `object`.",
                allowed = "1 to 40 of a-z A-Z 0-9 _ -")
        @Nullable
        String type,

        @Knob(
                doc =
                        "JSON pointers, column names or column numbers (from 1), tried in order: the first that is present and"
                                + " not null wins.",
                allowed = "at least one")
        List<String> at,

        @Knob(
                doc =
                        "Ids that stand for nobody (guest, 0). Their events are judged one by one, and they are never excluded as"
                                + " one actor.",
                fallback = "[]")
        Set<String> placeholders)
        implements Serializable {

    public EntityField {
        new Checks()
                .that(
                        type == null || type.matches("[A-Za-z0-9_-]{1,40}"),
                        "type",
                        "'" + type + "' is no type; allowed: 1 to 40 of a-z A-Z 0-9 _ -")
                .done();
        at = FieldPaths.checked(at);
        placeholders = Set.copyOf(placeholders);
    }
}
