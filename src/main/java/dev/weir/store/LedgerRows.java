package dev.weir.store;

import dev.weir.event.Code;
import dev.weir.event.Entity;
import dev.weir.event.Origin;
import dev.weir.event.Retraction;
import dev.weir.training.RetractionReader;
import dev.weir.training.TrainingException;
import java.nio.charset.StandardCharsets;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** Rows of the table {@code retractions}: an entry of the ledger, typed. */
final class LedgerRows implements Rows {

    /** The entry as it stands in the topic: what a set says of its ledger is a digest of these bytes. */
    static final String ENTRY = "entry";

    private final GenericRecord blank;

    /** @param schema the table's own */
    LedgerRows(Schema schema) {
        this.blank = GenericRecord.create(schema);
    }

    static Schema schema() {
        return new Columns()
                .needed("id", Types.StringType.get())
                .needed("op", Types.StringType.get())
                .needed("what", Types.StringType.get())
                .maybe("actor", Types.StringType.get())
                .maybe("actorType", Types.StringType.get())
                .maybe("source", Types.StringType.get())
                .maybe("origin", Types.StringType.get())
                .maybe("key", Types.StringType.get())
                .texts("streams")
                .texts("objects")
                .maybe("since", Types.TimestampType.withZone())
                .maybe("reverses", Types.StringType.get())
                .needed("reason", Types.StringType.get())
                .maybe("campaign", Types.StringType.get())
                .needed("time", Types.TimestampType.withZone())
                .maybe("until", Types.TimestampType.withZone())
                .maybe("label", Types.StringType.get())
                .maybe(ENTRY, Types.StringType.get())
                .place()
                .schema();
    }

    @Override
    public @Nullable GenericRecord row(Taken taken) {
        byte[] line = taken.line();
        if (line == null) {
            return null;
        }
        Retraction entry = entry(taken, line);
        Entity actor = entry.actor();
        GenericRecord row = blank.copy();
        row.setField(Columns.TOPIC, taken.topic());
        row.setField(Columns.PARTITION, taken.partition());
        row.setField(Columns.OFFSET, taken.offset());
        row.setField("id", entry.id());
        row.setField("op", Code.of(entry.op()));
        row.setField("what", Code.of(entry.what()));
        row.setField("actor", actor == null ? null : actor.id());
        row.setField("actorType", actor == null ? null : actor.type());
        row.setField("source", entry.source());
        row.setField("origin", entry.origin());
        row.setField("key", entry.key());
        row.setField("streams", entry.streams());
        row.setField(
                "objects",
                entry.objects().stream().map(object -> new Entity(object).id()).toList());
        row.setField("since", entry.since() == Long.MIN_VALUE ? null : Columns.time(entry.since()));
        row.setField("reverses", entry.reverses());
        row.setField("reason", entry.reason());
        row.setField("campaign", entry.campaign());
        row.setField("time", Columns.time(entry.time()));
        row.setField("until", entry.isErasure() ? Columns.time(entry.until()) : null);
        row.setField("label", entry.label());
        row.setField(ENTRY, new String(line, StandardCharsets.UTF_8));
        return row;
    }

    private static Retraction entry(Taken taken, byte[] line) {
        try {
            return RetractionReader.read(line);
        } catch (TrainingException e) {
            throw new TrainingException(
                    Origin.text(taken.topic(), taken.partition(), taken.offset()) + ": " + e.getMessage(), e);
        }
    }
}
