package dev.weir.settings;

import java.nio.file.Path;
import java.util.Objects;

/** Reads a file of another kind than settings and policies, with the same messages: its record is its grammar. */
public final class RecordFile {

    private RecordFile() {}

    /**
     * Reads a file.
     *
     * @param type a public record whose components, and those of its records, are {@link Knob}s
     * @throws SettingsException with every problem of the file
     */
    public static <T extends Record> T load(Path file, Class<T> type) {
        Problems problems = new Problems(file.toString());
        return Binder.read(
                type,
                Objects.requireNonNullElse(YamlText.compose(YamlText.of(file, problems), problems), Entries.NONE),
                problems);
    }
}
