package dev.weir.index;

import dev.weir.event.Entity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is known of one event that went to training. */
final class TrainedQuery {

    private TrainedQuery() {}

    static Optional<TrainedItem> item(Session session, String origin) {
        return session.one(Retracted.SELECT + "WHERE origin = ? ORDER BY at DESC LIMIT 1", Retracted.Row::read, origin)
                .map(row -> item(session, row));
    }

    private static TrainedItem item(Session session, Retracted.Row row) {
        boolean isRetracted = !Retracted.of(session, List.of(row)).isEmpty();
        return new TrainedItem(
                row.origin(),
                row.stream(),
                new Entity(row.actor()),
                HeldQuery.entity(row.object()),
                row.value(),
                row.time() == null ? null : Instant.ofEpochMilli(row.time()),
                Instant.ofEpochMilli(row.at()),
                row.trust(),
                row.source(),
                row.signedBy(),
                isRetracted ? "retracted" : row.verdict(),
                ActorQuery.standing(session, row.actor()),
                DecisionQuery.ofOrigin(session, row.origin()).stream()
                        .sorted(Comparator.comparing(Answered::time))
                        .toList(),
                CommunityQuery.of(session, row.stream(), row.actor()));
    }
}
