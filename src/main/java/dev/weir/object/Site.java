package dev.weir.object;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one stream as one subtask sees them: time measured in what happens on the site, which takes out weekends,
 * growth and bursts of the whole site. A subtask sees an even sample of the objects, so each event that it sees stands for as many on the
 * site as there are subtasks. Counted so, the clocks mean the same whatever the number of subtasks: a crowd is met by as many events as
 * before when it changes, and what a formula asks of a site is asked of the site. Not thread-safe.
 */
public final class Site {

    /** Contributors whose counts are kept; the one not seen for longest is forgotten. */
    static final int MOST_CONTRIBUTORS = 50_000;

    /** A contributor not seen in this many events pays a new visit. */
    private static final long VISIT = 1_000;

    /** A contributor's events beyond this advance the clock ever less: a long profile must not hide its own burst. */
    private static final double FULL_WEIGHT = 50;

    /**
     * A contributor's events beyond this count ever less, and never twice as many in all: one that sends without end, most of it held, must not
     * say for all what is usual, nor run the clock on. The busiest of the 1,553 users of both MovieLens sets gave 2,698.
     */
    private static final double MOST_OF_ONE = 3_000;

    private static final double LEAST_OBJECTS = 200;
    private static final double PRIOR = 5;
    private static final double MOST_LEANING = 3;

    private final int subtasks;

    /** For how much on the clocks an event stands that is seen here. */
    private double each;

    private double events;
    private double objects;
    private double activity;

    /** Events that former subtasks saw, all added. */
    private double seenBefore;

    private long visits;
    private final double[] byClass = new double[ValueClass.COUNT];
    private final People people = new People();
    private final Map<String, Contributor> contributors = new LinkedHashMap<>(16, 0.75f, true);

    /** @param subtasks of the stage, 1 or more */
    Site(int subtasks) {
        this.subtasks = subtasks;
        this.each = subtasks;
        // One event a class to begin with: no class is impossible.
        Arrays.fill(byClass, 1);
    }

    /**
     * The clocks alone. What single contributors did is not kept: after a restart they count as new, which makes the
     * clock run a little faster and nobody more suspect.
     *
     * @param stream the stream's name
     * @param byClass events by class
     * @param each for how much on the clocks an event stood; 0 in state from before it was kept, when it was 1
     * @param people who ever came, see {@link People#bits}; null in state from before it was kept
     */
    @SuppressWarnings("ArrayRecordComponent") // Written once, read once.
    public record Clocks(
            String stream,
            long events,
            long objects,
            double activity,
            long visits,
            double[] byClass,
            double each,
            long @Nullable [] people) {

        private double seen() {
            return each > 0 ? events / each : (double) events;
        }
    }

    Clocks clocks(String stream) {
        return new Clocks(
                stream, (long) events, (long) objects, activity, visits, byClass.clone(), each, people.bits());
    }

    /**
     * Takes over from a former subtask. The furthest clock counts: no clock may run behind what crowds remember of it. It then goes on
     * as fast as it went on the whole: samples are never quite even, and one that ran ahead and slowed down would make everything that
     * comes look like much.
     */
    void resume(Clocks clocks) {
        seenBefore += clocks.seen();
        events = Math.max(events, (double) clocks.events());
        each = seenBefore > 0 ? subtasks * events / seenBefore : subtasks;
        objects = Math.max(objects, (double) clocks.objects());
        activity = Math.max(activity, clocks.activity());
        visits = Math.max(visits, clocks.visits());
        people.resume(clocks.people());
        for (int i = 0; i < byClass.length; i++) {
            byClass[i] = Math.max(byClass[i], clocks.byClass()[i]);
        }
    }

    private static final class Contributor {
        private final int[] byClass = new int[ValueClass.COUNT];
        private int events;
        private double last;
    }

    /** Counts one event and says where it stands. */
    Presence count(String actor, int valueClass, long time, long before) {
        Contributor who = contributors.computeIfAbsent(actor, name -> new Contributor());
        double leaning = leaning(who, valueClass);
        if (before == 0) {
            objects += each;
        }
        people.came(actor);
        who.events++;
        who.byClass[valueClass]++;
        double beyond = Math.min(1, MOST_OF_ONE / subtasks / who.events);
        events += each * beyond * beyond;
        byClass[valueClass] += each * beyond * beyond;
        // It has about as many more at the other subtasks: full weight ends that much earlier here.
        activity += each * Math.min(1, FULL_WEIGHT / subtasks / who.events);
        // No sample: who rates fifty films in an evening is met by all subtasks.
        if (who.events == 1 || events - who.last > VISIT) {
            visits++;
        }
        who.last = events;
        if (contributors.size() > MOST_CONTRIBUTORS) {
            contributors.remove(contributors.keySet().iterator().next());
        }
        return new Presence(
                actor,
                valueClass,
                time,
                (long) events,
                activity,
                visits,
                who.events,
                who.byClass[valueClass],
                (float) leaning,
                1);
    }

    private double leaning(Contributor who, int valueClass) {
        double leaning = leaning(who.byClass[valueClass], who.events, valueClass);
        return Math.min(MOST_LEANING, Math.max(1 / MOST_LEANING, leaning));
    }

    /** How much more often than others somebody with so many events, so many of them in the class, gives it; 1 is usual. */
    double leaning(int ofClass, int events, int valueClass) {
        double usual = share(valueClass);
        return (ofClass + PRIOR * usual) / (events + PRIOR) / usual;
    }

    /** Share of the class among all events, 0 to 1. */
    double share(int valueClass) {
        return byClass[valueClass] / (events + ValueClass.COUNT);
    }

    /** Share of a part of the classes among all events, 0 to 1. */
    double share(Part part) {
        return part.in(byClass) / (events + ValueClass.COUNT);
    }

    /** Whether so many, who came to one object lately, are a good part of everybody. */
    boolean areEverybody(int came) {
        return people.areEverybody(came);
    }

    /** Objects seen; a young site is taken to have 200. */
    double objects() {
        return Math.max(LEAST_OBJECTS, objects);
    }

    /** What happened on the site before an object's first event, in which it could have had one: an object comes once in so much. */
    double unseen() {
        return 0.5 * objects();
    }

    /**
     * How many events of an object are expected from a moment on, by what it had before and by what happens on the site.
     *
     * @param shape events of the object before that moment, and a half
     * @param since the activity clock at that moment
     */
    double expected(double shape, double since) {
        return shape / (unseen() + since) * (activity - since + 1);
    }

    double activity() {
        return activity;
    }

    long visits() {
        return visits;
    }

    long events() {
        return (long) events;
    }
}
