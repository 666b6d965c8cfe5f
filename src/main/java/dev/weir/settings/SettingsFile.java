package dev.weir.settings;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code weir.yaml}. */
public final class SettingsFile {

    private SettingsFile() {}

    /**
     * Reads the settings. The files that they name come out as absolute paths, resolved against the settings' own folder.
     *
     * @throws SettingsException with every problem of the file
     */
    public static Settings load(Path file) {
        Problems problems = new Problems(file.toString());
        return load(file, problems, root(file, problems));
    }

    /**
     * Reads settings for the gateway on Kafka, which needs more than files do: brokers, a topic for each stream, and rows
     * whose columns are known without a header line.
     *
     * @throws SettingsException with every problem of the file
     */
    public static Settings loadForRun(Path file) {
        Problems problems = new Problems(file.toString());
        Node root = root(file, problems);
        Settings settings = load(file, problems, root);
        RunRequirements.check(settings)
                .forEach(refusal -> problems.add(Entries.locate(root, Where.ROOT, refusal.path()), refusal.text()));
        problems.check();
        return settings;
    }

    private static Node root(Path file, Problems problems) {
        Node root = YamlText.compose(YamlText.of(file, problems), problems);
        return Objects.requireNonNullElse(root, Entries.NONE);
    }

    private static Settings load(Path file, Problems problems, Node root) {
        Settings settings = Binder.read(Settings.class, root, problems);
        return new Settings(
                settings.prefix(),
                settings.streams(),
                settings.kafka(),
                settings.job(),
                settings.limits(),
                new ReviewSettings(
                        beside(file, settings.review().reviewers()),
                        settings.review().holdFor(),
                        settings.review().atDeadline(),
                        settings.review().fourEyes(),
                        settings.review().blind()),
                new AuditSettings(beside(file, settings.audit().key())),
                beside(file, settings.policy()),
                beside(file, settings.baselines()),
                new ProvenanceSettings(
                        beside(file, settings.provenance().keys()),
                        settings.provenance().window()),
                settings.store().isPath()
                        ? settings.store().in(beside(file, settings.store().warehouse()))
                        : settings.store(),
                new PrivacySettings(
                        beside(file, settings.privacy().key()),
                        settings.privacy().mask()),
                settings.alerts(),
                settings.drift());
    }

    private static @Nullable String beside(Path file, @Nullable String path) {
        return path == null
                ? null
                : file.toAbsolutePath().resolveSibling(path).normalize().toString();
    }
}
