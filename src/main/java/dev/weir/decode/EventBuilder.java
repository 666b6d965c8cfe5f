package dev.weir.decode;

import dev.weir.decode.TextReader.Use;
import dev.weir.event.DeadReason;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Event.Identity;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.settings.EntityField;
import dev.weir.settings.FieldMap;
import dev.weir.settings.LimitSettings;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.TimeField;
import dev.weir.settings.ValueField;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an event of what stands at the mapped places of a record. */
final class EventBuilder {

    private final int stream;
    private final String actorType;
    private final String objectType;
    private final Set<String> nobody;
    private final Set<String> nothing;
    private final TextReader actor;
    private final @Nullable TextReader object;
    private final @Nullable ValueReader value;
    private final @Nullable TextReader action;
    private final @Nullable TextReader eventId;
    private final @Nullable TimeReader time;
    private final TimeField.Place timePlace;
    private final DetailsReader details;

    EventBuilder(int stream, StreamSettings settings, FieldPlan plan, LimitSettings limits) {
        FieldMap fields = settings.fields();
        this.stream = stream;
        actorType = typeOf(fields.actor(), "actor");
        objectType = typeOf(fields.object(), "object");
        nobody = fields.actor().placeholders();
        nothing = fields.object() == null ? Set.of() : fields.object().placeholders();
        actor = entity("actor", fields.actor(), plan, limits);
        object = fields.object() == null ? null : entity("object", fields.object(), plan, limits);
        action = plan.text("action", fields.action(), Use.NAME, limits.idBytes());
        eventId = plan.text("eventId", fields.eventId(), Use.EVENT_ID, limits.idBytes());
        ValueField valued = fields.value();
        value = valued == null
                ? null
                : new ValueReader("value", plan.slots(valued.at()), valued.absent(), settings.scale());
        timePlace = fields.time().place();
        time = timePlace == TimeField.Place.FIELD
                ? new TimeReader(plan.slots(fields.time().at()), fields.time())
                : null;
        details = new DetailsReader(settings, plan, limits.idBytes());
    }

    private static String typeOf(@Nullable EntityField field, String fallback) {
        return field == null || field.type() == null ? fallback : field.type();
    }

    private static TextReader entity(String name, EntityField field, FieldPlan plan, LimitSettings limits) {
        return new TextReader(name, plan.slots(field.at()), Use.ENTITY, limits.idBytes());
    }

    /** The event that {@code values} tell of; a refusal names the first field that does not fit. */
    Event event(FieldValues values, Payload payload, Origin origin, long recordTime) throws Refusal {
        String actorId = actor.readNeeded(values);
        Entity objectEntity = objectOf(values);
        double number = value == null ? Double.NaN : value.read(values);
        String actionText = action == null ? null : action.read(values);
        String eventIdText = eventId == null ? null : eventId.read(values);
        long millis = timeOf(values, recordTime);
        return new Event(
                stream,
                origin,
                eventIdText,
                Entity.of(actorType, actorId),
                nobody.contains(actorId) ? Identity.ANONYMOUS : Identity.KNOWN,
                objectEntity,
                number,
                actionText,
                millis,
                timing(),
                0,
                payload,
                details.read(values, payload, origin, millis));
    }

    /** The object; none where the stream has no objects, or the id is a placeholder for nothing in particular. */
    private @Nullable Entity objectOf(FieldValues values) throws Refusal {
        if (object == null) {
            return null;
        }
        String id = object.readNeeded(values);
        return nothing.contains(id) ? null : Entity.of(objectType, id);
    }

    private long timeOf(FieldValues values, long recordTime) throws Refusal {
        if (time != null) {
            return time.read(values);
        }
        if (timePlace == TimeField.Place.RECORD && (recordTime < 0 || recordTime > TimeReader.MAX_MILLIS)) {
            throw new Refusal(
                    DeadReason.TIME_UNREADABLE,
                    "time is the record's own timestamp (time: record), and that is " + recordTime
                            + " ms; it must be 0 or more, and before the year 10000");
        }
        return recordTime;
    }

    private Timing timing() {
        return timePlace == TimeField.Place.ORDER ? Timing.NONE : Timing.ON_TIME;
    }

    /** The event of a deletion that passes: by nobody, about nothing, outside of time. */
    Event tombstone(Payload payload, Origin origin, long recordTime) {
        return new Event(
                stream,
                origin,
                null,
                Entity.of(actorType, "tombstone"),
                Identity.ANONYMOUS,
                null,
                Double.NaN,
                null,
                recordTime,
                Timing.NONE,
                0,
                payload);
    }
}
