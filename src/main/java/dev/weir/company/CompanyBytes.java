package dev.weir.company;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a {@link Company}: the opinions, and what each contributor's were worth as of its latest event; every sum follows
 * from them. The first byte is the format: a new one gets a new number, and the old ones stay readable.
 */
final class CompanyBytes {

    private static final byte FORMAT = 1;

    private CompanyBytes() {}

    static void write(DataOutput out, Company company) throws IOException {
        out.writeByte(FORMAT);
        out.writeInt(company.sinceLook());
        write(out, company.split());
        Map<Item, Integer> numbers = new HashMap<>();
        out.writeInt(company.items().size());
        for (Item item : company.items()) {
            numbers.put(item, numbers.size());
            out.writeUTF(item.object);
        }
        out.writeInt(company.raters().size());
        for (Rater rater : company.raters()) {
            out.writeUTF(rater.actor);
            out.writeLong(rater.met);
            out.writeDouble(rater.leaning);
            out.writeDouble(rater.around);
            out.writeDouble(rater.score);
            out.writeByte(rater.shared);
            out.writeBoolean(rater.watched);
            out.writeByte(rater.count());
            for (int age = 0; age < rater.count(); age++) {
                int place = rater.byAge(age);
                out.writeInt(Objects.requireNonNull(numbers.get(rater.item(place))));
                out.writeDouble(rater.value(place));
            }
        }
    }

    /** Fills a company that is empty. */
    static void read(DataInput in, Company company) throws IOException {
        byte format = in.readByte();
        if (format != FORMAT) {
            throw new IOException("company state of format " + format + ": this release reads " + FORMAT
                    + "; a newer release wrote it, start that one");
        }
        company.resume(in.readInt(), split(in));
        int count = in.readInt();
        List<String> objects = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            objects.add(in.readUTF());
        }
        int raters = in.readInt();
        for (int i = 0; i < raters; i++) {
            Rater rater = new Rater(in.readUTF(), in.readLong());
            rater.leaning = in.readDouble();
            rater.around = in.readDouble();
            rater.score = in.readDouble();
            rater.shared = in.readByte();
            rater.watched = in.readBoolean();
            company.resume(rater);
            int opinions = in.readByte();
            for (int j = 0; j < opinions; j++) {
                company.resume(rater, objects.get(in.readInt()), in.readDouble());
            }
        }
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
