package dev.weir.settings;

import java.io.Serializable;
import java.time.Instant;

/** One stream that the policy leaves alone for a while: its checks run in shadow, and every verdict says so. */
public record Bypass(
        @Knob(doc = "The stream.", allowed = "a stream of the settings")
        String stream,

        @Knob(
                doc =
                        "Until when, by the arrival of events. From then on the stream's checks act as the same policy says, without"
                                + " anybody's doing.",
                allowed = "a time such as 2026-01-31T00:00:00Z, at most 7 days after `effectiveFrom`",
                why = "Longer than a week of shadow is a policy of its own, with a version that says so.")
        Instant until)
        implements Serializable {

    public Bypass {
        new Checks().name("stream", stream).done();
    }
}
