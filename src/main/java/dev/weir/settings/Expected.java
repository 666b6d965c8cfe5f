package dev.weir.settings;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A surge that was announced: so much more comes, and that alone surprises nobody. */
public record Expected(
        @Knob(doc = "The stream.", allowed = "a stream of the settings")
        String stream,

        @Knob(
                doc =
                        "The one object that it is about, as it stands in findings, `film:f13`. Left out: all of the stream's.",
                allowed = "an object's id")
        @Nullable
        String object,

        @Knob(doc = "From when on, by the arrival of events.", allowed = "a time such as 2026-01-31T00:00:00Z")
        Instant from,

        @Knob(
                doc = "Until when, by the arrival of events.",
                allowed = "a time such as 2026-01-31T00:00:00Z, at most 90 days after `effectiveFrom`")
        Instant until,

        @Knob(
                doc =
                        "How many times the usual volume is expected: the checks of crowds and surges judge by so much more. What"
                                + " those who come have in common counts as always.",
                allowed = "1 to 1000")
        double factor)
        implements Serializable {

    public Expected {
        new Checks()
                .name("stream", stream)
                .range("factor", factor, 1, 1_000)
                .that(from.isBefore(until), "until", until + " is not after from, " + from + "; allowed: later than it")
                .done();
    }
}
