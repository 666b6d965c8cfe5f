package dev.weir.decode;

import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Event;
import dev.weir.event.Kind;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.settings.AvroSettings;
import dev.weir.settings.EntityField;
import dev.weir.settings.FieldMap;
import dev.weir.settings.LimitSettings;
import dev.weir.settings.RowSettings;
import dev.weir.settings.Scale;
import dev.weir.settings.Sequences;
import dev.weir.settings.Signatures;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.StreamSettings.Format;
import dev.weir.settings.StreamSettings.TombstoneRule;
import dev.weir.settings.TextField;
import dev.weir.settings.TimeField;
import dev.weir.settings.TimeField.Unit;
import dev.weir.settings.ValueField;
import dev.weir.settings.ValueField.Absence;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stream's settings for a test, with the defaults of the settings reference, and shorthands to decode one record. */
final class StreamBuilder {

    static final Origin ORIGIN = new Origin("shop.ratings", 0, 7, 1_000);
    static final long RECORD_TIME = 1_500_000_000_000L;

    private final Format format;
    private EntityField actor;
    private @Nullable EntityField object;
    private @Nullable ValueField value;
    private @Nullable TextField action;
    private @Nullable TextField eventId;
    private TimeField time = time(List.of(TimeField.ORDER), Unit.ISO, null);
    private @Nullable Scale scale;
    private RowSettings rows = new RowSettings(RowSettings.HeaderLine.AUTO, List.of(), null, "\"");
    private @Nullable AvroSettings avro;
    private TombstoneRule tombstone = TombstoneRule.DEAD_LETTER;
    private LimitSettings limits = new LimitSettings(1_000_000, 64, 256);

    private StreamBuilder(Format format, String... actor) {
        this.format = format;
        this.actor = new EntityField(null, List.of(actor), Set.of());
    }

    /** A stream of JSON objects without times, with only an actor. */
    static StreamBuilder json(String... actor) {
        return new StreamBuilder(Format.JSON, actor);
    }

    static StreamBuilder csv(String... actor) {
        return new StreamBuilder(Format.CSV, actor);
    }

    /** A stream of Avro records whose schema is at {@code schemas}. */
    static StreamBuilder avro(AvroSettings schemas, String... actor) {
        StreamBuilder builder = new StreamBuilder(Format.AVRO, actor);
        builder.avro = schemas;
        return builder;
    }

    static StreamBuilder tsv(String... actor) {
        return new StreamBuilder(Format.TSV, actor);
    }

    /** The stream of the README: customers rate films from half a star to five. */
    static StreamBuilder ratings() {
        return json("/user/id", "/session/id")
                .actorType("customer", "guest", "0")
                .object("film", "/movie")
                .value(Absence.DEAD_LETTER, "/stars", "/rating")
                .eventId("/id")
                .time(Unit.MS, null, "/ts")
                .scale(new Scale(0.5, 5, 0.5));
    }

    StreamBuilder actorType(String type, String... placeholders) {
        actor = new EntityField(type, actor.at(), Set.of(placeholders));
        return this;
    }

    StreamBuilder object(@Nullable String type, String... at) {
        return object(new EntityField(type, List.of(at), Set.of()));
    }

    StreamBuilder object(EntityField field) {
        object = field;
        return this;
    }

    StreamBuilder value(Absence absent, String... at) {
        value = new ValueField(List.of(at), absent);
        return this;
    }

    StreamBuilder action(String... at) {
        action = new TextField(List.of(at));
        return this;
    }

    StreamBuilder eventId(String... at) {
        eventId = new TextField(List.of(at));
        return this;
    }

    StreamBuilder time(Unit unit, @Nullable String zone, String... at) {
        time = time(List.of(at), unit, zone == null ? null : ZoneId.of(zone));
        return this;
    }

    private static TimeField time(List<String> at, Unit unit, @Nullable ZoneId zone) {
        return new TimeField(
                at,
                unit,
                zone,
                TimeField.Trust.BROKER,
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofDays(7));
    }

    StreamBuilder scale(Scale newScale) {
        scale = newScale;
        return this;
    }

    StreamBuilder columns(String... names) {
        rows = new RowSettings(rows.header(), List.of(names), rows.delimiter(), rows.quote());
        return this;
    }

    StreamBuilder written(@Nullable String delimiter, String quote) {
        rows = new RowSettings(rows.header(), rows.columns(), delimiter, quote);
        return this;
    }

    StreamBuilder passTombstones() {
        tombstone = TombstoneRule.PASS;
        return this;
    }

    StreamBuilder limits(int recordBytes, int depth, int idBytes) {
        limits = new LimitSettings(recordBytes, depth, idBytes);
        return this;
    }

    StreamSettings settings() {
        FieldMap fields = new FieldMap(actor, object, value, action, eventId, time);
        return new StreamSettings(
                "shop.ratings",
                Kind.RATING,
                format,
                fields,
                scale,
                rows,
                avro,
                tombstone,
                Signatures.IGNORED,
                Sequences.IGNORED,
                null);
    }

    Decoder decoder(String... columns) {
        return Decoder.of(3, settings(), limits, List.of(columns));
    }

    Passage decode(Payload payload) {
        return decoder().decode(payload, ORIGIN, RECORD_TIME);
    }

    Passage decode(String value) {
        return decode(Payload.ofValue(value.getBytes(StandardCharsets.UTF_8)));
    }

    /** The event that {@code value} decodes to; fails with the dead letter's own words if it is none. */
    Event event(String value) {
        Passage passage = decode(value);
        if (passage.what() != Passage.What.EVENT) {
            throw new AssertionError(
                    passage.deadLetter().reason() + ": " + passage.deadLetter().error());
        }
        return passage.event();
    }

    /** The dead letter that {@code value} decodes to. */
    DeadLetter dead(String value) {
        return decode(value).deadLetter();
    }

    /** The reason of the dead letter that {@code value} decodes to. */
    DeadReason reason(String value) {
        return dead(value).reason();
    }
}
