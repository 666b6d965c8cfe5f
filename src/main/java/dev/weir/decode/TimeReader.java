package dev.weir.decode;

import dev.weir.event.DeadReason;
import dev.weir.settings.TimeField;
import dev.weir.settings.TimeField.Unit;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads the time of an event where it is a field of the record: a number in the stream's unit, or ISO-8601 text. Every
 * time that is read lies in the years 1 to 9999 (UTC), which every store and format downstream can hold.
 */
final class TimeReader {

    /** 0001-01-01T00:00:00Z. */
    static final long MIN_MILLIS = LocalDateTime.of(1, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC) * 1000;

    /** 9999-12-31T23:59:59.999Z. */
    static final long MAX_MILLIS = LocalDateTime.of(10_000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC) * 1000 - 1;

    private static final String FIELD = "time";

    private final Slots slots;
    private final Unit unit;
    private final IsoTime iso;
    private final Decimal decimal = new Decimal();

    TimeReader(Slots slots, TimeField settings) {
        this.slots = slots;
        unit = settings.unit();
        iso = new IsoTime(settings.zone());
    }

    /** Epoch milliseconds; a part of a millisecond is cut off, towards the past. */
    long read(FieldValues values) throws Refusal {
        int slot = slots.first(values);
        if (slot == Slots.NONE) {
            throw Refusal.missing(FIELD, slots);
        }
        Shape shape = values.shape(slot);
        if (shape != Shape.NUMBER && shape != Shape.TEXT) {
            throw new Refusal(
                    DeadReason.WRONG_TYPE,
                    FIELD + " at " + values.place(slot) + " is " + shape.words() + "; it must be text or a number");
        }
        boolean isNumber = decimal.read(values.text(slot));
        long millis = unit == Unit.ISO ? isoMillis(values, slot, isNumber) : unitMillis(values, slot, isNumber);
        if (millis < MIN_MILLIS || millis > MAX_MILLIS) {
            throw unreadable(values, slot, "a time must lie in the years 1 to 9999 (time.unit is " + unitName() + ")");
        }
        return millis;
    }

    private long unitMillis(FieldValues values, int slot, boolean isNumber) throws Refusal {
        if (!isNumber) {
            throw unreadable(
                    values,
                    slot,
                    "it must be a number of " + unitName() + "; leave out time.unit to read ISO-8601 text");
        }
        return decimal.floor(
                switch (unit) {
                    case S -> 3;
                    case MS, ISO -> 0;
                    case US -> -3;
                    case NS -> -6;
                });
    }

    private long isoMillis(FieldValues values, int slot, boolean isNumber) throws Refusal {
        if (isNumber) {
            throw unreadable(values, slot, "it is a number: set time.unit to s, ms, us or ns");
        }
        long millis = iso.millis(values.text(slot));
        if (millis == IsoTime.NO_ZONE) {
            throw unreadable(values, slot, "it has no offset, and no time.zone is set");
        }
        if (millis == IsoTime.UNREADABLE) {
            throw unreadable(values, slot, "it must be ISO-8601 with date and time, as 2018-06-15T00:03:59Z");
        }
        return millis;
    }

    private String unitName() {
        return switch (unit) {
            case S -> "s";
            case MS -> "ms";
            case US -> "us";
            case NS -> "ns";
            case ISO -> "iso";
        };
    }

    private static Refusal unreadable(FieldValues values, int slot, String why) {
        return new Refusal(
                DeadReason.TIME_UNREADABLE,
                FIELD + " at " + values.place(slot) + " is " + Shown.text(values.text(slot)) + "; " + why);
    }
}
