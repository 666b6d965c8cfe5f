package dev.weir.object;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.wire.ImmutableSerializer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The bytes of a {@link Crowd}: about 38 and the contributor's name for each who came. The first byte is the format: a new one
 * gets a new number, and the old ones stay readable.
 */
final class CrowdSerializer extends ImmutableSerializer<Crowd> {

    static final CrowdSerializer INSTANCE = new CrowdSerializer();

    private static final long serialVersionUID = 1L;
    private static final byte FORMAT = 1;

    @Override
    public void serialize(Crowd crowd, DataOutputView out) throws IOException {
        out.writeByte(FORMAT);
        out.writeLong(crowd.firstEvents());
        for (int i = 0; i < ValueClass.COUNT; i++) {
            out.writeInt(crowd.byClass()[i]);
            out.writeLong(crowd.burstUntil()[i]);
            out.writeDouble(crowd.peak()[i]);
            out.writeLong(crowd.peakTime()[i]);
        }
        out.writeByte(crowd.size());
        long time = 0;
        long events = 0;
        long visits = 0;
        for (Presence one : crowd.last()) {
            byte[] actor = one.actor().getBytes(UTF_8);
            writeSigned(out, actor.length);
            out.write(actor);
            out.writeByte(one.valueClass());
            writeSigned(out, one.time() - time);
            writeSigned(out, one.events() - events);
            writeSigned(out, one.visits() - visits);
            out.writeDouble(one.activity());
            writeSigned(out, one.own());
            writeSigned(out, one.ofClass());
            out.writeFloat(one.leaning());
            time = one.time();
            events = one.events();
            visits = one.visits();
        }
    }

    @Override
    public Crowd deserialize(DataInputView in) throws IOException {
        byte format = in.readByte();
        if (format != FORMAT) {
            throw new IOException("crowd state of format " + format + ": this release reads " + FORMAT
                    + "; a newer release wrote it, start that one");
        }
        long first = in.readLong();
        int[] byClass = new int[ValueClass.COUNT];
        long[] burstUntil = new long[ValueClass.COUNT];
        double[] peak = new double[ValueClass.COUNT];
        long[] peakTime = new long[ValueClass.COUNT];
        for (int i = 0; i < ValueClass.COUNT; i++) {
            byClass[i] = in.readInt();
            burstUntil[i] = in.readLong();
            peak[i] = in.readDouble();
            peakTime[i] = in.readLong();
        }
        Presence[] last = new Presence[in.readByte()];
        long time = 0;
        long events = 0;
        long visits = 0;
        for (int i = 0; i < last.length; i++) {
            byte[] actor = new byte[(int) readSigned(in)];
            in.readFully(actor);
            int valueClass = in.readByte();
            time += readSigned(in);
            events += readSigned(in);
            visits += readSigned(in);
            last[i] = new Presence(
                    new String(actor, UTF_8),
                    valueClass,
                    time,
                    events,
                    in.readDouble(),
                    visits,
                    (int) readSigned(in),
                    (int) readSigned(in),
                    in.readFloat());
        }
        return new Crowd(byClass, first, burstUntil, peak, peakTime, last);
    }

    /** Seven bits a byte, least first, the sign in the lowest: small steps either way are one or two bytes. */
    private static void writeSigned(DataOutput out, long value) throws IOException {
        long left = value << 1 ^ value >> 63;
        while ((left & ~0x7FL) != 0) {
            out.writeByte((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    private static long readSigned(DataInput in) throws IOException {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.readByte();
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value >>> 1 ^ -(value & 1);
    }

    @Override
    public Crowd createInstance() {
        return Crowd.none();
    }

    @Override
    public TypeSerializerSnapshot<Crowd> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in checkpoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Crowd> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
