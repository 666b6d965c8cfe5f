package dev.weir.replay;

import dev.weir.sort.WorkFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a replay writes. A folder with anything in it is refused unless it is the folder of a former replay,
 * which its marker file says; that one's outputs are then replaced, and files that Weir did not write stay.
 */
public final class OutputFolder {

    public static final String ADMITTED = "admitted.jsonl";
    public static final String HELD = "held.jsonl";
    public static final String RELEASED = "released.jsonl";
    public static final String DEAD_LETTERS = "dead-letters.jsonl";
    public static final String TRAINING = "training.jsonl";
    public static final String RETRACTIONS = "retractions.jsonl";
    public static final String STANDINGS = "standings.jsonl";
    static final String ALERTS = "alerts.jsonl";
    public static final String SAMPLES = "samples.jsonl";
    public static final String DECISIONS = "decisions.jsonl";
    public static final String AUDIT = "audit.jsonl";

    /** Written last: without it the replay did not complete. */
    public static final String SUMMARY = "summary.json";

    private static final String MARKER = ".weir-replay";
    private static final String WORK = ".weir-work";
    private static final String TALLY = "tally.json";

    private static final String MARKER_TEXT =
            "This folder is written by `weir replay`, which replaces its outputs when it is given the folder again.\n";

    private static final List<String> OUTPUTS = List.of(
            SUMMARY,
            ADMITTED,
            HELD,
            RELEASED,
            DEAD_LETTERS,
            TRAINING,
            RETRACTIONS,
            STANDINGS,
            ALERTS,
            SAMPLES,
            DECISIONS,
            AUDIT);

    private final Path folder;

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes the folder for a new run: creates it, or empties it of a former run's outputs.
     *
     * @param read the files that the new run reads
     * @throws ReplayException when it holds anything else, or one of these, or cannot be written
     */
    public static OutputFolder claim(String name, Collection<String> read) {
        try {
            Path folder = Path.of(name);
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new ReplayException("--out " + name + ": this is a file; give a folder, it is created");
            }
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(MARKER)) && !isEmpty(folder)) {
                throw new ReplayException("--out " + name + ": the folder holds files that no replay wrote;"
                        + " give a new folder, or one that a former replay wrote, whose outputs are then replaced");
            }
            OutputFolder claimed = new OutputFolder(folder);
            for (String file : read) {
                claimed.spare(file);
            }
            claimed.empty();
            return claimed;
        } catch (IOException | InvalidPathException e) {
            throw new ReplayException("--out " + name + ": the folder cannot be written: " + e, e);
        }
    }

    /** The folder of a run that is under way. */
    static OutputFolder claimed(String name) {
        return new OutputFolder(Path.of(name));
    }

    /** Where it is. */
    Path folder() {
        return folder;
    }

    /** The folder as it was given. */
    String name() {
        return folder.toString();
    }

    /** An output's path. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** The folder of temporary files; it is gone after {@link #clear}. */
    Path work() {
        return folder.resolve(WORK);
    }

    /** Where the writer leaves what it counted. */
    Path tally() {
        return work().resolve(TALLY);
    }

    /** Deletes the temporary files. */
    void clear() throws IOException {
        if (Files.exists(work())) {
            WorkFolder.remove(work());
        }
    }

    /** Refuses to replace what is about to be read. */
    private void spare(String read) throws IOException {
        for (String output : OUTPUTS) {
            Path file = file(output);
            if (Files.exists(file) && Files.exists(Path.of(read)) && Files.isSameFile(file, Path.of(read))) {
                throw new ReplayException(
                        "--out " + folder + ": the run reads " + read + ", and would replace it; give another folder");
            }
        }
    }

    private void empty() throws IOException {
        Files.writeString(file(MARKER), MARKER_TEXT, StandardCharsets.UTF_8);
        for (String output : OUTPUTS) {
            Files.deleteIfExists(file(output));
        }
        clear();
        Files.createDirectory(work());
        for (String output : List.of(RELEASED, RETRACTIONS, STANDINGS, ALERTS, SAMPLES, DECISIONS, AUDIT)) {
            Files.createFile(file(output));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
