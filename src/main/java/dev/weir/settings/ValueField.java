package dev.weir.settings;

import java.io.Serializable;
import java.util.List;

/** A field that holds a number. */
@Shorthand("at")
public record ValueField(
        @Knob(doc = "JSON pointers, column names or column numbers (from 1), tried in order.", allowed = "at least one")
        List<String> at,

        @Knob(
                doc =
                        "What a record without the field is: `dead-letter`, an error; `allow`, an event without a value (checks that"
                                + " need one abstain).",
                fallback = "dead-letter")
        Absence absent)
        implements Serializable {

    public ValueField {
        at = FieldPaths.checked(at);
    }

    /** What a record without the field is. */
    public enum Absence {
        /** A dead letter, reason {@code missing-field}. */
        DEAD_LETTER,
        /** An event without a value: checks that need one abstain. */
        ALLOW
    }
}
