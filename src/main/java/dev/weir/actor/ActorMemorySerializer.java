package dev.weir.actor;

import dev.weir.provenance.IdRing;
import dev.weir.rate.RateWindows;
import dev.weir.verdict.Evidence;
import dev.weir.wire.ImmutableSerializer;
import dev.weir.wire.Varint;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an {@link ActorMemory}: first what every event reads and writes, at most 370 with full windows and 32 ids, then
 * profile and behavior, 202, spending, 96, and what was decided about others, 37. The first byte is the format: a new one gets a
 * new number, and the old ones stay readable; the first knew no spending, the second nothing decided about others. What
 * the first release wrote field by field is read by its own serializer and written anew.
 */
public final class ActorMemorySerializer extends ImmutableSerializer<ActorMemory> {

    public static final ActorMemorySerializer INSTANCE = new ActorMemorySerializer();

    private static final long serialVersionUID = 1L;
    private static final byte OLDEST = 1;
    private static final byte FORMAT = 3;

    private static final int NAMED = 1;
    private static final int RETURNED = 2;
    private static final int WITH_PACE = 4;
    private static final int WITH_PROFILE = 8;
    private static final int WITH_BEHAVIOR = 16;
    private static final int WITH_SPENDING = 32;
    private static final int WITH_REVIEWED = 64;

    @Override
    public void serialize(ActorMemory memory, DataOutputView out) throws IOException {
        Evidence pace = memory.pace();
        float[] profile = memory.profile();
        byte[] behavior = memory.behavior();
        byte[] spending = memory.spending();
        byte[] reviewed = memory.reviewed();
        out.writeByte(FORMAT);
        out.writeByte((memory.named() ? NAMED : 0)
                | (memory.returned() ? RETURNED : 0)
                | (pace != null ? WITH_PACE : 0)
                | (profile != null ? WITH_PROFILE : 0)
                | (behavior != null ? WITH_BEHAVIOR : 0)
                | (spending != null ? WITH_SPENDING : 0)
                | (reviewed != null ? WITH_REVIEWED : 0));
        long last = memory.lastSeen();
        Varint.write(out, last);
        Varint.write(out, last - memory.firstSeen());
        Varint.write(out, memory.events());
        write(out, memory.windows(), last);
        write(out, memory.ids());
        if (pace != null) {
            Varint.text(out, pace.family());
            out.writeDouble(pace.surprisal());
            Varint.write(out, last - pace.time());
            Varint.text(out, pace.sentence());
        }
        if (profile != null) {
            out.writeByte(profile.length);
            for (float number : profile) {
                out.writeFloat(number);
            }
        }
        write(out, behavior);
        write(out, spending);
        write(out, reviewed);
    }

    private static void write(DataOutputView out, byte @Nullable [] block) throws IOException {
        if (block != null) {
            out.writeByte(block.length);
            out.write(block);
        }
    }

    /** Most counts are 0 or 1; times are as a rule the last one, or never. */
    private static void write(DataOutputView out, RateWindows windows, long last) throws IOException {
        Varint.write(out, last - windows.newest());
        Varint.write(out, windows.newestArrival());
        out.writeByte(windows.counts().length);
        for (int count : windows.counts()) {
            Varint.write(out, count);
        }
    }

    private static void write(DataOutputView out, IdRing ids) throws IOException {
        int used = ids.used();
        out.writeByte(used);
        out.writeByte(ids.next());
        for (int i = 0; i < used; i++) {
            out.writeLong(ids.digests()[i]);
        }
    }

    @Override
    public ActorMemory deserialize(DataInputView in) throws IOException {
        byte format = in.readByte();
        if (format < OLDEST || format > FORMAT) {
            throw new IOException("contributor state of format " + format + ": this release reads " + OLDEST + " to "
                    + FORMAT + "; a newer release wrote it, start that one");
        }
        int with = in.readByte();
        long last = Varint.read(in);
        long first = last - Varint.read(in);
        int events = (int) Varint.read(in);
        RateWindows windows = windows(in, last);
        IdRing ids = ids(in);
        Evidence pace = (with & WITH_PACE) == 0
                ? null
                : new Evidence(Varint.text(in), in.readDouble(), last - Varint.read(in), Varint.text(in));
        float[] profile = null;
        if ((with & WITH_PROFILE) != 0) {
            profile = new float[in.readByte()];
            for (int i = 0; i < profile.length; i++) {
                profile[i] = in.readFloat();
            }
        }
        byte[] behavior = (with & WITH_BEHAVIOR) == 0 ? null : block(in);
        byte[] spending = (with & WITH_SPENDING) == 0 ? null : block(in);
        byte[] reviewed = (with & WITH_REVIEWED) == 0 ? null : block(in);
        boolean named = (with & NAMED) != 0;
        return new ActorMemory(
                windows,
                ids,
                last,
                profile,
                pace,
                first,
                events,
                named,
                behavior,
                (with & RETURNED) != 0,
                spending,
                reviewed);
    }

    private static byte[] block(DataInputView in) throws IOException {
        byte[] block = new byte[in.readByte()];
        in.readFully(block);
        return block;
    }

    private static RateWindows windows(DataInputView in, long last) throws IOException {
        long newest = last - Varint.read(in);
        long newestArrival = Varint.read(in);
        int[] counts = new int[in.readByte()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) Varint.read(in);
        }
        return new RateWindows(newest, newestArrival, counts);
    }

    private static IdRing ids(DataInputView in) throws IOException {
        long[] digests = new long[in.readByte()];
        int next = in.readByte();
        for (int i = 0; i < digests.length; i++) {
            digests[i] = in.readLong();
        }
        return new IdRing(digests, next);
    }

    @Override
    public ActorMemory createInstance() {
        return ActorMemory.empty();
    }

    @Override
    public TypeSerializerSnapshot<ActorMemory> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in checkpoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ActorMemory> {
        public Snapshot() {
            super(() -> INSTANCE);
        }

        /** The first release let Flink write the record field by field: that is read once and written in this form. */
        @Override
        public TypeSerializerSchemaCompatibility<ActorMemory> resolveSchemaCompatibility(
                TypeSerializerSnapshot<ActorMemory> before) {
            return before instanceof Snapshot
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
        }
    }
}
