package dev.weir.demo;

import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo's temporary folder: the settings as a user would write them, and the job's state. Deleted on close. */
final class DemoFolder implements AutoCloseable {

    static final String RATINGS = "ratings";
    static final String PLAYS = "plays";

    private final Path folder;

    DemoFolder() throws IOException {
        folder = Files.createTempDirectory("weir-demo-");
    }

    /** Where the settings are once {@link #settings} wrote them. */
    Path settingsFile() {
        return folder.resolve("weir.yaml");
    }

    /** Writes the settings and reads them. */
    Settings settings(String bootstrap) throws IOException {
        Files.writeString(settingsFile(), """
                # A day passes in a minute here, so partitions drift apart by more than the usual 30 s.
                kafka: {bootstrap: "%s", startFrom: earliest}
                job: {parallelism: 2, checkpointInterval: 1s, checkpointDir: "%s"}
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
