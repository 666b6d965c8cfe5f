package dev.weir.evaluate;

import dev.weir.actor.ActorMemory;
import dev.weir.actor.Corroboration;
import dev.weir.actor.Judge;
import dev.weir.actor.Waiting;
import dev.weir.campaign.Campaigns;
import dev.weir.company.Company;
import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Opinion;
import dev.weir.event.Retraction;
import dev.weir.event.StandingChange;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.model.RateBaselines;
import dev.weir.object.ObjectLook;
import dev.weir.object.ObjectState;
import dev.weir.object.Watched;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.StreamSettings;
import dev.weir.timing.FileClock;
import dev.weir.verdict.StandingMemory;
import dev.weir.verdict.Standings;
import dev.weir.verdict.Verdicts;
import dev.weir.wire.Passage;
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

    private final Memory memory;
    private final FileClock clock;
    private final ObjectLook look;
    private final Campaigns campaigns = new Campaigns(STREAM);
    private final Company company;
    private final Judge judge;
    private final Corroboration corroboration;
    private final Map<String, ObjectState> objects = new HashMap<>();
    private final Map<String, ActorMemory> actors = new HashMap<>();
    private final Map<String, StandingMemory> standings = new HashMap<>();
    private final Map<String, Waiting> waiting = new HashMap<>();

    /**
     * What came of one event.
     *
     * @param verdict its verdict
     * @param suspicions what its alarms say of contributors, itself maybe among them
     * @param changes the standings that followed
     * @param retractions the entries of the ledger that followed
     * @param released held events that go out now
     */
    public record Step(
            Verdict verdict,
            List<Suspicion> suspicions,
            List<StandingChange> changes,
            List<Retraction> retractions,
            List<Passage> released) {}

    /**
     * @param stream the stream's settings
     * @param memory how long it remembers
     */
    public Lane(StreamSettings stream, Memory memory) {
        this.memory = memory;
        Policy policy = PolicyFile.defaults();
        CheckPolicies checks = policy.on(STREAM);
        RateBaselines baselines = RateBaselines.shipped();
        clock = new FileClock(stream.fields().time());
        judge = new Judge(stream, checks, baselines, new Verdicts(policy.id(), baselines.id()));
        corroboration = new Corroboration(List.of(judge), List.of(STREAM), 1);
        company = new Company(0, Company.Room.of(memory.objects()));
        look = new ObjectLook(List.of(Watched.of(STREAM, stream, checks)), memory.objects(), 1);
    }

    /** Lets the next event through. Its alarms speak behind its verdict, as in the job. */
    public Step next(Event unplaced) {
        Event event = clock.place(unplaced);
        List<Alarm> alarms = new ArrayList<>(0);
        ObjectContext context = meet(event, alarms);
        ActorMemory before = actor(event);
        StandingMemory standing = standings.get(event.actor().text());
        Judge.Outcome outcome = judge.judge(event, context, before, standing);
        actors.put(event.actor().text(), outcome.after());
        corroboration.count(STREAM, before, outcome.after());
        if (Waiting.mayWait(outcome.passage())) {
            waiting.compute(event.actor().text(), (actor, held) -> Waiting.after(held, outcome.passage()));
        }
        Step step = new Step(
                outcome.passage().verdict(),
                new ArrayList<>(0),
                new ArrayList<>(0),
                new ArrayList<>(0),
                new ArrayList<>(0));
        if (standing != null && event.timing() != Timing.FUTURE) {
            corroborate(standing, event.actor(), event.time(), step);
        }
        Opinion opinion = Opinion.of(event);
        if (opinion != null) {
            company.on(opinion).forEach(suspicion -> apply(suspicion, step));
        }
        if (event.timing() != Timing.FUTURE) {
            campaigns.at(event.time()).forEach(suspicion -> apply(suspicion, step));
        }
        for (Alarm alarm : alarms) {
            campaigns.on(alarm).forEach(suspicion -> apply(suspicion, step));
        }
        return step;
    }

    /** The object stage. */
    private ObjectContext meet(Event event, List<Alarm> alarms) {
        if (ObjectLook.passesBy(event)) {
            return ObjectContext.NONE;
        }
        String key = Objects.requireNonNull(event.object()).text();
        List<Passage> out = new ArrayList<>(1);
        look.on(event, objects.computeIfAbsent(key, name -> new ObjectState()), 1, out::add);
        out.stream()
                .filter(passage -> passage.what() == Passage.What.ALARM)
                .forEach(passage -> alarms.add(passage.alarm()));
        return out.get(0).context();
    }

    private ActorMemory actor(Event event) {
        ActorMemory known = actors.get(event.actor().text());
        if (known == null) {
            return ActorMemory.empty();
        }
        boolean forgotten = event.timing() != Timing.FUTURE
                && event.time() - known.lastSeen() > memory.actors().toMillis();
        return forgotten ? ActorMemory.returning() : known;
    }

    private void apply(Suspicion suspicion, Step step) {
        step.suspicions.add(suspicion);
        String actor = suspicion.actor().text();
        StandingMemory before = standings.getOrDefault(actor, StandingMemory.CLEAR);
        Standings.Outcome outcome = judge.weigh(suspicion, before, STREAM);
        Waiting held = waiting.get(actor);
        if (held != null) {
            List<Passage> released = held.released(suspicion, outcome.after());
            if (!released.isEmpty()) {
                step.released.addAll(released);
                waiting.compute(actor, (name, all) -> held.without(suspicion));
            }
        }
        if (!outcome.after().equals(before)) {
            tell(actor, outcome, step);
            corroborate(outcome.after(), suspicion.actor(), suspicion.time(), step);
        }
    }

    private void corroborate(StandingMemory standing, Entity actor, long time, Step step) {
        Standings.Outcome outcome = corroboration
                .look(standing, actors.get(actor.text()), 0, actor, time)
                .standing();
        if (outcome != null) {
            tell(actor.text(), outcome, step);
        }
    }

    private void tell(String actor, Standings.Outcome outcome, Step step) {
        standings.put(actor, outcome.after());
        if (outcome.change() != null) {
            step.changes.add(outcome.change());
        }
        step.retractions.addAll(outcome.retractions());
    }
}
