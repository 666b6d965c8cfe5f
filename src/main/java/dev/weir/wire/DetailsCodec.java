package dev.weir.wire;

import dev.weir.event.Details;
import dev.weir.event.Disorder;
import dev.weir.event.Features;
import dev.weir.event.Label;
import dev.weir.event.Proof;
import dev.weir.event.Reference;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an event's details: one for what is there, then what is. Most events of most streams have none. That there is a reference the
 * passage's format tells.
 */
final class DetailsCodec {

    private static final int SOURCE = 1;
    private static final int CURRENCY = 1 << 1;
    private static final int COUNTERPARTY = 1 << 2;
    private static final int DEVICE = 1 << 3;
    private static final int ADDRESS = 1 << 4;
    private static final int FEATURES = 1 << 5;
    private static final int LABEL = 1 << 6;
    private static final int PROOF = 1 << 7;

    /** Beside the result of a proof: its number is not as it should be. What was written before has no such bit. */
    private static final int DISORDER = 1 << 6;

    private static final Disorder.Kind[] DISORDERS = Disorder.Kind.values();
    private static final Proof.Result[] RESULTS = Proof.Result.values();
    private static final Reference.Result[] REFERENCES = Reference.Result.values();

    private DetailsCodec() {}

    static void write(DataOutput out, Details details) throws IOException {
        Label label = details.label();
        int there = flag(SOURCE, details.source())
                | flag(CURRENCY, details.currency())
                | flag(COUNTERPARTY, details.counterparty())
                | flag(DEVICE, details.device())
                | flag(ADDRESS, details.address())
                | (details.features().size() == 0 ? 0 : FEATURES)
                | flag(LABEL, label)
                | flag(PROOF, details.proof());
        out.writeByte(there);
        text(out, details.source());
        text(out, details.currency());
        text(out, details.counterparty());
        text(out, details.device());
        text(out, details.address());
        if (details.features().size() > 0) {
            write(out, details.features());
        }
        if (label != null) {
            Fields.optionalText(out, label.of());
            Fields.text(out, label.value());
            out.writeLong(label.time());
            Fields.optionalText(out, label.source());
        }
        Proof proof = details.proof();
        if (proof != null) {
            write(out, proof);
        }
        Reference reference = details.reference();
        if (reference != null) {
            Fields.text(out, reference.id());
            out.writeByte(reference.result().ordinal());
            Fields.text(out, reference.note());
        }
    }

    static Details details(DataInput in, Format format) throws IOException {
        Details details = details(in);
        return format == Format.REFERENCES
                ? details.referring(new Reference(Fields.text(in), REFERENCES[in.readByte()], Fields.text(in)))
                : details;
    }

    private static Details details(DataInput in) throws IOException {
        int there = in.readByte();
        if (there == 0) {
            return Details.NONE;
        }
        return new Details(
                text(in, there & SOURCE),
                text(in, there & CURRENCY),
                text(in, there & COUNTERPARTY),
                text(in, there & DEVICE),
                text(in, there & ADDRESS),
                (there & FEATURES) == 0 ? Features.NONE : features(in),
                (there & LABEL) == 0 ? null : label(in),
                (there & PROOF) == 0 ? null : proof(in),
                null);
    }

    private static int flag(int bit, @Nullable Object part) {
        return part == null ? 0 : bit;
    }

    private static void text(DataOutput out, @Nullable String text) throws IOException {
        if (text != null) {
            Fields.text(out, text);
        }
    }

    private static @Nullable String text(DataInput in, int there) throws IOException {
        return there == 0 ? null : Fields.text(in);
    }

    private static void write(DataOutput out, Features features) throws IOException {
        out.writeByte(features.size());
        for (int i = 0; i < features.size(); i++) {
            out.writeDouble(features.at(i));
        }
    }

    private static Features features(DataInput in) throws IOException {
        double[] values = new double[in.readByte()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return Features.of(values);
    }

    private static void write(DataOutput out, Proof proof) throws IOException {
        Disorder disorder = proof.disorder();
        out.writeByte(proof.result().ordinal() | flag(DISORDER, disorder));
        Fields.optionalText(out, proof.key());
        Fields.optionalText(out, proof.source());
        Fields.optionalText(out, proof.id());
        out.writeLong(proof.time());
        Fields.text(out, proof.note());
        if (disorder != null) {
            out.writeByte(disorder.kind().ordinal());
            Fields.text(out, disorder.sentence());
        }
    }

    private static Proof proof(DataInput in) throws IOException {
        int result = in.readByte();
        return new Proof(
                RESULTS[result & ~DISORDER],
                Fields.optionalText(in),
                Fields.optionalText(in),
                Fields.optionalText(in),
                in.readLong(),
                Fields.text(in),
                (result & DISORDER) == 0 ? null : new Disorder(DISORDERS[in.readByte()], Fields.text(in)));
    }

    private static Label label(DataInput in) throws IOException {
        return new Label(Fields.optionalText(in), Fields.text(in), in.readLong(), Fields.optionalText(in));
    }
}
