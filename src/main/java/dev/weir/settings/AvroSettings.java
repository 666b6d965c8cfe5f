package dev.weir.settings;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** By what Avro records were written: a schema registry, or one schema for all. */
public record AvroSettings(
        @Knob(
                doc =
                        "A schema registry with Confluent's HTTP interface; each record then begins with the id of its schema"
                                + " (Confluent's wire format). Apicurio's is at `/apis/ccompat/v7`.",
                allowed = "http:// or https://")
        @Nullable
        String registry,

        @Knob(
                doc =
                        "Name and password at the registry, as `name:password`. `${file:/path}` and `${env:NAME}` are replaced"
                                + " where the records are read, and never shown.")
        @Nullable
        String login,

        @Knob(
                doc =
                        "A file with the schema of all records, which are then bare: without a schema id before them. On a cluster"
                                + " the file must be at this path on every machine.")
        @Nullable
        String schema)
        implements Serializable {

    public AvroSettings {
        new Checks()
                .that(
                        (registry == null) != (schema == null),
                        List.of("registry"),
                        Set.of("schema"),
                        "give either registry or schema: where the schemas of the records are")
                .that(
                        registry == null || registry.matches("https?://[^/?#]+(/[^?#]*)?"),
                        "registry",
                        "'" + registry + "' is no address of a registry; write it as https://registry:8081")
                .that(
                        login == null || registry != null,
                        List.of("login"),
                        Set.of("registry"),
                        "is for a registry; remove it, or give registry")
                .done();
    }

    /**
     * The login with its secrets in place, or null.
     *
     * @throws SettingsException naming the place, never a value, when it cannot be read
     */
    public @Nullable String resolvedLogin() {
        return login == null
                ? null
                : Secrets.resolve(Map.of("avro.login", login)).getProperty("avro.login");
    }

    /** Without the login, which may be a secret. */
    @Override
    public String toString() {
        return "AvroSettings[registry=" + registry + ", schema=" + schema + "]";
    }
}
