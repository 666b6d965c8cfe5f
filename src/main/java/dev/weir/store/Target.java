package dev.weir.store;

import java.util.Locale;
import java.util.function.Supplier;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;

/** The two tables. */
enum Target {
    /** What went to training, retracted or not. */
    ADMITTED(AdmittedRows::schema, "time", "stream"),
    /** The ledger: what of it was taken back, or brought back in. */
    RETRACTIONS(LedgerRows::schema, "time", null);

    private final Supplier<Schema> schema;
    private final String day;
    private final @org.jspecify.annotations.Nullable String name;

    Target(Supplier<Schema> schema, String day, @org.jspecify.annotations.Nullable String name) {
        this.schema = schema;
        this.day = day;
        this.name = name;
    }

    /** Its name in the catalog. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its columns as a new table has them. */
    Schema schema() {
        return schema.get();
    }

    /** Its partitions: the day of the event, and the stream where a row is of one. */
    PartitionSpec spec() {
        PartitionSpec.Builder spec = PartitionSpec.builderFor(schema()).day(day);
        return (name == null ? spec : spec.identity(name)).build();
    }
}
