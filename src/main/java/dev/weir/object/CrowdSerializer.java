package dev.weir.object;

import dev.weir.wire.ImmutableSerializer;
import dev.weir.wire.Varint;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The bytes of a {@link Crowd}: about 39 and the contributor's name for each who came. The first byte is the format: a new one
 * gets a new number, and the old ones stay readable.
 */
final class CrowdSerializer extends ImmutableSerializer<Crowd> {

    static final CrowdSerializer INSTANCE = new CrowdSerializer();

    private static final long serialVersionUID = 1L;
    private static final byte FORMAT = 3;

    /** With four bytes for how many came by class: an object with a third of a billion events a day has more within a week. */
    private static final byte OF_FEWER = 2;

    /** And without how often each came: once. */
    private static final byte WITHOUT_TIMES = 1;

    /** The class, six numbers, and how two more stand in the bytes, in the order of a {@link DataOutputView}. */
    private static final int LONGEST_ROW = 1 + 6 * Varint.MOST + Double.BYTES + Float.BYTES;

    private static final VarHandle DOUBLE = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);

    @Override
    public void serialize(Crowd crowd, DataOutputView out) throws IOException {
        out.writeByte(FORMAT);
        out.writeLong(crowd.firstEvents());
        for (int i = 0; i < ValueClass.COUNT; i++) {
            Varint.write(out, crowd.byClass()[i]);
            out.writeLong(crowd.burstUntil()[i]);
            out.writeDouble(crowd.peak()[i]);
            out.writeLong(crowd.peakTime()[i]);
        }
        out.writeByte(crowd.size());
        byte[] row = new byte[LONGEST_ROW];
        long time = 0;
        long events = 0;
        long visits = 0;
        for (int i = 0; i < crowd.size(); i++) {
            Presence one = crowd.at(i);
            Varint.text(out, one.actor());
            row[0] = (byte) one.valueClass();
            int at = Varint.put(row, 1, one.time() - time);
            at = Varint.put(row, at, one.events() - events);
            at = Varint.put(row, at, one.visits() - visits);
            DOUBLE.set(row, at, one.activity());
            at = Varint.put(row, at + Double.BYTES, one.own());
            at = Varint.put(row, at, one.ofClass());
            FLOAT.set(row, at, one.leaning());
            at = Varint.put(row, at + Float.BYTES, one.times());
            out.write(row, 0, at);
            time = one.time();
            events = one.events();
            visits = one.visits();
        }
    }

    @Override
    public Crowd deserialize(DataInputView in) throws IOException {
        byte format = in.readByte();
        if (format < WITHOUT_TIMES || format > FORMAT) {
            throw new IOException("crowd state of format " + format + ": this release reads " + FORMAT
                    + "; a newer release wrote it, start that one");
        }
        long first = in.readLong();
        long[] byClass = new long[ValueClass.COUNT];
        long[] burstUntil = new long[ValueClass.COUNT];
        double[] peak = new double[ValueClass.COUNT];
        long[] peakTime = new long[ValueClass.COUNT];
        for (int i = 0; i < ValueClass.COUNT; i++) {
            byClass[i] = format <= OF_FEWER ? in.readInt() : Varint.read(in);
            burstUntil[i] = in.readLong();
            peak[i] = in.readDouble();
            peakTime[i] = in.readLong();
        }
        Presence[] last = new Presence[in.readByte()];
        long time = 0;
        long events = 0;
        long visits = 0;
        for (int i = 0; i < last.length; i++) {
            String actor = Varint.text(in);
            int valueClass = in.readByte();
            time += Varint.read(in);
            events += Varint.read(in);
            visits += Varint.read(in);
            last[i] = new Presence(
                    actor,
                    valueClass,
                    time,
                    events,
                    in.readDouble(),
                    visits,
                    (int) Varint.read(in),
                    (int) Varint.read(in),
                    in.readFloat(),
                    format == WITHOUT_TIMES ? 1 : (int) Varint.read(in));
        }
        return new Crowd(byClass, first, burstUntil, peak, peakTime, Ring.of(last));
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
