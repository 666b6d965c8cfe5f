package dev.weir.store;

import dev.weir.manifest.InTable;
import dev.weir.manifest.SetFiles;
import dev.weir.manifest.Tables;
import dev.weir.settings.Settings;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;

/** The training sets that stand in a table of the store's catalog: each is a snapshot that holds nothing else, and has a tag. */
public final class SetTables implements Tables, AutoCloseable {

    /** The table's name. */
    public static final String TABLE = "training_set";

    /** What needs no quotes and no escapes in any reader; a number would be read as the id of a snapshot. */
    private static final Pattern TAG = Pattern.compile("(?!\\d+$)[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final StoreTables tables;

    /**
     * Opens the catalog.
     *
     * @throws IllegalArgumentException when the settings do not say where the tables are
     */
    public SetTables(Settings settings) {
        this.tables = StoreTables.of(settings);
    }

    /**
     * Begins a set; the table is made where there is none.
     *
     * @throws TrainingException when the tag cannot be used, or is taken
     */
    public NewSnapshot begin(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw new TrainingException(
                    "--tag '" + tag + "' is no tag; allowed: up to 100 letters, digits, '.', '_' and '-',"
                            + " the first a letter or a digit, and not digits alone, which readers take for the id of a snapshot");
        }
        TableIdentifier name = tables.name(TABLE);
        Table table = tables.table(name, SetRows.schema(), PartitionSpec.unpartitioned());
        if (table.refs().containsKey(tag)) {
            throw new TrainingException("table " + name + " has the tag or branch '" + tag + "' already, of snapshot "
                    + table.refs().get(tag).snapshotId()
                    + "; give another name: a set that somebody trained on is not replaced");
        }
        return new NewSnapshot(table, name.toString(), tag);
    }

    @Override
    public SetFiles of(InTable place) throws IOException {
        Table table = tables.existing(TableIdentifier.parse(place.name()));
        if (table == null) {
            throw new TrainingException("there is no table " + place.name() + " where store of the settings says");
        }
        return SnapshotFiles.of(table, place);
    }

    @Override
    public void close() throws IOException {
        tables.close();
    }
}
