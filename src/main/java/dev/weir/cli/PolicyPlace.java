package dev.weir.cli;

import dev.weir.policy.PolicyGate;
import dev.weir.policy.Unpublished;
import dev.weir.publish.PolicyHistory;
import dev.weir.publish.PolicyTopic;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sign.Reviewers;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says which deployment's policies. */
final class PolicyPlace {

    @Option(names = "--settings", required = true, paramLabel = "FILE", description = "The settings: weir.yaml.")
    private Path file;

    /** The settings, where nothing of Kafka is needed. */
    Settings load() {
        return SettingsFile.load(file);
    }

    /** The settings, fit for Kafka. */
    Settings loadForRun() {
        return SettingsFile.loadForRun(file);
    }

    static PolicyGate gate(Settings settings) {
        String reviewers = settings.review().reviewers();
        return new PolicyGate(settings, reviewers == null ? Reviewers.NOBODY : Reviewers.load(Path.of(reviewers)));
    }

    static PolicyHistory history(Settings settings) {
        return PolicyHistory.of(
                new PolicyTopic(settings).all(), Unpublished.of(settings), gate(settings), settings.streamNames());
    }
}
