package dev.weir.demo;

import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import dev.weir.sort.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;

/** The demo's temporary folder: the settings as a user would write them, the keys of a reviewer and of a clock, and the job's state. Deleted on close. */
final class DemoFolder implements AutoCloseable {

    static final String RATINGS = "ratings";
    static final String PLAYS = "plays";

    /** Who reviews in the demo. */
    static final String REVIEWER = "you";

    /** Who asks for what nobody decides in time. */
    static final String CLOCK = "clock";

    /** How long a held event waits, in days of the community. */
    private static final Duration HOLD_FOR = Duration.ofDays(14);

    private final Path folder;

    DemoFolder() throws IOException {
        folder = Files.createTempDirectory("weir-demo-");
    }

    /** Where the settings are once {@link #settings} wrote them. */
    Path settingsFile() {
        return folder.resolve("weir.yaml");
    }

    /** The folder of the keys of the reviewer and of the clock. */
    Path keys() {
        return folder.resolve("keys");
    }

    /** Where the console keeps its index. */
    Path indexFile() {
        return folder.resolve("review.db");
    }

    /**
     * Writes the settings, with a reviewer, a clock and their keys of this run, and reads them.
     *
     * @param speed how much faster than the broker's clock the community lives: so much sooner a hold ends
     */
    Settings settings(String bootstrap, double speed) throws IOException {
        Files.createDirectories(keys());
        Files.writeString(
                folder.resolve("reviewers.yaml"), """
                reviewers:
                  - {name: %s, role: lead, key: %s}
                  - {name: %s, role: clock, key: %s}
                """.formatted(REVIEWER, newKey(REVIEWER), CLOCK, newKey(CLOCK)));
        // What is enforced stands in a file, so that the console and every command with these settings know it, too.
        Files.writeString(folder.resolve("policy.yaml"), """
                name: demo
                version: 1
                """);
        Files.writeString(settingsFile(), """
                # A day passes in a minute here, so partitions drift apart by more than the usual 30 s.
                kafka: {bootstrap: "%s", startFrom: earliest}
                job: {parallelism: 2, checkpointInterval: 1s, checkpointDir: "%s"}
                policy: policy.yaml
                review: {reviewers: reviewers.yaml, holdFor: %ds}
                streams:
                  ratings:
                    topic: shop.ratings
                    kind: rating
                    scale: {min: 0.5, max: 5, step: 0.5}
                    fields:
                      actor: {type: customer, at: /customer}
                      object: {type: film, at: /film}
                      value: /stars
                      eventId: /id
                      # The shop's own clock: it runs 1,440 times too fast for the broker's to be of use.
                      time: {at: /ts, unit: ms, trust: producer}
                  plays:
                    topic: shop.plays
                    kind: feedback
                    fields:
                      actor: {type: customer, at: /customer}
                      object: {type: film, at: /film}
                      eventId: /id
                      time: {at: /ts, unit: ms, trust: producer}
                """.formatted(
                        bootstrap, folder.resolve("state"), Math.round(HOLD_FOR.toSeconds() / speed)));
        return SettingsFile.loadForRun(settingsFile());
    }

    private String newKey(String name) throws IOException {
        KeyPair key = KeyFile.generate();
        KeyFile.write(keys().resolve(name + ".pem"), key.getPrivate());
        return PublicKeys.text(key.getPublic());
    }

    @Override
    public void close() throws IOException {
        WorkFolder.remove(folder);
    }
}
