package dev.weir.evaluate;

import dev.weir.actor.ActorMemory;
import dev.weir.actor.Judge;
import dev.weir.campaign.Campaigns;
import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Retraction;
import dev.weir.event.StandingChange;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.model.RateBaselines;
import dev.weir.object.Crowd;
import dev.weir.object.ObjectMemory;
import dev.weir.object.ObjectWatch;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.StreamSettings;
import dev.weir.timing.FileClock;
import dev.weir.verdict.StandingMemory;
import dev.weir.verdict.Standings;
import dev.weir.verdict.Verdicts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The stages of the job in one thread: object, campaign, actor and verdict, over the events of one stream of ratings in the
 * order of their times. It says what a replay of the same events says under the default policy and the shipped baselines.
 * Not thread-safe.
 */
public final class Lane {

    /** The stream's name: it begins the ids of campaigns. */
    static final String STREAM = "ratings";

    /** What {@code job.memory} is by default. */
    public static final Duration MEMORY = Duration.ofDays(30);

    private final long memory;
    private final FileClock clock;
    private final ObjectWatch watch;
    private final Campaigns campaigns = new Campaigns(STREAM);
    private final Judge judge;
    private final Mode campaignMode;
    private final Map<String, ObjectMemory> objects = new HashMap<>();
    private final Map<String, Crowd> crowds = new HashMap<>();
    private final Map<String, ActorMemory> actors = new HashMap<>();
    private final Map<String, StandingMemory> standings = new HashMap<>();

    /**
     * What came of one event.
     *
     * @param verdict its verdict
     * @param suspicions what its alarms say of contributors, itself maybe among them
     * @param changes the standings that followed
     * @param retractions the entries of the ledger that followed
     */
    public record Step(
            Verdict verdict, List<Suspicion> suspicions, List<StandingChange> changes, List<Retraction> retractions) {}

    /**
     * @param stream the stream's settings
     * @param memory how long an object or contributor is remembered after its last event, by event time
     */
    public Lane(StreamSettings stream, Duration memory) {
        this.memory = memory.toMillis();
        Policy policy = PolicyFile.defaults();
        CheckPolicies checks = policy.on(STREAM);
        RateBaselines baselines = RateBaselines.shipped();
        clock = new FileClock(stream.fields().time());
        watch = new ObjectWatch(stream.scale());
        judge = new Judge(stream, checks, baselines, new Verdicts(policy.id(), baselines.id()));
        campaignMode = checks.campaign().on(stream.kind());
    }

    /** Lets the next event through. Its alarms speak behind its verdict, as in the job. */
    public Step next(Event unplaced) {
        Event event = clock.place(unplaced);
        List<Alarm> alarms = new ArrayList<>(0);
        ObjectContext context = event.timing() == Timing.FUTURE ? ObjectContext.NONE : meet(event, alarms);
        Judge.Outcome outcome = judge.judge(
                event, context, actor(event), standings.get(event.actor().text()));
        actors.put(event.actor().text(), outcome.after());
        List<Suspicion> suspicions = new ArrayList<>(0);
        List<StandingChange> changes = new ArrayList<>(0);
        List<Retraction> retractions = new ArrayList<>(0);
        for (Alarm alarm : alarms) {
            for (Suspicion suspicion : campaigns.on(alarm)) {
                suspicions.add(suspicion);
                apply(suspicion, changes, retractions);
            }
        }
        return new Step(outcome.passage().verdict(), suspicions, changes, retractions);
    }

    /** The object stage. */
    private ObjectContext meet(Event event, List<Alarm> alarms) {
        String object = Objects.requireNonNull(event.object()).text();
        ObjectMemory before = objects.getOrDefault(object, ObjectMemory.EMPTY);
        if (before.count() > 0 && event.time() - before.lastSeen() > memory) {
            before = ObjectMemory.EMPTY;
            crowds.remove(object);
        }
        ObjectWatch.Seen seen = watch.look(event, crowds.getOrDefault(object, Crowd.none()), before.count());
        crowds.put(object, seen.after());
        alarms.addAll(seen.alarms());
        objects.put(object, before.with(event));
        return before.asOf(event.time(), seen.crowd());
    }

    private ActorMemory actor(Event event) {
        ActorMemory known = actors.get(event.actor().text());
        boolean forgotten =
                known == null || (event.timing() != Timing.FUTURE && event.time() - known.lastSeen() > memory);
        return known == null || forgotten ? ActorMemory.empty() : known;
    }

    private void apply(Suspicion suspicion, List<StandingChange> changes, List<Retraction> retractions) {
        if (campaignMode != Mode.ENFORCE) {
            return;
        }
        Entity actor = suspicion.actor();
        Standings.Outcome outcome = Standings.apply(standings.get(actor.text()), suspicion, STREAM);
        if (outcome.change() != null) {
            changes.add(outcome.change());
        }
        if (outcome.change() != null || !outcome.retractions().isEmpty()) {
            standings.put(actor.text(), outcome.after());
        }
        retractions.addAll(outcome.retractions());
    }
}
