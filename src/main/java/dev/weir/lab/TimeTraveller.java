package dev.weir.lab;

import java.time.Instant;

/** Somebody whose clock is wrong by decades: one such event must not move anybody else's windows. */
public final class TimeTraveller {

    /** When the traveller claims to live. */
    public static final Instant WHEN = Instant.parse("2099-01-01T00:00:00Z");

    private TimeTraveller() {}

    /** The same deed by somebody else, done in 2099. */
    public static Deed like(Deed deed) {
        return new Deed(
                deed.kind(), WHEN.toEpochMilli(), "traveller", deed.film(), deed.stars(), "traveller-" + deed.id());
    }
}
