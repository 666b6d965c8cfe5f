package dev.weir.policy;

import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What holds in a deployment where nothing is published: the policy file, else every check in shadow. */
public final class Unpublished {

    /** The name of the policy of a deployment for which there is none yet. */
    public static final String SHADOW = "shadow";

    private Unpublished() {}

    /**
     * The policy of a live run.
     *
     * @throws dev.weir.settings.SettingsException with every problem of the policy file
     */
    public static Policy of(Settings settings) {
        return settings.policy() == null ? inShadow(settings) : PolicyFile.load(Path.of(settings.policy()), settings);
    }

    private static Policy inShadow(Settings settings) {
        Policy defaults = PolicyFile.defaults();
        Map<String, CheckPolicies> shadows = new LinkedHashMap<>();
        settings.streams()
                .forEach((name, stream) -> shadows.put(name, defaults.on(name).inShadow(stream.kind())));
        return defaults.named(SHADOW, defaults.version(), shadows);
    }
}
