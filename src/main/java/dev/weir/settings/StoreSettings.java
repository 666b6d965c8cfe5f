package dev.weir.settings;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where {@code weir store} keeps what went to training: tables of Apache Iceberg. */
public record StoreSettings(
        @Knob(
                doc =
                        "What knows the tables. `folder`: the warehouse's own folders, on this machine or on HDFS. `rest`: a server that"
                                + " speaks Iceberg's REST protocol; the one for S3 and other object stores.",
                fallback = "folder",
                why =
                        "A folder needs nothing else. Object stores cannot rename, which is what makes a commit to a folder one step.")
        Catalog catalog,

        @Knob(
                doc =
                        "Where the tables are. `folder`: a path, or a URI of file: or hdfs:; a relative path starts at the folder of the"
                                + " settings file. `rest`: the warehouse as the server names it, such as s3://bucket/folder; may be left out"
                                + " where it has one only.")
        @Nullable
        String warehouse,

        @Knob(doc = "`rest`: the address of the server, http or https.") @Nullable
        String uri,

        @Knob(
                doc =
                        "The namespace of the tables `admitted` and `retractions`; its levels separated by dots. Default: the prefix.")
        @Nullable
        String namespace,

        @Knob(
                doc =
                        "Iceberg's own settings of the catalog, passed on as they are: credential, token, io-impl, s3.*, rest.*."
                                + " `${file:/path}` and `${env:NAME}` in a value are replaced by the content of the file or variable, and"
                                + " never shown.",
                fallback = "{}")
        Map<String, String> properties,

        @Knob(
                doc = "The time between two commits: how fresh the tables are.",
                fallback = "5m",
                allowed = "1s to 1h",
                why = "Each is a snapshot and at least one file a day and stream: 288 a day at five minutes.")
        Duration commitEvery,

        @Knob(
                doc =
                        "How often a running `weir store` makes large files of small ones and forgets old snapshots, for the first time so"
                                + " long after its start. 0s: never, and `weir store compact` does it.",
                fallback = "6h",
                allowed = "0s, or 10s to 7d",
                why = "At five minutes, a day and stream has 72 small files by then, and readers open each.")
        Duration compactEvery)
        implements Serializable {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration OFTENEST = Duration.ofSeconds(10);
    private static final Duration SELDOMEST = Duration.ofDays(7);

    private static final String NAMESPACE = "[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*";

    /** Properties that other keys give. */
    private static final Set<String> OWN = Set.of("type", "catalog-impl", "warehouse", "uri");

    /** What knows the tables. */
    public enum Catalog {
        FOLDER,
        REST
    }

    public StoreSettings {
        properties = Map.copyOf(properties);
        Checks checks = new Checks()
                .that(
                        catalog == Catalog.REST || uri == null,
                        "uri",
                        "is of a server, and catalog is folder; remove it, or set catalog: rest")
                .that(
                        catalog == Catalog.FOLDER || uri != null,
                        "catalog",
                        "is rest, and uri does not say where the server is; give it")
                .that(
                        uri == null || uri.matches("https?://.+"),
                        "uri",
                        "'" + uri + "' is no address of a server; write http://host:port/path or https://…")
                .that(
                        catalog == Catalog.REST || warehouse == null || isFolder(warehouse),
                        "warehouse",
                        "'" + warehouse
                                + "' is no folder on which a commit is one step; allowed: a path, file:/…, hdfs://…; an"
                                + " object store needs catalog: rest")
                .that(
                        namespace == null || namespace.matches(NAMESPACE),
                        "namespace",
                        "'" + namespace + "' is no namespace; allowed: a-z A-Z 0-9 _ -, levels separated by dots")
                .range("commitEvery", commitEvery, SHORTEST, LONGEST)
                .range("compactEvery", compactEvery.isZero() ? SELDOMEST : compactEvery, OFTENEST, SELDOMEST);
        for (String name : properties.keySet()) {
            checks.that(
                    !OWN.contains(name),
                    List.of("properties", name),
                    Set.of(),
                    "is given by a key of its own; remove it");
        }
        checks.done();
    }

    private static boolean isFolder(String warehouse) {
        return !warehouse.matches("[A-Za-z][A-Za-z0-9+.-]*:.*") || warehouse.matches("(file|hdfs|viewfs):.*");
    }

    /** Whether the warehouse is a path on this machine, relative or not. */
    boolean isPath() {
        return catalog == Catalog.FOLDER && warehouse != null && !warehouse.contains(":");
    }

    StoreSettings in(@Nullable String place) {
        return new StoreSettings(catalog, place, uri, namespace, properties, commitEvery, compactEvery);
    }

    /** The names of the properties without their values, which may be secrets. */
    @Override
    public String toString() {
        return "StoreSettings[catalog=" + catalog + ", warehouse=" + warehouse + ", uri=" + uri + ", namespace="
                + namespace + ", properties=" + new TreeSet<>(properties.keySet()) + ", commitEvery=" + commitEvery
                + ", compactEvery=" + compactEvery + "]";
    }
}
