package dev.weir.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code policy.yaml}. */
public final class PolicyFile {

    private PolicyFile() {}

    /** The policy that ships with Weir: every check as its knobs say by default. */
    public static Policy defaults() {
        Policy named = parse("name: shipped", "the default policy");
        return named.named(Policy.DEFAULT, 1, Map.of());
    }

    /**
     * Reads a policy.
     *
     * @throws SettingsException with every problem of the file
     */
    public static Policy load(Path file) {
        Problems problems = new Problems(file.toString());
        return read(YamlText.of(file, problems), problems, List.of());
    }

    /**
     * Reads a policy for a deployment: a stream that its settings do not know is a problem.
     *
     * @throws SettingsException with every problem of the file
     */
    public static Policy load(Path file, Settings settings) {
        Problems problems = new Problems(file.toString());
        return read(YamlText.of(file, problems), problems, settings.streamNames());
    }

    /**
     * Reads a policy from text.
     *
     * @param name what to call the text in messages
     * @throws SettingsException with every problem of the text
     */
    public static Policy parse(String text, String name) {
        return read(text, new Problems(name), List.of());
    }

    /**
     * Reads a policy for a deployment from text: a stream that its settings do not know is a problem.
     *
     * @param name what to call the text in messages
     * @throws SettingsException with every problem of the text
     */
    public static Policy parse(String text, String name, Settings settings) {
        return read(text, new Problems(name), settings.streamNames());
    }

    /** @param streams the names that are known; empty: any is taken */
    private static Policy read(String text, Problems problems, List<String> streams) {
        Node root = Objects.requireNonNullElse(YamlText.compose(text, problems), Entries.NONE);
        Policy policy = Binder.read(Policy.class, root, problems);
        if (policy.name().equals(Policy.DEFAULT)) {
            problems.add(
                    Entries.locate(root, Where.ROOT, List.of("name")),
                    "'" + Policy.DEFAULT + "' is the policy that ships with Weir; choose another name");
        }
        if (!streams.isEmpty()) {
            policy.streams()
                    .keySet()
                    .forEach(stream -> known(stream, List.of("streams", stream), streams, root, problems));
            policy.bypass().forEach(entry -> known(entry.stream(), List.of("bypass"), streams, root, problems));
            policy.expect().forEach(entry -> known(entry.stream(), List.of("expect"), streams, root, problems));
        }
        problems.check();
        return policy;
    }

    private static void known(String stream, List<String> at, List<String> streams, Node root, Problems problems) {
        if (!streams.contains(stream)) {
            problems.add(
                    Entries.locate(root, Where.ROOT, at),
                    "the settings have no such stream" + (at.size() == 1 ? " '" + stream + "'" : "") + "; "
                            + Scalars.meant(Spelling.nearest(stream, streams)) + "allowed: "
                            + String.join(", ", streams));
        }
    }
}
