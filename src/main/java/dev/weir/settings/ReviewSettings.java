package dev.weir.settings;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Who may decide about held events, and how long they wait. */
public record ReviewSettings(
        @Knob(
                doc =
                        "The reviewers' file: names, roles and public keys; a relative path starts at the folder of the settings"
                                + " file. Left out, no decision is taken from anybody.")
        @Nullable
        String reviewers,

        @Knob(
                doc = "How long a held event waits for a decision.",
                fallback = "14d",
                allowed = "1h to 30d",
                why = "The quarantine topic keeps its records for 30 days.")
        Duration holdFor)
        implements Serializable {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    public ReviewSettings {
        new Checks().range("holdFor", holdFor, SHORTEST, LONGEST).done();
    }
}
