package dev.weir.object;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The clocks of one stream as one subtask sees them: time measured in what happens on the site, which takes out weekends,
 * growth and bursts of the whole site. A subtask sees an even sample of the objects, and every formula divides one of these
 * clocks by another of the same subtask. Not thread-safe.
 */
public final class Site {

    /** Contributors whose counts are kept; the one not seen for longest is forgotten. */
    static final int MOST_CONTRIBUTORS = 50_000;

    /** A contributor not seen in this many events pays a new visit. */
    private static final long VISIT = 1_000;

    /** A contributor's events beyond this advance the clock ever less: a long profile must not hide its own burst. */
    private static final double FULL_WEIGHT = 50;

    private static final double LEAST_OBJECTS = 200;
    private static final double PRIOR = 5;
    private static final double MOST_LEANING = 3;

    private long events;
    private long objects;
    private double activity;
    private long visits;
    private final double[] byClass = new double[ValueClass.COUNT];
    private final Map<String, Contributor> contributors = new LinkedHashMap<>(16, 0.75f, true);

    Site() {
        // One event a class to begin with: no class is impossible.
        Arrays.fill(byClass, 1);
    }

    /**
     * The clocks alone. What single contributors did is not kept: after a restart they count as new, which makes the
     * clock run a little faster and nobody more suspect.
     *
     * @param stream the stream's name
     * @param byClass events by class
     */
    @SuppressWarnings("ArrayRecordComponent") // Written once, read once.
    public record Clocks(String stream, long events, long objects, double activity, long visits, double[] byClass) {}

    Clocks clocks(String stream) {
        return new Clocks(stream, events, objects, activity, visits, byClass.clone());
    }

    /** Takes over from a former subtask. The furthest clock counts: no clock may run behind what crowds remember of it. */
    void resume(Clocks clocks) {
        events = Math.max(events, clocks.events());
        objects = Math.max(objects, clocks.objects());
        activity = Math.max(activity, clocks.activity());
        visits = Math.max(visits, clocks.visits());
        for (int i = 0; i < byClass.length; i++) {
            byClass[i] = Math.max(byClass[i], clocks.byClass()[i]);
        }
    }

    private static final class Contributor {
        private final int[] byClass = new int[ValueClass.COUNT];
        private int events;
        private long last;
    }

    /** Counts one event and says where it stands. */
    Presence count(String actor, int valueClass, long time, long before) {
        Contributor who = contributors.computeIfAbsent(actor, name -> new Contributor());
        double leaning = leaning(who, valueClass);
        if (before == 0) {
            objects++;
        }
        events++;
        who.events++;
        who.byClass[valueClass]++;
        byClass[valueClass]++;
        activity += Math.min(1, FULL_WEIGHT / who.events);
        if (who.events == 1 || events - who.last > VISIT) {
            visits++;
        }
        who.last = events;
        if (contributors.size() > MOST_CONTRIBUTORS) {
            contributors.remove(contributors.keySet().iterator().next());
        }
        return new Presence(
                actor, valueClass, time, events, activity, visits, who.events, who.byClass[valueClass], (float)
                        leaning);
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

    /** Objects seen; a young site is taken to have 200. */
    double objects() {
        return Math.max(LEAST_OBJECTS, (double) objects);
    }

    /**
     * How many events of an object are expected from a moment on, by what it had before and by what happens on the site.
     *
     * @param shape events of the object before that moment, and a half
     * @param since the activity clock at that moment
     */
    double expected(double shape, double since) {
        return shape / (0.5 * objects() + since) * (activity - since + 1);
    }

    double activity() {
        return activity;
    }

    long visits() {
        return visits;
    }

    long events() {
        return events;
    }
}
