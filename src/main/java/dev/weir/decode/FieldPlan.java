package dev.weir.decode;

import dev.weir.settings.FieldMap;
import dev.weir.settings.TextField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The field mapping of a stream, compiled once: every distinct place that any field names has one slot, so that a parser
 * knows places only, and a field knows slots only.
 *
 * @param places the distinct places, as the settings write them; the index is the slot
 */
record FieldPlan(List<String> places) {

    static FieldPlan of(FieldMap fields) {
        return new FieldPlan(fields.places().values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList());
    }

    /** Where a field may stand. */
    Slots slots(List<String> at) {
        return new Slots(at, places);
    }

    /** Reads a field of text, or null where the stream has no such field. */
    @Nullable
    TextReader text(String name, @Nullable TextField field, TextReader.Use use, int maxBytes) {
        return field == null ? null : new TextReader(name, slots(field.at()), use, maxBytes);
    }
}
