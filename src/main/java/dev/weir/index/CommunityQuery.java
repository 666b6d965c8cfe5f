package dev.weir.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where one contributor stands among those of its stream, by how much each sent of late. */
final class CommunityQuery {

    private static final String NEWEST =
            " FROM admitted WHERE id > (SELECT max(id) FROM admitted) - " + Community.NEWEST + " AND stream = ?1";

    private CommunityQuery() {}

    static Community of(Session session, String stream, String actor) {
        long since = session.number("SELECT coalesce(min(at), -1)" + NEWEST, stream);
        long own = since < 0
                ? 0
                : session.number("SELECT count(*)" + NEWEST + " AND actor = ?2", stream, actor)
                        + session.number(
                                "SELECT count(*) FROM held h JOIN facet f ON f.id = h.facet WHERE h.actor = ?2"
                                        + " AND h.at >= ?3 AND f.stream = ?1 AND NOT EXISTS"
                                        + " (SELECT 1 FROM admitted a WHERE a.origin = h.origin)",
                                stream,
                                actor,
                                since);
        List<Long> bySize = new ArrayList<>();
        long[] sums = new long[2];
        session.list("SELECT count(*)" + NEWEST + " GROUP BY actor", row -> row.getLong(1), stream)
                .forEach(events -> {
                    int size = Community.sizeClass(events);
                    if (bySize.size() <= size) {
                        bySize.addAll(Collections.nCopies(size + 1 - bySize.size(), 0L));
                    }
                    bySize.set(size, bySize.get(size) + 1);
                    sums[0]++;
                    sums[1] += events < own ? 1 : 0;
                });
        return new Community(sums[0], bySize, since < 0 ? null : Instant.ofEpochMilli(since), own, sums[1]);
    }
}
