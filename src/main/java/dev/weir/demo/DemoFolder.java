package dev.weir.demo;

import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo's temporary folder: the settings as a user would write them, a reviewer's key, and the job's state. Deleted on close. */
final class DemoFolder implements AutoCloseable {

    static final String RATINGS = "ratings";
    static final String PLAYS = "plays";

    /** Who reviews in the demo. */
    static final String REVIEWER = "you";

    private final Path folder;

    DemoFolder() throws IOException {
        folder = Files.createTempDirectory("weir-demo-");
    }

    /** Where the settings are once {@link #settings} wrote them. */
    Path settingsFile() {
        return folder.resolve("weir.yaml");
    }

    /** The folder of the reviewer's key. */
    Path keys() {
        return folder.resolve("keys");
    }

    /** Where the console keeps its index. */
    Path indexFile() {
        return folder.resolve("review.db");
    }

    /** Writes the settings, with a reviewer and a key of this run, and reads them. */
    Settings settings(String bootstrap) throws IOException {
        KeyPair key = KeyFile.generate();
        Files.createDirectories(keys());
        KeyFile.write(keys().resolve(REVIEWER + ".pem"), key.getPrivate());
        Files.writeString(folder.resolve("reviewers.yaml"), """
                reviewers:
                  - {name: %s, role: lead, key: %s}
                """.formatted(REVIEWER, PublicKeys.text(key.getPublic())));
        Files.writeString(settingsFile(), """
                # A day passes in a minute here, so partitions drift apart by more than the usual 30 s.
                kafka: {bootstrap: "%s", startFrom: earliest}
                job: {parallelism: 2, checkpointInterval: 1s, checkpointDir: "%s"}
                review: {reviewers: reviewers.yaml}
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
                """.formatted(bootstrap, folder.resolve("state")));
        return SettingsFile.loadForRun(settingsFile());
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
