package dev.weir.settings;

import java.io.Serializable;
import java.util.List;

/** A named number of a record. A record without it is fine; one where it is no number is a dead letter. */
@Shorthand("at")
public record FeatureField(
        @Knob(doc = "JSON pointers, column names or column numbers (from 1), tried in order.", allowed = "at least one")
        List<String> at)
        implements Serializable {

    public FeatureField {
        at = FieldPaths.checked(at);
    }
}
