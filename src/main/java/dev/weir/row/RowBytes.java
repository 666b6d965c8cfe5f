package dev.weir.row;

import dev.weir.feature.FeatureWatch;
import dev.weir.label.LabelWatch;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A watch as bytes; the first one is the format: fields are added under a higher one. */
final class RowBytes {

    private static final byte FORMAT = 1;

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
        return bytes.toByteArray();
    }

    /** The stream that the bytes are of. */
    static String stream(DataInputStream in) throws IOException {
        byte format = in.readByte();
        if (format != FORMAT) {
            throw new IOException("row state of format " + format + ": this release reads " + FORMAT
                    + "; a newer release wrote it, start that one");
        }
        return in.readUTF();
    }

    /**
     * Goes on where a former watch of the stream was; this one must have seen nothing.
     *
     * @param in just behind the stream's name
     * @return false where the stream had other features: what was learned of them says nothing
     */
    static boolean read(DataInputStream in, RowWatch watch) throws IOException {
        int count = in.readInt();
        List<String> features = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            features.add(in.readUTF());
        }
        if (!features.equals(watch.plan.features())) {
            return false;
        }
        watch.ids.read(in);
        watch.classes.read(in);
        watch.told.read(in);
        if (in.readBoolean()) {
            labels(in, watch);
        }
        byte[] known = new byte[in.readInt()];
        in.readFully(known);
        if (watch.features != null && known.length > 0) {
            watch.features = FeatureWatch.restore(known);
        }
        return true;
    }

    /** What was known of labels is read over where nobody asks for it any more. */
    private static void labels(DataInputStream in, RowWatch watch) throws IOException {
        watch.shape = in.readByte();
        LabelWatch known = watch.labels(watch.shape);
        known.read(in);
        watch.labels = watch.labels == null ? null : known;
    }
}
