package dev.weir.wire;

import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of events, their context and dead letters. */
final class EventCodec {

    private static final DeadReason[] REASONS = DeadReason.values();
    private static final Event.Identity[] IDENTITIES = Event.Identity.values();
    private static final ObjectContext.Crowd.Past[] PASTS = ObjectContext.Crowd.Past.values();
    private static final Timing[] TIMINGS = Timing.values();

    private EventCodec() {}

    static void write(DataOutput out, Event event) throws IOException {
        out.writeShort(event.stream());
        write(out, event.origin());
        Fields.optionalText(out, event.eventId());
        Fields.text(out, event.actor().text());
        out.writeByte(event.identity().ordinal());
        Entity object = event.object();
        Fields.optionalText(out, object == null ? null : object.text());
        out.writeDouble(event.value());
        Fields.optionalText(out, event.action());
        out.writeLong(event.time());
        out.writeByte(event.timing().ordinal());
        out.writeLong(event.offBy());
        write(out, event.payload());
        DetailsCodec.write(out, event.details());
    }

    static Event event(DataInput in, Format format) throws IOException {
        return new Event(
                in.readShort(),
                origin(in),
                Fields.optionalText(in),
                new Entity(Fields.text(in)),
                IDENTITIES[in.readByte()],
                optionalEntity(in),
                in.readDouble(),
                Fields.optionalText(in),
                in.readLong(),
                TIMINGS[in.readByte()],
                in.readLong(),
                payload(in),
                format == Format.FIRST ? Details.NONE : DetailsCodec.details(in, format));
    }

    static void write(DataOutput out, ObjectContext context) throws IOException {
        out.writeLong(context.count());
        out.writeDouble(context.popularity());
        out.writeByte(context.noticed().size());
        for (Finding finding : context.noticed()) {
            VerdictCodec.write(out, finding);
        }
        if (context.count() > 0) {
            out.writeDouble(context.mean());
            out.writeDouble(context.spread());
            out.writeDouble(context.recent());
            out.writeLong(context.firstSeen());
            writeCrowd(out, context.crowd());
            writeSurge(out, context.surge());
        }
    }

    private static void writeCrowd(DataOutput out, ObjectContext.@Nullable Crowd crowd) throws IOException {
        out.writeBoolean(crowd != null);
        if (crowd != null) {
            out.writeDouble(crowd.surprisal());
            out.writeInt(crowd.events());
            out.writeInt(crowd.ofClass());
            out.writeDouble(crowd.usual());
            out.writeLong(crowd.since());
            out.writeByte(crowd.past().ordinal());
        }
    }

    private static void writeSurge(DataOutput out, ObjectContext.@Nullable Surge surge) throws IOException {
        out.writeBoolean(surge != null);
        if (surge != null) {
            out.writeDouble(surge.surprisal());
            out.writeDouble(surge.events());
            out.writeDouble(surge.usual());
        }
    }

    private static ObjectContext.@Nullable Surge surge(DataInput in) throws IOException {
        return in.readBoolean() ? new ObjectContext.Surge(in.readDouble(), in.readDouble(), in.readDouble()) : null;
    }

    private static ObjectContext.@Nullable Crowd crowd(DataInput in) throws IOException {
        return in.readBoolean()
                ? new ObjectContext.Crowd(
                        in.readDouble(),
                        in.readInt(),
                        in.readInt(),
                        in.readDouble(),
                        in.readLong(),
                        PASTS[in.readByte()])
                : null;
    }

    static ObjectContext context(DataInput in, Format format) throws IOException {
        long count = in.readLong();
        double popularity = in.readDouble();
        List<Finding> noticed = format == Format.FIRST ? List.of() : noticed(in);
        if (count == 0) {
            return (Double.isNaN(popularity) ? ObjectContext.NONE : ObjectContext.NONE.placed(popularity))
                    .noticing(noticed);
        }
        return new ObjectContext(
                count,
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                crowd(in),
                popularity,
                surge(in),
                noticed);
    }

    private static List<Finding> noticed(DataInput in) throws IOException {
        int count = in.readByte();
        if (count == 0) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            findings.add(VerdictCodec.finding(in));
        }
        return findings;
    }

    static void write(DataOutput out, DeadLetter letter) throws IOException {
        out.writeShort(letter.stream());
        write(out, letter.origin());
        out.writeByte(letter.reason().ordinal());
        Fields.text(out, letter.error());
        write(out, letter.payload());
    }

    static DeadLetter deadLetter(DataInput in) throws IOException {
        return new DeadLetter(in.readShort(), origin(in), REASONS[in.readByte()], Fields.text(in), payload(in));
    }

    private static void write(DataOutput out, Origin origin) throws IOException {
        Fields.text(out, origin.source());
        out.writeInt(origin.partition());
        out.writeLong(origin.position());
        out.writeLong(origin.arrival());
    }

    private static Origin origin(DataInput in) throws IOException {
        return new Origin(Fields.text(in), in.readInt(), in.readLong(), in.readLong());
    }

    static void write(DataOutput out, Payload payload) throws IOException {
        Fields.bytes(out, payload.key());
        Fields.bytes(out, payload.value());
        List<Payload.Header> headers = payload.headers();
        out.writeInt(headers.size());
        for (Payload.Header header : headers) {
            Fields.text(out, header.name());
            Fields.bytes(out, header.value());
        }
    }

    static Payload payload(DataInput in) throws IOException {
        byte[] key = Fields.bytes(in);
        byte[] value = Fields.bytes(in);
        int count = in.readInt();
        if (count == 0) {
            return new Payload(key, value, List.of());
        }
        List<Payload.Header> headers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            headers.add(new Payload.Header(Fields.text(in), Fields.bytes(in)));
        }
        return new Payload(key, value, headers);
    }

    static @Nullable Entity optionalEntity(DataInput in) throws IOException {
        String text = Fields.optionalText(in);
        return text == null ? null : new Entity(text);
    }
}
