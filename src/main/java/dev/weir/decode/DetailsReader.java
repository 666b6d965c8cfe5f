package dev.weir.decode;

import dev.weir.decode.TextReader.Use;
import dev.weir.event.Details;
import dev.weir.event.Features;
import dev.weir.event.Label;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Reference;
import dev.weir.settings.FieldMap;
import dev.weir.settings.LabelField;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.ValueField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what an event carries beside what every kind of stream has: attributes, features, a label. */
final class DetailsReader {

    private final @Nullable SourceReader source;
    private final @Nullable TextReader currency;
    private final @Nullable TextReader counterparty;
    private final @Nullable TextReader device;
    private final @Nullable TextReader address;
    private final @Nullable TextReader reference;
    private final List<ValueReader> features;
    private final @Nullable TextReader label;
    private final @Nullable TextReader labelSource;
    private final @Nullable TextReader labelOf;
    private final boolean reads;

    DetailsReader(StreamSettings settings, FieldPlan plan, int maxBytes) {
        FieldMap fields = settings.fields();
        source = fields.source() == null ? null : new SourceReader(fields.source(), settings.topic(), plan, maxBytes);
        currency = plan.text("currency", fields.currency(), Use.NAME, maxBytes);
        counterparty = plan.text("counterparty", fields.counterparty(), Use.NAME, maxBytes);
        device = plan.text("device", fields.device(), Use.NAME, maxBytes);
        address = plan.text("address", fields.address(), Use.NAME, maxBytes);
        reference = plan.text("reference", fields.reference(), Use.NAME, maxBytes);
        features = new ArrayList<>(fields.features().size());
        fields.features()
                .forEach((name, field) -> features.add(
                        new ValueReader("features." + name, plan.slots(field.at()), ValueField.Absence.ALLOW, null)));
        LabelField labelled = fields.label();
        label = labelled == null ? null : new TextReader("label", plan.slots(labelled.at()), Use.NAME, maxBytes);
        labelSource = labelled == null ? null : plan.text("label.source", labelled.source(), Use.NAME, maxBytes);
        labelOf = labelled == null ? null : plan.text("label.of", labelled.of(), Use.EVENT_ID, maxBytes);
        reads = source != null
                || currency != null
                || counterparty != null
                || device != null
                || address != null
                || reference != null
                || label != null
                || !features.isEmpty();
    }

    /** @param time the event's, epoch milliseconds */
    Details read(FieldValues values, Payload payload, Origin origin, long time) throws Refusal {
        if (!reads) {
            return Details.NONE;
        }
        return new Details(
                source == null ? null : source.read(values, payload, origin),
                read(currency, values),
                read(counterparty, values),
                read(device, values),
                read(address, values),
                features(values),
                label(values, time),
                null,
                reference(values));
    }

    private @Nullable Reference reference(FieldValues values) throws Refusal {
        if (reference == null) {
            return null;
        }
        String id = reference.read(values);
        return id == null ? Reference.UNNAMED : Reference.to(id);
    }

    private Features features(FieldValues values) throws Refusal {
        if (features.isEmpty()) {
            return Features.NONE;
        }
        double[] numbers = new double[features.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = features.get(i).read(values);
        }
        return Features.of(numbers);
    }

    /** A label of another event must name it; that event's own label needs no name. */
    private @Nullable Label label(FieldValues values, long time) throws Refusal {
        String value = read(label, values);
        if (value == null) {
            return null;
        }
        return new Label(labelOf == null ? null : labelOf.readNeeded(values), value, time, read(labelSource, values));
    }

    private static @Nullable String read(@Nullable TextReader reader, FieldValues values) throws Refusal {
        return reader == null ? null : reader.read(values);
    }
}
