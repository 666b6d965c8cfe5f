package dev.weir.bench;

import dev.weir.sort.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The bench's temporary folder: settings, state and the broker's data. Deleted on close. */
final class BenchFolder implements AutoCloseable {

    /** The one stream of the bench. */
    static final String STREAM = "ratings";

    private final Path folder;

    BenchFolder() throws IOException {
        folder = Files.createTempDirectory("weir-bench-");
    }

    Path of(String name) {
        return folder.resolve(name);
    }

    /**
     * Writes the settings of one run. Both jobs get the same but for the prefix.
     *
     * @param prefix names the run's outputs and state
     * @param input the topic that is read
     */
    Path settings(String prefix, String bootstrap, String input, BenchOptions options) throws IOException {
        return Files.writeString(of(prefix + ".yaml"), """
                prefix: %s
                %skafka: {bootstrap: "%s", startFrom: earliest}
                job: {parallelism: %d, checkpointInterval: 5s, checkpointDir: "%s"}
                streams:
                  %s:
                    topic: %s
                    kind: rating
                    scale: {min: 1, max: 5, step: 1}
                    fields:
                      actor: {type: customer, at: /customer}
                      object: {type: film, at: /film}
                      value: /stars
                      eventId: /id
                      time: {at: /ts, unit: ms}
                %s""".formatted(
                        prefix,
                        options.policy() == null ? "" : "policy: \"" + options.policy() + "\"\n",
                        bootstrap,
                        options.parallelism(),
                        of("state-" + prefix),
                        STREAM,
                        input,
                        features(options.features())));
    }

    private static String features(int count) {
        return count == 0
                ? ""
                : "      label: /label\n      features: "
                        + IntStream.range(0, count)
                                .mapToObj(Load::feature)
                                .map(name -> name + ": /" + name)
                                .collect(Collectors.joining(", ", "{", "}\n"));
    }

    @Override
    public void close() throws IOException {
        WorkFolder.remove(folder);
    }
}
