package dev.weir.source;

import dev.weir.event.Alert;
import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Features;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** What somebody said to somebody through a source, and what the sources' hours make of it. */
final class Sayings {

    private static final Payload EMPTY = Payload.ofValue(new byte[0]);

    private final Tally tally;
    private final StreamSources sources = new StreamSources(0, "s", SourceStage.MOST_SOURCES);
    private final Map<String, Long> lastSeen = new HashMap<>();
    final List<Alert> alerts = new ArrayList<>();
    final Map<String, Double> caps = new HashMap<>();

    /** @param scale of the values, or null: amounts */
    Sayings(@Nullable Scale scale) {
        tally = new Tally(List.of(new SourcePlan(true, Mode.SHADOW, scale)));
    }

    /** One event, epoch milliseconds. */
    record Saying(long time, String actor, String source, double value, boolean held) {

        Saying by(String another) {
            return new Saying(time, another, source, value, held);
        }

        /** A step less on the scale, or twice the amount. */
        Saying moved(@Nullable Scale scale) {
            double other = scale == null ? 2 * value : Math.max(scale.min(), value - 1);
            return new Saying(time, actor, source, other, held);
        }
    }

    /** All of it in the order of time. */
    static Sayings of(List<Saying> all, @Nullable Scale scale) {
        Sayings sayings = new Sayings(scale);
        all.stream().sorted(Comparator.comparingLong(Saying::time)).forEach(sayings::say);
        sayings.tally.flush(sayings.collector());
        return sayings;
    }

    static Passage judged(Saying saying) {
        Verdict verdict = new Verdict(
                saying.held ? Verdict.Ruling.HOLD : Verdict.Ruling.ADMIT, saying.held ? 0.5 : 1, List.of(), "p@1", "");
        Event event = new Event(
                0,
                new Origin("in", 0, 0, saying.time),
                null,
                Entity.of("user", saying.actor),
                Event.Identity.KNOWN,
                null,
                saying.value,
                null,
                saying.time,
                Timing.ON_TIME,
                0,
                EMPTY,
                new Details(saying.source, null, null, null, null, Features.NONE, null));
        return Passage.judged(event, ObjectContext.NONE, verdict);
    }

    private void say(Saying saying) {
        Long before = lastSeen.put(saying.actor, saying.time);
        tally.count(judged(saying), before == null ? Long.MIN_VALUE : before, before == null, collector());
    }

    private Collector<Passage> collector() {
        return new Collector<>() {
            @Override
            public void collect(Passage passage) {
                sources.closeBefore(passage.sourceTally().clock() - 1).forEach(Sayings.this::hear);
                sources.take(passage.sourceTally());
            }

            @Override
            public void close() {}
        };
    }

    private void hear(Passage said) {
        if (said.what() == Passage.What.ALERT) {
            alerts.add(said.alert());
        } else {
            caps.put(said.sourceStanding().source(), said.sourceStanding().cap());
        }
    }
}
