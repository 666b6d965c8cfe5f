package dev.weir.settings;

import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When it happened. {@code time: record} takes the Kafka record's timestamp, {@code time: order} says that there is no
 * time and only the order counts, {@code time: /ts} reads a field.
 */
@Shorthand("at")
public record TimeField(
        @Knob(
                doc =
                        "JSON pointers, column names or column numbers (from 1), tried in order; or one of two words: `record`,"
                                + " the Kafka record's timestamp, or `order`, there is no time, only an order (checks that"
                                + " need a time abstain). A column that is called so is written `/order`.",
                allowed = "at least one")
        List<String> at,

        @Knob(
                doc =
                        "How the time is written: as a number of seconds, milli-, micro- or nanoseconds since 1970-01-01 UTC, or"
                                + " `iso`: as ISO-8601 text such as 2026-01-31T12:00:00Z.",
                fallback = "iso")
        Unit unit,

        @Knob(
                doc =
                        "Where the clock hangs that wrote ISO-8601 times without an offset. Left out, such a time is unreadable.",
                allowed = "a name of the IANA database such as Europe/Berlin, or an offset such as +01:00")
        @Nullable
        ZoneId zone,

        @Knob(
                doc =
                        "Whose clock the event time is compared with. `broker`: the topic has LogAppendTime, which is checked at"
                                + " start. `producer`: the record's timestamp is the producer's own claim, and you accept that.",
                fallback = "broker",
                why =
                        "Kafka's own default (CreateTime) lets a producer choose the time, so it must be accepted knowingly.")
        Trust trust,

        @Knob(
                doc = "How far ahead of the clock an event may be. One further ahead is held with a TIME finding.",
                fallback = "5m",
                allowed = "1s to 1d",
                why = "The drift of an unsynchronised but honest clock.")
        Duration skew,

        @Knob(
                doc =
                        "How far out of order events may come and still count in the windows of their time. Later ones are"
                                + " judged, and counted in a window of late events.",
                fallback = "1m",
                allowed = "0s to 1d",
                why = "Retries and batching of producers that are online; minutes of delay are rarely anything else.")
        Duration disorder,

        @Knob(
                doc = "How late an event may be (a phone that was offline). Older ones are held with a TIME finding.",
                fallback = "7d",
                allowed = "1m to 3650d",
                why = "A week's holiday without a network; it is the longest rate window, too.")
        Duration lateness)
        implements Serializable {

    /** The word that takes the record's own timestamp. */
    public static final String RECORD = "record";

    /** The word that says that there are no times. */
    public static final String ORDER = "order";

    public TimeField {
        at = FieldPaths.checked(at);
        boolean word = at.contains(RECORD) || at.contains(ORDER);
        new Checks()
                .that(
                        !word || at.size() == 1,
                        "at",
                        "'" + RECORD + "' and '" + ORDER + "' stand alone, without alternatives")
                .that(
                        !word || unit == Unit.ISO,
                        List.of("unit"),
                        Set.of("at"),
                        "is for a time in a field; remove it, '" + at.get(0) + "' needs none")
                .that(
                        zone == null || (unit == Unit.ISO && !word),
                        List.of("zone"),
                        Set.of("at", "unit"),
                        "is for ISO-8601 text without an offset; remove it, or use unit: iso and a field")
                .range("skew", skew, Duration.ofSeconds(1), Duration.ofDays(1))
                .range("disorder", disorder, Duration.ZERO, Duration.ofDays(1))
                .range("lateness", lateness, Duration.ofMinutes(1), Duration.ofDays(3650))
                .that(
                        lateness.compareTo(disorder) >= 0,
                        List.of("lateness"),
                        Set.of("disorder"),
                        Durations.text(lateness) + " is shorter than disorder, " + Durations.text(disorder)
                                + "; an event that is in time cannot be too late")
                .done();
    }

    /** Where the time is taken from. */
    public Place place() {
        return switch (at.get(0)) {
            case RECORD -> Place.RECORD;
            case ORDER -> Place.ORDER;
            default -> Place.FIELD;
        };
    }

    /** Where the time is taken from. */
    public enum Place {
        FIELD,
        RECORD,
        ORDER
    }

    /** The unit of a numeric time, or ISO-8601 text. */
    public enum Unit {
        S,
        MS,
        US,
        NS,
        ISO
    }

    /** Whose clock bounds the event time. */
    public enum Trust {
        BROKER,
        PRODUCER
    }
}
