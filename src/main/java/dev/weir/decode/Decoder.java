package dev.weir.decode;

import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.settings.AvroSettings;
import dev.weir.settings.LimitSettings;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.StreamSettings.TombstoneRule;
import dev.weir.wire.Passage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a record of one stream into an event, or into a dead letter that says why it is none.
 *
 * <p>Not thread-safe: one for each source subtask and stream. It uses its buffers again and keeps nothing of a record.
 */
public final class Decoder {

    private final int stream;
    private final int maxRecordBytes;
    private final TombstoneRule tombstone;
    private final FieldParser parser;
    private final FieldValues values;
    private final EventBuilder builder;

    private Decoder(
            int stream,
            StreamSettings settings,
            LimitSettings limits,
            List<String> columns,
            @Nullable WriterSchemas schemas) {
        FieldPlan plan = FieldPlan.of(settings.fields());
        this.stream = stream;
        maxRecordBytes = limits.recordBytes();
        tombstone = settings.tombstone();
        values = new FieldValues(plan.places());
        builder = new EventBuilder(stream, settings, plan, limits);
        parser = switch (settings.format()) {
            case JSON -> new TextFields(new JsonFields(plan.places(), limits.depth()));
            case CSV -> new TextFields(new RowFields(plan.places(), settings.rows(), ',', columns));
            case TSV -> new TextFields(new RowFields(plan.places(), settings.rows(), '\t', columns));
            case AVRO -> new AvroFields(schemas == null ? schemas(settings) : schemas, plan.places(), limits.depth());
        };
    }

    private static WriterSchemas schemas(StreamSettings settings) {
        AvroSettings avro = settings.avro();
        if (avro == null) {
            throw new IllegalArgumentException(
                    "avro is missing: only a file of Avro records has its schema with it; give avro.registry or avro.schema");
        }
        return WriterSchemas.of(avro);
    }

    /**
     * A decoder for the records of a stream.
     *
     * @param stream the place of the stream in the deployment's sorted list of streams, from 0
     * @param columns the names of the columns of csv and tsv in order, as a header line gave them; empty for those of the
     *     settings
     * @throws IllegalArgumentException if the settings map a place that cannot exist: not a JSON pointer, or a column
     *     that is not among the known ones
     */
    public static Decoder of(int stream, StreamSettings settings, LimitSettings limits, List<String> columns) {
        return new Decoder(
                stream, settings, limits, columns.isEmpty() ? settings.rows().columns() : columns, null);
    }

    /** A decoder for bare Avro records that were written by these schemas, whatever the settings say of schemas. */
    static Decoder of(int stream, StreamSettings settings, LimitSettings limits, WriterSchemas schemas) {
        return new Decoder(stream, settings, limits, List.of(), schemas);
    }

    /**
     * Decodes one record. Never throws, whatever the bytes; a schema registry that does not answer is no fault of theirs.
     *
     * @param recordTime the record's own timestamp in epoch milliseconds, or -1 if it has none; for {@code time: order}
     *     the reading order
     * @return an event ({@code ON_TIME}, or {@code NONE} where the stream has no times; not yet placed on the stream's
     *     clock) or a dead letter
     * @throws IllegalStateException when a schema registry cannot be reached
     */
    public Passage decode(Payload payload, Origin origin, long recordTime) {
        try {
            return Passage.of(event(payload, origin, recordTime));
        } catch (Refusal refusal) {
            return Passage.of(new DeadLetter(stream, origin, refusal.reason(), refusal.error(), payload));
        } finally {
            values.clear();
        }
    }

    private Event event(Payload payload, Origin origin, long recordTime) throws Refusal {
        long size = payload.size();
        if (size > maxRecordBytes) {
            throw new Refusal(
                    DeadReason.TOO_LARGE,
                    "the record has " + size + " bytes (key, value and headers); at most " + maxRecordBytes
                            + " are allowed (limits.recordBytes)");
        }
        byte[] value = payload.value();
        if (value == null) {
            if (tombstone == TombstoneRule.PASS) {
                return builder.tombstone(payload, origin, recordTime);
            }
            throw new Refusal(DeadReason.TOMBSTONE, "the value is null; set tombstone: pass to admit deletions");
        }
        if (value.length == 0) {
            throw new Refusal(DeadReason.EMPTY, "the value has no bytes");
        }
        parser.parse(value, values);
        return builder.event(values, payload, origin, recordTime);
    }
}
