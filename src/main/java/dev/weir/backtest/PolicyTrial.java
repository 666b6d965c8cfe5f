package dev.weir.backtest;

import dev.weir.Plan;
import dev.weir.learn.TopicShelf;
import dev.weir.replay.Progress;
import dev.weir.replay.ReferenceFiles;
import dev.weir.replay.ReplayInput;
import dev.weir.settings.AuditSettings;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;

/** The backtest of a policy that is to be published: against the one that it follows, by the models of the running job. */
public final class PolicyTrial {

    private final Entrant followed;
    private final Entrant candidate;

    private PolicyTrial(Entrant followed, Entrant candidate) {
        this.followed = followed;
        this.candidate = candidate;
    }

    /**
     * Of two policies.
     *
     * @param settings fit for Kafka
     * @param followed the policy that the candidate follows
     * @param followedText as it is written
     * @param text the candidate
     * @throws dev.weir.settings.SettingsException with every problem of the candidate
     * @throws dev.weir.learn.LearnException when the models cannot be read
     */
    public static PolicyTrial of(Settings settings, Policy followed, String followedText, String text) {
        Plan plan = Plan.enforcing(unsigned(settings)).with(new TopicShelf(settings).newest());
        return new PolicyTrial(
                Entrant.of(plan, followed, followedText),
                Entrant.of(plan, PolicyFile.parse(text, "policy", settings), text));
    }

    /**
     * Runs it, and writes the reports.
     *
     * @param references what topics say that streams refer to
     * @param out a folder, as {@link Backtest} takes it
     * @param work an empty folder for temporary files
     */
    public BacktestReport run(ReplayInput input, ReferenceFiles references, Path out, Path work, Progress progress)
            throws IOException {
        return new Backtest(input, null, references, out, work, progress, System::nanoTime)
                .run(followed, candidate, Fakes.unknown(), BlindAnswers.none());
    }

    /** A backtest is nobody's gateway: it must not speak with its key. */
    private static Settings unsigned(Settings settings) {
        return new Settings(
                settings.prefix(),
                settings.streams(),
                settings.kafka(),
                settings.job(),
                settings.limits(),
                settings.review(),
                AuditSettings.UNSIGNED,
                settings.policy(),
                settings.baselines(),
                settings.provenance(),
                settings.store(),
                settings.privacy(),
                settings.alerts(),
                settings.drift());
    }
}
