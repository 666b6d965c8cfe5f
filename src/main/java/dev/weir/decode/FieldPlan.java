package dev.weir.decode;

import dev.weir.settings.FieldMap;
import dev.weir.settings.TimeField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The field mapping of a stream, compiled once: every distinct place that any field names has one slot, so that a parser
 * knows places only, and a field knows slots only.
 *
 * @param places the distinct places, as the settings write them; the index is the slot
 * @param time null where the time is not a field of the record
 */
record FieldPlan(
        List<String> places,
        Slots actor,
        @Nullable Slots object,
        @Nullable Slots value,
        @Nullable Slots action,
        @Nullable Slots eventId,
        @Nullable Slots time) {

    static FieldPlan of(FieldMap fields) {
        Set<String> distinct = new LinkedHashSet<>(fields.actor().at());
        List<String> object = fields.object() == null ? null : fields.object().at();
        List<String> value = fields.value() == null ? null : fields.value().at();
        List<String> action = fields.action() == null ? null : fields.action().at();
        List<String> eventId =
                fields.eventId() == null ? null : fields.eventId().at();
        List<String> time =
                fields.time().place() == TimeField.Place.FIELD ? fields.time().at() : null;
        add(distinct, object);
        add(distinct, value);
        add(distinct, action);
        add(distinct, eventId);
        add(distinct, time);
        List<String> places = List.copyOf(distinct);
        return new FieldPlan(
                places,
                new Slots(fields.actor().at(), places),
                slots(object, places),
                slots(value, places),
                slots(action, places),
                slots(eventId, places),
                slots(time, places));
    }

    private static void add(Set<String> distinct, @Nullable List<String> at) {
        if (at != null) {
            distinct.addAll(at);
        }
    }

    private static @Nullable Slots slots(@Nullable List<String> at, List<String> places) {
        return at == null ? null : new Slots(at, places);
    }
}
