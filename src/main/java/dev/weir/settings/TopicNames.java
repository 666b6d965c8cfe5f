package dev.weir.settings;

import java.io.Serializable;

/** Templates of the output topics' names; {@code {prefix}} and {@code {stream}} are replaced. */
public record TopicNames(
        @Knob(doc = "Admitted and released events.", fallback = "'{prefix}.training.{stream}'")
        String training,

        @Knob(doc = "Held events, with their findings.", fallback = "'{prefix}.quarantine.{stream}'")
        String quarantine,

        @Knob(doc = "Records that could not be judged.", fallback = "'{prefix}.dead-letters.{stream}'")
        String deadLetters,

        @Knob(doc = "Accounting records; one topic for all streams.", fallback = "'{prefix}.audit'")
        String audit)
        implements Serializable {

    public TopicNames {
        perStream("training", training);
        perStream("quarantine", quarantine);
        perStream("deadLetters", deadLetters);
    }

    /** The topic's name for one stream of one deployment. */
    public static String fill(String template, String prefix, String stream) {
        return template.replace("{prefix}", prefix).replace("{stream}", stream);
    }

    private static void perStream(String key, String template) {
        if (!template.contains("{stream}")) {
            throw new IllegalArgumentException("topics." + key + ": '" + template + "' must contain {stream}");
        }
    }
}
