package dev.weir.store;

import dev.weir.settings.Secrets;
import dev.weir.settings.Settings;
import dev.weir.settings.StoreSettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.jspecify.annotations.Nullable;

/** The tables of one deployment in their catalog. */
final class StoreTables implements Closeable {

    /**
     * Of a new table. A file keeps a sixteenth of what is common in memory before it writes, as sixteen are open at a time; of the table's own
     * metadata, a copy for each commit, a day's worth is kept.
     */
    private static final Map<String, String> PROPERTIES = Map.of(
            "format-version", "2",
            "write.parquet.compression-codec", "zstd",
            "write.parquet.row-group-size-bytes", Integer.toString(8 * 1024 * 1024),
            "write.metadata.delete-after-commit.enabled", "true",
            "write.metadata.previous-versions-max", "288");

    /**
     * Hadoop asks who works on the machine's own files, which it need not know, and fails where a container's user has no name. One, because
     * it remembers its file systems by user.
     */
    private static final UserGroupInformation ANYBODY = UserGroupInformation.createRemoteUser("weir");

    private final Catalog catalog;
    private final Namespace namespace;

    private StoreTables(Catalog catalog, Namespace namespace) {
        this.catalog = catalog;
        this.namespace = namespace;
    }

    /**
     * Opens the catalog.
     *
     * @throws IllegalArgumentException when the settings do not say where the tables are
     */
    static StoreTables of(Settings settings) {
        StoreSettings store = settings.store();
        String warehouse = store.warehouse();
        if (store.catalog() == StoreSettings.Catalog.FOLDER && warehouse == null) {
            throw new IllegalArgumentException(
                    "store.warehouse is missing, and needed by `weir store`: a folder for the tables;"
                            + " or set store.catalog: rest and store.uri");
        }
        Map<String, String> properties = new HashMap<>(Secrets.resolve("store.properties", store.properties()));
        if (warehouse != null) {
            properties.put(
                    "warehouse", store.catalog() == StoreSettings.Catalog.FOLDER ? folder(warehouse) : warehouse);
        }
        if (store.uri() != null) {
            properties.put("uri", store.uri());
        }
        properties.put("type", store.catalog() == StoreSettings.Catalog.FOLDER ? "hadoop" : "rest");
        String name = store.namespace();
        return new StoreTables(
                CatalogUtil.buildIcebergCatalog("weir", properties, new Configuration()),
                Namespace.of((name == null ? settings.prefix() : name).split("\\.")));
    }

    private static String folder(String warehouse) {
        String uri = URI.create(warehouse).getScheme() == null
                ? Path.of(warehouse).toUri().toString()
                : warehouse;
        if (uri.startsWith("file:")) {
            UserGroupInformation.setLoginUser(ANYBODY);
        }
        return uri;
    }

    /** The table, made where there is none, with the columns of today. */
    Table table(Target target) {
        return table(name(target), target.schema(), target.spec());
    }

    /** The table of that name, made where there is none, with these columns at least. */
    Table table(TableIdentifier name, Schema schema, PartitionSpec spec) {
        try {
            return upToDate(catalog.loadTable(name), schema);
        } catch (NoSuchTableException e) {
            return made(name, schema, spec);
        }
    }

    /**
     * The table as it stands, for who only reads.
     *
     * @throws IllegalArgumentException when there is none
     */
    Table existing(Target target) {
        Table table = existing(name(target));
        if (table == null) {
            throw new IllegalArgumentException("there is no table " + name(target)
                    + " where store of the settings says; `weir store` makes and fills it");
        }
        return table;
    }

    /** The table of that name, or null: there is none. */
    @Nullable
    Table existing(TableIdentifier name) {
        try {
            return catalog.loadTable(name);
        } catch (NoSuchTableException e) {
            return null;
        }
    }

    private Table made(TableIdentifier name, Schema schema, PartitionSpec spec) {
        if (catalog instanceof SupportsNamespaces namespaces && !namespaces.namespaceExists(namespace)) {
            namespaces.createNamespace(namespace);
        }
        try {
            return catalog.createTable(name, schema, spec, PROPERTIES);
        } catch (AlreadyExistsException e) {
            return catalog.loadTable(name); // Another task was quicker.
        }
    }

    private static Table upToDate(Table table, Schema schema) {
        boolean lacks =
                schema.columns().stream().anyMatch(column -> table.schema().findField(column.name()) == null);
        if (lacks) {
            table.updateSchema().unionByNameWith(schema).commit();
        }
        return table;
    }

    /** Its name, as a reader would write it. */
    TableIdentifier name(Target target) {
        return name(target.table());
    }

    /** The name of another table of the deployment. */
    TableIdentifier name(String table) {
        return TableIdentifier.of(namespace, table);
    }

    @Override
    public void close() throws IOException {
        if (catalog instanceof Closeable closeable) {
            closeable.close();
        }
    }
}
