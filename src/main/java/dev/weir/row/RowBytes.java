package dev.weir.row;

import dev.weir.feature.FeatureWatch;
import dev.weir.label.LabelMix;
import dev.weir.label.LabelWatch;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A watch as bytes; the first one is the format: fields are added under a higher one. */
final class RowBytes {

    private static final byte FORMAT = 2;

    /** Nothing was said of labels on a stream of their own. */
    private static final byte WITHOUT_MIX = 1;

    private RowBytes() {}

    static byte[] of(RowWatch watch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(FORMAT);
        out.writeUTF(watch.plan.stream());
        out.writeInt(watch.plan.features().size());
        for (String feature : watch.plan.features()) {
            out.writeUTF(feature);
        }
        watch.ids.write(out);
        watch.classes.write(out);
        watch.told.write(out);
        LabelWatch labels = watch.labels;
        out.writeBoolean(labels != null);
        if (labels != null) {
            out.writeByte(watch.shape);
            labels.write(out);
        }
        FeatureWatch features = watch.features;
        byte[] known = features == null ? new byte[0] : features.snapshot();
        out.writeInt(known.length);
        out.write(known);
        LabelMix mix = watch.mix;
        out.writeBoolean(mix != null);
        if (mix != null) {
            mix.write(out);
        }
        return bytes.toByteArray();
    }

    /** The format of the bytes; the name of the stream that they are of stands behind it. */
    static byte format(DataInputStream in) throws IOException {
        byte format = in.readByte();
        if (format != FORMAT && format != WITHOUT_MIX) {
            throw new IOException("row state of format " + format + ": this release reads " + WITHOUT_MIX + " and "
                    + FORMAT + "; a newer release wrote it, start that one");
        }
        return format;
    }

    /**
     * Goes on where a former watch of the stream was; this one must have seen nothing.
     *
     * @param in just behind the stream's name
     * @param format of the bytes
     * @return why what was learned says nothing any more and the watch is not to be used, or null
     */
    static @Nullable String read(DataInputStream in, byte format, RowWatch watch) throws IOException {
        int count = in.readInt();
        List<String> features = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            features.add(in.readUTF());
        }
        if (!features.equals(watch.plan.features())) {
            return "it has other features than before";
        }
        watch.ids.read(in);
        watch.classes.read(in);
        if (!watch.classes.haveRoom()) {
            return "other labels had taken the numbers of those that the settings declare now";
        }
        watch.told.read(in);
        if (in.readBoolean()) {
            labels(in, watch);
        }
        byte[] known = new byte[in.readInt()];
        in.readFully(known);
        if (watch.features != null && known.length > 0) {
            watch.features = FeatureWatch.restore(known);
        }
        LabelMix mix = watch.mix;
        if (format != WITHOUT_MIX && in.readBoolean() && mix != null) {
            mix.read(in);
        }
        return null;
    }

    /** What was known of labels is read over where nobody asks for it any more. */
    private static void labels(DataInputStream in, RowWatch watch) throws IOException {
        watch.shape = in.readByte();
        LabelWatch known = watch.labels(watch.shape);
        known.read(in);
        watch.labels = watch.labels == null ? null : known;
    }
}
