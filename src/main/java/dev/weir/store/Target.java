package dev.weir.store;

import java.util.Locale;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;

/** The two tables. */
enum Target {
    /** What went to training, retracted or not. */
    ADMITTED,
    /** The ledger: what of it was taken back, or brought back in. */
    RETRACTIONS;

    /** Its name in the catalog. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its columns as a new table has them. */
    Schema schema() {
        return this == ADMITTED ? AdmittedRows.schema() : LedgerRows.schema();
    }

    /** Its partitions: the day of the event, and the stream where a row is of one. */
    PartitionSpec spec() {
        PartitionSpec.Builder day = PartitionSpec.builderFor(schema()).day("time");
        return (this == ADMITTED ? day.identity("stream") : day).build();
    }

    /** What makes its rows, with the columns that the table has. */
    Rows rows(Schema columns) {
        return this == ADMITTED ? new AdmittedRows(columns) : new LedgerRows(columns);
    }
}
