package dev.weir.topics;

import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The settings of one stream {@code ratings}, as a user writes them.
 *
 * @param prefix the deployment's
 * @param bootstrap where Kafka is
 * @param topic the input topic
 * @param time the field {@code time}, as YAML
 * @param kafka more lines under {@code kafka:}, each indented by two
 */
record SettingsText(String prefix, String bootstrap, String topic, String time, String kafka) {

    /** Settings that need a broker's clock and no login. */
    static SettingsText of(String prefix, String bootstrap, String topic) {
        return new SettingsText(prefix, bootstrap, topic, "{at: /ts, unit: ms}", "");
    }

    SettingsText withTime(String other) {
        return new SettingsText(prefix, bootstrap, topic, other, kafka);
    }

    SettingsText withKafka(String line) {
        return new SettingsText(prefix, bootstrap, topic, time, kafka + "  " + line + "\n");
    }

    String yaml() {
        return """
                prefix: %s
                streams:
                  ratings:
                    topic: %s
                    kind: rating
                    fields: {actor: /user, object: /movie, value: /stars, time: %s}
                    scale: {min: 0.5, max: 5, step: 0.5}
                kafka:
                  bootstrap: %s
                %s""".formatted(prefix, topic, time, bootstrap, kafka);
    }

    Path write(Path dir) {
        try {
            return Files.writeString(Files.createTempFile(dir, "weir", ".yaml"), yaml());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Settings load(Path dir) {
        return SettingsFile.loadForRun(write(dir));
    }
}
