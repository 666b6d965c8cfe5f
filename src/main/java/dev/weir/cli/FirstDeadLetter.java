package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.replay.OutputFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is wrong with the first dead letter of a replay: whose settings do not fit the file sees there what does not. */
final class FirstDeadLetter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FirstDeadLetter() {}

    /**
     * Where it stood and its error.
     *
     * @param folder the outputs of a replay
     * @return null where every record could be read
     */
    static @Nullable String of(Path folder) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve(OutputFolder.DEAD_LETTERS))) {
            String first = lines.readLine();
            if (first == null) {
                return null;
            }
            JsonNode letter = JSON.readTree(first);
            return letter.path("origin").asText() + ": " + letter.path("error").asText();
        }
    }
}
