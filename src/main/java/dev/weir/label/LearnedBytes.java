package dev.weir.label;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of what was learned, a part of {@link LabelBytes}. */
final class LearnedBytes {

    private LearnedBytes() {}

    static void write(DataOutput out, Learned learned) throws IOException {
        writeFlags(out, learned.scale().logarithmic());
        LabelBytes.write(out, learned.scale().middle());
        LabelBytes.write(out, learned.scale().perUnit());
        write(out, learned.models().logistic());
        write(out, learned.models().discriminant());
        writeFlags(out, learned.told());
        for (HonestTail tail : learned.tails()) {
            LabelBytes.write(out, tail.logits());
            LabelBytes.write(out, tail.shares());
        }
    }

    static Learned read(DataInput in) throws IOException {
        FeatureScale scale = new FeatureScale(flags(in), LabelBytes.doubles(in), LabelBytes.doubles(in));
        Models models = new Models(tables(in), tables(in));
        boolean[] told = flags(in);
        HonestTail[] tails = new HonestTail[told.length];
        for (int c = 0; c < tails.length; c++) {
            tails[c] = new HonestTail(LabelBytes.doubles(in), LabelBytes.doubles(in));
        }
        return new Learned(scale, models, tails, told);
    }

    private static void write(DataOutput out, double[][] tables) throws IOException {
        out.writeInt(tables.length);
        for (double[] table : tables) {
            LabelBytes.write(out, table);
        }
    }

    private static double[][] tables(DataInput in) throws IOException {
        double[][] tables = new double[in.readInt()][];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = LabelBytes.doubles(in);
        }
        return tables;
    }

    private static void writeFlags(DataOutput out, boolean[] flags) throws IOException {
        out.writeInt(flags.length);
        for (boolean flag : flags) {
            out.writeBoolean(flag);
        }
    }

    private static boolean[] flags(DataInput in) throws IOException {
        boolean[] flags = new boolean[in.readInt()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = in.readBoolean();
        }
        return flags;
    }
}
