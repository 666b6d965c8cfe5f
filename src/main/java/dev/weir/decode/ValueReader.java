package dev.weir.decode;

import dev.weir.event.DeadReason;
import dev.weir.settings.Scale;
import dev.weir.settings.ValueField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a value or a feature of an event: a number, or text that reads as a plain decimal one, on the scale where there is one. */
final class ValueReader {

    private final String field;
    private final Slots slots;
    private final ValueField.Absence absent;
    private final @Nullable Scale scale;
    private final Decimal decimal = new Decimal();

    /** @param field the field's name in the settings */
    ValueReader(String field, Slots slots, ValueField.Absence absent, @Nullable Scale scale) {
        this.field = field;
        this.slots = slots;
        this.absent = absent;
        this.scale = scale;
    }

    /** The value in the stream's own unit, finite; NaN where it is absent and may be. */
    double read(FieldValues values) throws Refusal {
        int slot = slots.first(values);
        if (slot == Slots.NONE) {
            if (absent == ValueField.Absence.ALLOW) {
                return Double.NaN;
            }
            throw Refusal.missing(field, slots);
        }
        Shape shape = values.shape(slot);
        if (shape != Shape.NUMBER && shape != Shape.TEXT) {
            throw refusal(DeadReason.WRONG_TYPE, values, slot, shape.words(), "it must be a number");
        }
        double value = number(values, slot);
        if (scale != null && !scale.admits(value)) {
            throw refusal(
                    DeadReason.OUT_OF_SCALE,
                    values,
                    slot,
                    Shown.text(values.text(slot)),
                    "the scale is " + scale.text());
        }
        return value;
    }

    private double number(FieldValues values, int slot) throws Refusal {
        String text = values.text(slot);
        if (decimal.read(text)) {
            double value = decimal.toDouble();
            if (Double.isInfinite(value)) {
                throw refusal(
                        DeadReason.NOT_FINITE,
                        values,
                        slot,
                        Shown.text(text),
                        "no double is larger than " + Double.MAX_VALUE);
            }
            return value;
        }
        throw refusal(
                isNotFinite(text) ? DeadReason.NOT_FINITE : DeadReason.WRONG_TYPE,
                values,
                slot,
                Shown.text(text),
                "it must be a plain decimal number, such as 4, -0.5 or 1.5e3");
    }

    /** The ways in which common programs write what is not a finite number. */
    private static boolean isNotFinite(String text) {
        if (text.isEmpty() || text.length() > "+infinity".length()) {
            return false;
        }
        boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
        return switch (text.substring(signed ? 1 : 0).toLowerCase(Locale.ROOT)) {
            case "nan", "inf", "infinity" -> true;
            default -> false;
        };
    }

    private Refusal refusal(DeadReason reason, FieldValues values, int slot, String found, String allowed) {
        return new Refusal(reason, field + " at " + values.place(slot) + " is " + found + "; " + allowed);
    }
}
