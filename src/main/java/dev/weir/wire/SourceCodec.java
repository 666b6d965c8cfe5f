package dev.weir.wire;

import dev.weir.event.SourceStanding;
import dev.weir.event.SourceTally;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The bytes of what is said about sources. */
final class SourceCodec {

    /** Beside the number of values: that of those who were taken back follows. A former release did not write it. */
    private static final int WITH_TAKEN_BACK = 0x80;

    private SourceCodec() {}

    static void write(DataOutput out, SourceTally tally) throws IOException {
        out.writeShort(tally.stream());
        Fields.text(out, tally.source());
        out.writeLong(tally.hour());
        out.writeInt(tally.visits());
        out.writeInt(tally.newcomers());
        out.writeInt(tally.held());
        out.writeByte(tally.mix().size() | (tally.takenBack() > 0 ? WITH_TAKEN_BACK : 0));
        if (tally.takenBack() > 0) {
            out.writeInt(tally.takenBack());
        }
        for (int count : tally.mix()) {
            out.writeInt(count);
        }
        out.writeLong(tally.clock());
    }

    static SourceTally tally(DataInput in) throws IOException {
        int stream = in.readShort();
        String source = Fields.text(in);
        long hour = in.readLong();
        int visits = in.readInt();
        int newcomers = in.readInt();
        int held = in.readInt();
        int values = in.readUnsignedByte();
        int takenBack = (values & WITH_TAKEN_BACK) == 0 ? 0 : in.readInt();
        List<Integer> mix = mix(in, values & ~WITH_TAKEN_BACK);
        return new SourceTally(stream, source, hour, visits, newcomers, held, takenBack, mix, in.readLong());
    }

    private static List<Integer> mix(DataInput in, int count) throws IOException {
        List<Integer> mix = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            mix.add(in.readInt());
        }
        return mix;
    }

    static void write(DataOutput out, SourceStanding standing) throws IOException {
        out.writeShort(standing.stream());
        Fields.text(out, standing.source());
        out.writeDouble(standing.cap());
        out.writeDouble(standing.surprisal());
        out.writeDouble(standing.observed());
        out.writeDouble(standing.expected());
        Fields.text(out, standing.unit());
        Fields.text(out, standing.sentence());
        out.writeLong(standing.time());
    }

    static SourceStanding standing(DataInput in) throws IOException {
        return new SourceStanding(
                in.readShort(),
                Fields.text(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                Fields.text(in),
                Fields.text(in),
                in.readLong());
    }
}
