package dev.weir.review;

import dev.weir.event.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Acts that were sent nowhere, for tests of what waits for them. */
public final class SentActs {

    private SentActs() {}

    public static Sent of(String act, Decision... decisions) {
        return new Sent(act, List.of(decisions), Instant.EPOCH, Map.of());
    }
}
