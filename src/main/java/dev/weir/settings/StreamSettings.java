package dev.weir.settings;

import dev.weir.event.Kind;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One input stream: where it comes from and how its records are read. */
public record StreamSettings(
        @Knob(doc = "The input topic. Needed by `run`; `replay` reads files instead.") @Nullable
        String topic,

        @Knob(
                doc =
                        "What the records are; it chooses baselines and checks. `rating`: an opinion with a value on a scale."
                                + " `feedback`: an action, such as play, click or purchase. `transaction`: a payment, its value is"
                                + " the amount. `observation`: a measurement.")
        Kind kind,

        @Knob(
                doc =
                        "How a record's value is written. In a file each line is a record, and a quoted column may hold line breaks; a file of"
                                + " Avro records is an object container file, whose schema counts.",
                fallback = "json")
        Format format,

        @Knob(doc = "Where in the record each part of an event stands.")
        FieldMap fields,

        @Knob(
                doc =
                        "The values that are possible. A record with another one is a dead letter. Left out: any finite number.")
        @Nullable
        Scale scale,

        @Knob(doc = "How rows are written, for csv and tsv.", fallback = "{}")
        RowSettings rows,

        @Knob(doc = "By what Avro records of a topic were written, for avro.") @Nullable
        AvroSettings avro,

        @Knob(
                doc =
                        "What a record without a value is: `dead-letter`, an error; `pass`, a deletion in a compacted topic, which is"
                                + " passed to training unjudged.",
                fallback = "dead-letter")
        TombstoneRule tombstone,

        @Knob(
                doc = "What is asked of the signatures of its events: `required`, one without a good signature is held;"
                        + " `preferred`, one with a bad signature is held, one without is trusted at most 0.90;"
                        + " `ignored`, nobody looks.",
                fallback = "ignored")
        Signatures signatures,

        @Knob(
                doc =
                        "Whether its producers count what they sign: `counted`, numbers that never come and numbers out of place are"
                                + " told; `ignored`, nobody looks.",
                fallback = "ignored")
        Sequences sequences,

        @Knob(
                doc =
                        "The topic in which must stand what its events refer to, a purchase or an account. Left out, nobody looks.")
        @Nullable
        ReferenceSettings reference)
        implements Serializable {

    public StreamSettings {
        Checks checks = new Checks()
                .that(
                        scale == null || fields.value() != null,
                        List.of("scale"),
                        Set.of("fields"),
                        "bounds a value, but fields.value is not given; say where the value stands, or remove scale")
                .that(
                        format.hasColumns() || rows.equals(RowSettings.DEFAULTS),
                        List.of("rows"),
                        Set.of("format"),
                        "is for csv and tsv; remove it, or set format: csv")
                .that(
                        rows.delimiter() != null || !rows.quote().equals(format == Format.TSV ? "\t" : ","),
                        List.of("rows", "quote"),
                        Set.of("format"),
                        "'" + rows.quote() + "' is the delimiter too; a column's end could not be told");
        checks.that(
                avro == null || format == Format.AVRO,
                List.of("avro"),
                Set.of("format"),
                "is for avro; remove it, or set format: avro");
        checks.that(
                        sequences == Sequences.IGNORED || signatures != Signatures.IGNORED,
                        List.of("sequences"),
                        Set.of("signatures"),
                        "asks for numbers, which stand in signatures, and signatures is ignored; ask for signatures, or set"
                                + " sequences: ignored")
                .that(
                        sequences == Sequences.IGNORED || fields.time().place() != TimeField.Place.ORDER,
                        List.of("sequences"),
                        Set.of("fields"),
                        "needs a clock to say when a number can not come any more, and fields.time is order; set sequences:"
                                + " ignored");
        checks.that(
                        reference == null || fields.reference() != null,
                        List.of("reference"),
                        Set.of("fields"),
                        "looks up an id, but fields.reference is not given; say where the id stands, or remove reference")
                .that(
                        reference != null || fields.reference() == null,
                        List.of("fields", "reference"),
                        Set.of("reference"),
                        "is an id that nobody looks up; give reference.topic, or remove it")
                .that(
                        reference == null || reference.object() == null || fields.object() != null,
                        List.of("reference", "object"),
                        Set.of("fields"),
                        "is compared with the event's object, but fields.object is not given; give it, or remove this");
        FieldPaths.check(checks, format, fields, rows);
        checks.done();
    }

    /** Whether its events can say who collected them: by a place in the record, a header, the topic or their signature. */
    public boolean namesSources() {
        return fields.source() != null || signatures != Signatures.IGNORED;
    }

    /** How a record's value is written. */
    public enum Format {
        JSON,
        CSV,
        TSV,
        AVRO;

        /** Whether a record is a row of columns, and a place the name or number of one; else places are JSON pointers. */
        public boolean hasColumns() {
            return this == CSV || this == TSV;
        }
    }

    /** What to do with a record whose value is null. */
    public enum TombstoneRule {
        /** It is a dead letter, reason {@code tombstone}. */
        DEAD_LETTER,
        /** It is admitted unjudged: a deletion in a compacted topic. */
        PASS
    }
}
