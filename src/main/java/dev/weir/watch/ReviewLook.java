package dev.weir.watch;

import dev.weir.index.Backlog;
import dev.weir.index.IndexFeed;
import dev.weir.index.Overview;
import dev.weir.index.ReviewIndex;
import dev.weir.metrics.Exposition;
import dev.weir.metrics.Metric;
import dev.weir.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the index says of what waits. For one thread. */
final class ReviewLook {

    /** What was retracted is looked up row by row: up to 5,000 entries, which a page may take but not every scrape. */
    private static final Duration EXPOSED_EACH = Duration.ofMinutes(1);

    private final Settings settings;
    private final ReviewIndex index;
    private final IndexFeed feed;
    private Instant exposedAt = Instant.MIN;
    private long rows;
    private long seconds;

    ReviewLook(Settings settings, ReviewIndex index, IndexFeed feed) {
        this.settings = settings;
        this.index = index;
        this.feed = feed;
    }

    void look(Instant now, Exposition out) {
        Backlog backlog = index.backlog(now);
        List<String> quiet = new ArrayList<>(settings.streamNames());
        for (Backlog.Waiting stream : backlog.streams()) {
            quiet.remove(stream.stream());
            Instant oldest = stream.oldest();
            waits(
                    out,
                    stream.stream(),
                    stream.events(),
                    oldest == null ? Duration.ZERO : Duration.between(oldest, now));
        }
        quiet.forEach(stream -> waits(out, stream, 0, Duration.ZERO));
        out.add(Metric.DEADLINE, settings.review().holdFor().toSeconds());
        out.add(Metric.CASES, backlog.cases());
        out.add(Metric.CLAIMED, backlog.claimed());
        backlog.decided()
                .forEach(decided -> out.add(Metric.DECISIONS, decided.count(), decided.action(), decided.outcome()));
        if (!exposedAt.plus(EXPOSED_EACH).isAfter(now)) {
            Overview overview = index.overview(now);
            rows = overview.exposedRows();
            seconds = overview.exposedSeconds();
            exposedAt = now;
        }
        out.add(Metric.EXPOSED_ROWS, rows);
        out.add(Metric.EXPOSED_SECONDS, seconds);
        out.add(Metric.INDEX_LAG, feed.lag());
        out.add(Metric.INDEX_TIME, feed.taken() / 1e3);
    }

    private static void waits(Exposition out, String stream, long events, Duration oldest) {
        out.add(Metric.WAITING, events, stream);
        out.add(Metric.OLDEST, Math.max(0, oldest.toSeconds()), stream);
    }
}
