package dev.weir.watch;

import dev.weir.event.Origin;
import dev.weir.topics.OutputEnds;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** For how long the last stable offsets stand still although something is behind them. Not thread-safe. */
final class StillStanding {

    private final Map<String, Since> since = new HashMap<>();

    private record Since(long stable, Instant time) {}

    /** How long, of the worst partition of each topic. */
    Map<String, Duration> look(List<OutputEnds.Ends> ends, Instant now) {
        Map<String, Duration> worst = new TreeMap<>();
        for (OutputEnds.Ends each : ends) {
            String partition = Origin.place(each.topic(), each.partition());
            Since before = since.get(partition);
            if (each.uncommitted() == 0) {
                since.remove(partition);
            } else if (before == null || before.stable() != each.stable()) {
                since.put(partition, new Since(each.stable(), now));
            }
            Since standing = since.get(partition);
            Duration still = standing == null ? Duration.ZERO : Duration.between(standing.time(), now);
            worst.merge(each.topic(), still, (a, b) -> a.compareTo(b) < 0 ? b : a);
        }
        return worst;
    }
}
