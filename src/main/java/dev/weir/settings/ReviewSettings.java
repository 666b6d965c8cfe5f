package dev.weir.settings;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may decide about held events, how long they wait, and what becomes of them then. */
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
                allowed = "1s to 30d",
                why = "The quarantine topic keeps its records for 30 days; less than a day is to try it out.")
        Duration holdFor,

        @Knob(
                doc =
                        "What becomes of an event of which nobody decided in time. `release`: it goes to training, where its contributor"
                                + " is clear and neither its pace nor its provenance holds it, once whoever has the role `clock` asks"
                                + " for it. `keep`: it stays out.",
                fallback = "release")
        AtDeadline atDeadline,

        @Knob(
                doc =
                        "What takes a second reviewer, who signs the same: `release-campaign`, `allow`, `undo-exclude`, `policy`, `erase`.",
                fallback = "[]",
                why =
                        "Each of the first three lets in what a check or a person keeps out, a `policy` may exclude many at once, and an"
                                + " erasure cannot be taken back. Who reviews alone could do none of them.")
        Set<FourEyes> fourEyes,

        @Knob(
                doc =
                        "A random sample of what was held and admitted, which reviewers judge without its verdict. Left out, there is"
                                + " none, and no figure that is free of who looked at what.")
        @Nullable
        BlindSettings blind)
        implements Serializable {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    public ReviewSettings {
        fourEyes = fourEyes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(fourEyes));
        new Checks().range("holdFor", holdFor, SHORTEST, LONGEST).done();
    }
}
