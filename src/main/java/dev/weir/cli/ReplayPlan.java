package dev.weir.cli;

import dev.weir.Plan;
import dev.weir.learn.FolderShelf;
import dev.weir.model.Learned;
import dev.weir.settings.AuditSettings;
import dev.weir.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The plan of a replay, from the settings and what the command line names instead of theirs. */
final class ReplayPlan {

    private ReplayPlan() {}

    /**
     * The plan.
     *
     * @param policy a policy file, or null: the settings' policy, or the default policy, enforced
     * @param models a baselines file or a folder of published models, or null: the settings' baselines
     */
    static Plan of(Settings file, @Nullable Path policy, @Nullable Path models) throws IOException {
        Path published = models != null && Files.isDirectory(models) ? models : null;
        Settings chosen = new Settings(
                file.prefix(),
                file.streams(),
                file.kafka(),
                file.job(),
                file.limits(),
                file.review(),
                AuditSettings.UNSIGNED, // A replay is nobody's gateway: it must not speak with its key.
                policy == null ? file.policy() : policy.toString(),
                models == null || published != null ? file.baselines() : models.toString(),
                file.provenance(),
                file.store(),
                file.privacy(),
                file.alerts(),
                file.drift());
        Learned learned = published == null ? Learned.none() : Learned.of(new FolderShelf(published).all());
        return Plan.enforcing(chosen).with(learned);
    }
}
