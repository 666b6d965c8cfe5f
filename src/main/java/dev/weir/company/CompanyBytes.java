package dev.weir.company;

import dev.weir.wire.Varint;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a {@link Company}: the opinions, and what each contributor's were worth as of its latest event; every sum follows
 * from them. A contributor's bytes are kept until its next opinion, so that a checkpoint writes anew only who came since the last
 * one. The first byte is the format: a new one gets a new number, and the old ones stay readable.
 */
final class CompanyBytes {

    private static final byte FORMAT = 2;

    /** Objects in a table of their own, which contributors point into. */
    private static final byte WITH_TABLE = 1;

    private CompanyBytes() {}

    /** The company of a stream, with its name before it. */
    static byte[] of(String stream, Company company) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(head);
        out.writeUTF(stream);
        out.writeByte(FORMAT);
        out.writeInt(company.sinceLook());
        write(out, company.split());
        out.writeInt(company.raters().size());
        byte[][] raters = new byte[company.raters().size()][];
        int size = head.size();
        int place = 0;
        for (Rater rater : company.raters()) {
            raters[place] = written(rater);
            size += raters[place].length;
            place++;
        }
        byte[] all = Arrays.copyOf(head.toByteArray(), size);
        int at = head.size();
        for (byte[] rater : raters) {
            System.arraycopy(rater, 0, all, at, rater.length);
            at += rater.length;
        }
        return all;
    }

    private static byte[] written(Rater rater) throws IOException {
        byte[] written = rater.written;
        if (written == null) {
            written = bytes(rater);
            rater.written = written;
        }
        return written;
    }

    private static byte[] bytes(Rater rater) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Varint.text(out, rater.actor);
        out.writeLong(rater.met);
        out.writeDouble(rater.leaning);
        out.writeDouble(rater.around);
        out.writeDouble(rater.score);
        out.writeByte(rater.shared);
        out.writeBoolean(rater.watched);
        out.writeByte(rater.count());
        for (int age = 0; age < rater.count(); age++) {
            int place = rater.byAge(age);
            Varint.text(out, rater.item(place).object);
            out.writeDouble(rater.value(place));
        }
        return bytes.toByteArray();
    }

    /** Fills a company that is empty. */
    static void read(DataInput in, Company company) throws IOException {
        byte format = in.readByte();
        if (format != FORMAT && format != WITH_TABLE) {
            throw new IOException("company state of format " + format + ": this release reads " + WITH_TABLE + " and "
                    + FORMAT + "; a newer release wrote it, start that one");
        }
        company.resume(in.readInt(), split(in));
        if (format == WITH_TABLE) {
            readWithTable(in, company);
            return;
        }
        int raters = in.readInt();
        for (int i = 0; i < raters; i++) {
            Rater rater = rater(Varint.text(in), in);
            company.resume(rater);
            int opinions = in.readByte();
            for (int j = 0; j < opinions; j++) {
                company.resume(rater, Varint.text(in), in.readDouble());
            }
        }
    }

    private static void readWithTable(DataInput in, Company company) throws IOException {
        int count = in.readInt();
        List<String> objects = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            objects.add(in.readUTF());
        }
        int raters = in.readInt();
        for (int i = 0; i < raters; i++) {
            Rater rater = rater(in.readUTF(), in);
            company.resume(rater);
            int opinions = in.readByte();
            for (int j = 0; j < opinions; j++) {
                company.resume(rater, objects.get(in.readInt()), in.readDouble());
            }
        }
    }

    private static Rater rater(String actor, DataInput in) throws IOException {
        Rater rater = new Rater(actor, in.readLong());
        rater.leaning = in.readDouble();
        rater.around = in.readDouble();
        rater.score = in.readDouble();
        rater.shared = in.readByte();
        rater.watched = in.readBoolean();
        return rater;
    }

    private static void write(DataOutput out, @Nullable Split split) throws IOException {
        out.writeBoolean(split != null);
        if (split != null) {
            out.writeDouble(split.cut());
            out.writeDouble(split.usual());
            out.writeDouble(split.spread());
            out.writeDouble(split.unit());
        }
    }

    private static @Nullable Split split(DataInput in) throws IOException {
        return in.readBoolean() ? new Split(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()) : null;
    }
}
