package dev.weir.label;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The bytes of a {@link LabelWatch}: rows, what the last refit learned of them, and the counts of sources and actors. The first byte is the
 * format: a new one gets a new number, and the old ones stay readable.
 */
final class LabelBytes {

    private static final byte FORMAT = 2;

    /** Before each of the two kinds of rates it has the number of labels until the next look at their median. */
    private static final byte WITH_MEDIAN = 1;

    private LabelBytes() {}

    static void write(DataOutput out, LabelWatch watch) throws IOException {
        LabelReference reference = watch.reference;
        out.writeByte(FORMAT);
        out.writeInt(reference.shape.features());
        write(out, reference.seen);
        out.writeLong(reference.count);
        out.writeLong(reference.refitAt);
        out.writeLong(reference.latest);
        Rows rows = reference.rows;
        out.writeInt(rows.trusted());
        for (int r = 0; r < rows.trusted(); r++) {
            out.writeDouble(rows.weights[r]);
        }
        out.writeInt(rows.size() - rows.trusted());
        for (int r = rows.trusted(); r < rows.size(); r++) {
            write(out, rows.at(r), rows.weights[r]);
        }
        Learned learned = reference.learned;
        out.writeBoolean(learned != null);
        if (learned != null) {
            LearnedBytes.write(out, learned);
        }
        for (FlipRates rates : List.of(watch.sources, watch.actors)) {
            write(out, rates);
        }
    }

    /** Fills a watch that is empty. */
    static void read(DataInput in, LabelWatch watch) throws IOException {
        byte format = in.readByte();
        if (format < WITH_MEDIAN || format > FORMAT) {
            throw new IOException("label state of format " + format + ": this release reads " + WITH_MEDIAN + " to "
                    + FORMAT + "; a newer release wrote it, start that one");
        }
        LabelReference reference = watch.reference;
        int features = in.readInt();
        double[] seen = doubles(in);
        if (features != reference.shape.features() || seen.length != reference.shape.classes()) {
            throw new IOException("label state of " + features + " features and " + seen.length
                    + " classes: the settings say " + reference.shape.features() + " and "
                    + reference.shape.classes() + "; give the stream a new name or start without this state");
        }
        System.arraycopy(seen, 0, reference.seen, 0, seen.length);
        reference.count = in.readLong();
        reference.refitAt = in.readLong();
        reference.latest = in.readLong();
        int trusted = in.readInt();
        boolean same = trusted == reference.rows.trusted();
        for (int r = 0; r < trusted; r++) {
            double weight = in.readDouble();
            if (same) {
                reference.rows.weights[r] = weight;
            }
        }
        int rows = in.readInt();
        for (int r = 0; r < rows; r++) {
            readRow(in, reference.rows, Rows.parts(seen));
        }
        if (in.readBoolean()) {
            Learned learned = LearnedBytes.read(in);
            reference.learned = learned;
            for (int r = 0; r < reference.rows.size(); r++) {
                reference.rows.placed[r] =
                        learned.scale().place(reference.rows.at(r).row.features());
            }
        }
        read(in, format, watch.sources);
        read(in, format, watch.actors);
    }

    private static void write(DataOutput out, Rows.Member member, double weight) throws IOException {
        LabelledRow row = member.row;
        out.writeLong(row.id());
        out.writeLong(row.time());
        write(out, row.features());
        out.writeByte(row.label());
        out.writeUTF(row.source());
        out.writeUTF(row.actor());
        out.writeLong(member.entered);
        out.writeDouble(weight);
        out.writeDouble(member.look.p());
        out.writeDouble(member.look.surprisal());
        out.writeUTF(member.look.opinion().name());
    }

    private static void readRow(DataInput in, Rows rows, double[] parts) throws IOException {
        LabelledRow row =
                new LabelledRow(in.readLong(), in.readLong(), doubles(in), in.readByte(), in.readUTF(), in.readUTF());
        long entered = in.readLong();
        double weight = in.readDouble();
        LabelLook look = new LabelLook(in.readDouble(), in.readDouble(), LabelLook.Opinion.valueOf(in.readUTF()));
        rows.add(new Rows.Member(row, entered, look), new double[0], weight, parts);
    }

    private static void write(DataOutput out, FlipRates rates) throws IOException {
        out.writeDouble(rates.usual);
        out.writeInt(rates.peers().size());
        for (FlipRates.Peer peer : rates.peers()) {
            out.writeUTF(peer.who);
            out.writeLong(peer.since);
            out.writeLong(peer.met);
            out.writeInt(peer.labels);
            out.writeInt(peer.contradicted);
            out.writeBoolean(peer.found);
        }
    }

    private static void read(DataInput in, byte format, FlipRates rates) throws IOException {
        if (format == WITH_MEDIAN) {
            in.readInt();
        }
        rates.usual = in.readDouble();
        int peers = in.readInt();
        for (int i = 0; i < peers; i++) {
            FlipRates.Peer peer = new FlipRates.Peer(in.readUTF(), in.readLong());
            peer.met = in.readLong();
            peer.labels = in.readInt();
            peer.contradicted = in.readInt();
            peer.found = in.readBoolean();
            rates.resume(peer);
        }
    }

    static void write(DataOutput out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static double[] doubles(DataInput in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }
}
