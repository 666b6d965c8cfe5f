package dev.weir.settings;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Who may sign events. */
public record ProvenanceSettings(
        @Knob(
                doc =
                        "The key registry: which source signs with which key; a relative path starts at the folder of the settings"
                                + " file. On a cluster each task manager reads it, at the same path. Needed where a stream asks for"
                                + " signatures.")
        @Nullable
        String keys,

        @Knob(
                doc = "How far a signature's own time may be from its event's arrival, either way.",
                fallback = "10m",
                allowed = "1s to 1d",
                why =
                        "A copy of a signed event is refused by its time after that. Clocks of servers are right to a second; ten"
                                + " minutes are for retries.")
        Duration window)
        implements Serializable {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    public ProvenanceSettings {
        new Checks().range("window", window, SHORTEST, LONGEST).done();
    }
}
