package dev.weir.rate;

import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.Finding.Weight;
import dev.weir.event.Kind;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.model.RateBaselines;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check with the state of many actors behind it, as a stage would keep it. */
final class Gate {

    static final CheckPolicies.Rate POLICY = new CheckPolicies.Rate(Mode.ENFORCE, 1500, 200);

    private static final Origin ORIGIN = Origin.line("test.csv", 1);
    private static final Payload PAYLOAD = Payload.ofValue(new byte[0]);

    private final RateLimits limits;
    private final Map<String, RateWindows> state = new HashMap<>();
    private final Set<String> heldActors = new HashSet<>();
    private final Set<String> noticedActors = new HashSet<>();
    private int events;
    private int held;
    private int noticed;

    Gate(RateLimits limits) {
        this.limits = limits;
    }

    static Gate shipped(Kind kind) {
        return new Gate(RateLimits.of(RateBaselines.shipped().of(kind), POLICY));
    }

    static Event event(String actor, long time, Timing timing, long offBy) {
        return new Event(
                0,
                ORIGIN,
                null,
                Entity.of("user", actor),
                Event.Identity.KNOWN,
                null,
                Double.NaN,
                null,
                time,
                timing,
                offBy,
                PAYLOAD);
    }

    void replay(List<DataSets.Row> rows) {
        rows.forEach(row -> onTime(row.actor(), row.time()));
    }

    @Nullable
    Finding onTime(String actor, long time) {
        return take(event(actor, time, Timing.ON_TIME, 0));
    }

    @Nullable
    Finding take(Event event) {
        String actor = event.actor().text();
        RateCheck.Result result = RateCheck.assess(state.getOrDefault(actor, RateWindows.empty()), event, limits);
        state.put(actor, result.after());
        events++;
        Finding finding = result.finding();
        if (finding != null && finding.weight() == Weight.HOLDS) {
            held++;
            heldActors.add(actor);
        } else if (finding != null) {
            noticed++;
            noticedActors.add(actor);
        }
        return finding;
    }

    int events() {
        return events;
    }

    int held() {
        return held;
    }

    int noticed() {
        return noticed;
    }

    /** How many actors had an event held. */
    int heldActors() {
        return heldActors.size();
    }

    int noticedActors() {
        return noticedActors.size();
    }

    int actors() {
        return state.size();
    }
}
