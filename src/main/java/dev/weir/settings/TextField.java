package dev.weir.settings;

import java.io.Serializable;
import java.util.List;

/** A field that holds text; a number or a boolean is taken as its token. A record without it is fine. */
@Shorthand("at")
public record TextField(
        @Knob(doc = "JSON pointers, column names or column numbers (from 1), tried in order.", allowed = "at least one")
        List<String> at)
        implements Serializable {

    public TextField {
        at = FieldPaths.checked(at);
    }
}
