package dev.weir.wire;

import dev.weir.event.Alarm;
import dev.weir.event.Alert;
import dev.weir.event.Entity;
import dev.weir.event.KeyStanding;
import dev.weir.event.Opinion;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Suspicion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The bytes of what is said about crowds, campaigns and company. */
final class CampaignCodec {

    private static final Alarm.Kind[] ALARMS = Alarm.Kind.values();
    private static final Alarm.Span[] SPANS = Alarm.Span.values();
    private static final Suspicion.Kind[] KINDS = Suspicion.Kind.values();
    private static final Standing[] STANDINGS = Standing.values();
    private static final Retraction.Op[] OPS = Retraction.Op.values();
    private static final Retraction.What[] WHATS = Retraction.What.values();
    private static final Alert.Type[] ALERTS = Alert.Type.values();

    /** What a suspicion has besides, a bit each: what was written before campaigns could be excluded has the first at most. */
    private static final int COMPANY = 1;

    private static final int EXCLUDED = 2;

    /** In the byte of {@link Retraction.What}: the id of a key follows behind all else. */
    private static final int WITH_KEY = 1 << 7;

    /** In the same byte: the end of an erasure follows behind that. */
    private static final int WITH_END = 1 << 6;

    private CampaignCodec() {}

    static void write(DataOutput out, Alarm alarm) throws IOException {
        out.writeByte(alarm.kind().ordinal());
        out.writeShort(alarm.stream());
        Fields.text(out, alarm.object().text());
        out.writeInt(alarm.valueClass());
        out.writeDouble(alarm.presence());
        out.writeDouble(alarm.unanimity());
        out.writeDouble(alarm.share());
        out.writeDouble(alarm.visits());
        out.writeLong(alarm.objects());
        out.writeLong(alarm.start());
        out.writeLong(alarm.time());
        out.writeInt(alarm.crowd().size());
        for (Alarm.Present present : alarm.crowd()) {
            Fields.text(out, present.actor().text());
            out.writeLong(present.time());
            out.writeByte(present.inSpan().ordinal());
            out.writeInt(present.events());
            out.writeInt(present.ofClass());
            out.writeFloat(present.leaning());
        }
    }

    static Alarm alarm(DataInput in) throws IOException {
        return new Alarm(
                ALARMS[in.readByte()],
                in.readShort(),
                entity(in),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                crowd(in));
    }

    private static List<Alarm.Present> crowd(DataInput in) throws IOException {
        int count = in.readInt();
        List<Alarm.Present> crowd = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            crowd.add(new Alarm.Present(
                    entity(in), in.readLong(), SPANS[in.readByte()], in.readInt(), in.readInt(), in.readFloat()));
        }
        return crowd;
    }

    static void write(DataOutput out, Suspicion suspicion) throws IOException {
        out.writeShort(suspicion.stream());
        Fields.text(out, suspicion.actor().text());
        out.writeByte(suspicion.kind().ordinal());
        Fields.text(out, suspicion.campaign());
        Fields.texts(out, suspicion.objects());
        out.writeLong(suspicion.since());
        out.writeLong(suspicion.time());
        out.writeDouble(suspicion.surprisal());
        out.writeInt(suspicion.members());
        Fields.text(out, suspicion.sentence());
        Suspicion.Company company = suspicion.company();
        Suspicion.Excluded excluded = suspicion.excluded();
        out.writeByte((company == null ? 0 : COMPANY) | (excluded == null ? 0 : EXCLUDED));
        if (company != null) {
            out.writeDouble(company.score());
            out.writeDouble(company.threshold());
        }
        if (excluded != null) {
            Fields.text(out, excluded.decision());
            Fields.text(out, excluded.reviewer());
            out.writeLong(excluded.time());
        }
    }

    static void write(DataOutput out, Opinion opinion) throws IOException {
        out.writeShort(opinion.stream());
        Fields.text(out, opinion.actor().text());
        Fields.text(out, opinion.object().text());
        out.writeDouble(opinion.value());
        out.writeLong(opinion.time());
    }

    static Opinion opinion(DataInput in) throws IOException {
        return new Opinion(in.readShort(), entity(in), entity(in), in.readDouble(), in.readLong());
    }

    static Suspicion suspicion(DataInput in) throws IOException {
        short stream = in.readShort();
        Entity actor = entity(in);
        Suspicion.Kind kind = KINDS[in.readByte()];
        String campaign = Fields.text(in);
        List<String> objects = Fields.texts(in);
        long since = in.readLong();
        long time = in.readLong();
        double surprisal = in.readDouble();
        int members = in.readInt();
        String sentence = Fields.text(in);
        int more = in.readByte();
        return new Suspicion(
                stream,
                actor,
                kind,
                campaign,
                objects,
                since,
                time,
                surprisal,
                members,
                sentence,
                (more & COMPANY) == 0 ? null : new Suspicion.Company(in.readDouble(), in.readDouble()),
                (more & EXCLUDED) == 0
                        ? null
                        : new Suspicion.Excluded(Fields.text(in), Fields.text(in), in.readLong()));
    }

    static void write(DataOutput out, StandingChange change) throws IOException {
        Fields.text(out, change.actor().text());
        out.writeByte(change.standing().ordinal());
        out.writeLong(change.since());
        out.writeLong(change.time());
        Fields.optionalText(out, change.campaign());
        Fields.text(out, change.reason());
        Fields.optionalText(out, change.policy());
    }

    static StandingChange standing(DataInput in) throws IOException {
        return new StandingChange(
                entity(in),
                STANDINGS[in.readByte()],
                in.readLong(),
                in.readLong(),
                Fields.optionalText(in),
                Fields.text(in),
                Fields.optionalText(in));
    }

    static void write(DataOutput out, Retraction retraction) throws IOException {
        Fields.text(out, retraction.id());
        out.writeByte(retraction.op().ordinal());
        out.writeByte(retraction.what().ordinal()
                | (retraction.key() == null ? 0 : WITH_KEY)
                | (retraction.isErasure() ? WITH_END : 0));
        Entity actor = retraction.actor();
        Fields.optionalText(out, actor == null ? null : actor.text());
        Fields.optionalText(out, retraction.source());
        Fields.optionalText(out, retraction.origin());
        Fields.texts(out, retraction.streams());
        out.writeLong(retraction.since());
        Fields.texts(out, retraction.objects());
        Fields.optionalText(out, retraction.reverses());
        Fields.text(out, retraction.reason());
        Fields.optionalText(out, retraction.campaign());
        out.writeLong(retraction.time());
        if (retraction.key() != null) {
            Fields.text(out, retraction.key());
        }
        if (retraction.isErasure()) {
            out.writeLong(retraction.until());
        }
        if (retraction.label() != null) {
            Fields.text(out, retraction.label());
        }
    }

    static Retraction retraction(DataInput in, Format format) throws IOException {
        String id = Fields.text(in);
        Retraction.Op op = OPS[in.readByte()];
        boolean first = format == Format.FIRST;
        int what = first ? Retraction.What.EVENT.ordinal() : in.readUnsignedByte();
        return new Retraction(
                id,
                op,
                WHATS[what & ~(WITH_KEY | WITH_END)],
                first ? entity(in) : EventCodec.optionalEntity(in),
                first ? null : Fields.optionalText(in),
                first ? null : Fields.optionalText(in),
                Fields.texts(in),
                in.readLong(),
                Fields.texts(in),
                Fields.optionalText(in),
                Fields.text(in),
                Fields.optionalText(in),
                in.readLong(),
                (what & WITH_KEY) == 0 ? null : Fields.text(in),
                (what & WITH_END) == 0 ? Retraction.NO_END : in.readLong(),
                op == Retraction.Op.RELABEL ? Fields.text(in) : null);
    }

    static void write(DataOutput out, KeyStanding key) throws IOException {
        Fields.text(out, key.key());
        Fields.texts(out, key.streams());
        out.writeLong(key.revokedFrom());
        out.writeLong(key.time());
    }

    static KeyStanding key(DataInput in) throws IOException {
        return new KeyStanding(Fields.text(in), Fields.texts(in), in.readLong(), in.readLong());
    }

    static void write(DataOutput out, Alert alert) throws IOException {
        out.writeShort(alert.stream());
        out.writeByte(alert.type().ordinal());
        Fields.text(out, alert.subject());
        Fields.text(out, alert.sentence());
        out.writeLong(alert.time());
    }

    static Alert alert(DataInput in) throws IOException {
        return new Alert(in.readShort(), ALERTS[in.readByte()], Fields.text(in), Fields.text(in), in.readLong());
    }

    private static Entity entity(DataInput in) throws IOException {
        return new Entity(Fields.text(in));
    }
}
