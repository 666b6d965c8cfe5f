package dev.weir.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.replay.OutputFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Searches the folder that a replay wrote. */
public final class FolderSearch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> FILES = List.of(
            OutputFolder.ADMITTED,
            OutputFolder.HELD,
            OutputFolder.RELEASED,
            OutputFolder.DEAD_LETTERS,
            OutputFolder.STANDINGS,
            OutputFolder.RETRACTIONS);

    private FolderSearch() {}

    /** Whether the folder holds a replay that completed. */
    public static boolean isComplete(Path folder) {
        return Files.isRegularFile(folder.resolve(OutputFolder.SUMMARY));
    }

    /**
     * Reads every line that was written and gathers what was asked.
     *
     * @throws IOException when a file cannot be read, or is not what a replay writes
     */
    public static Story search(Path folder, Question question) throws IOException {
        Story story = new Story(question);
        List<String> traces = question.traces();
        for (String name : FILES) {
            Path file = folder.resolve(name);
            story.searching(file.toString());
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    story.looked();
                    if (traces.stream().anyMatch(line::contains)) {
                        story.consider(JSON.readTree(line));
                    }
                }
            }
        }
        return story;
    }
}
