package dev.weir;

import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings for tests, read from YAML as a user's are. */
public final class TestSettings {

    private static final String RATINGS = """
            streams:
              ratings:
                topic: shop.ratings
                kind: rating
                fields:
                  actor: {type: customer, at: /user, placeholders: [guest]}
                  object: {type: film, at: /movie}
                  value: /stars
                  eventId: /id
                  time: {at: /ts, unit: ms}
                scale: {min: 1, max: 5, step: 1}
            """;

    private TestSettings() {}

    /** One JSON stream of ratings. */
    public static Settings ratings() {
        return parse(RATINGS);
    }

    /** Settings from YAML text. */
    public static Settings parse(String yaml) {
        try {
            Path file = Files.createTempFile("weir", ".yaml");
            try {
                Files.writeString(file, yaml);
                return SettingsFile.load(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
