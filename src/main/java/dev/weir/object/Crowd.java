package dev.weir.object;

import java.util.Arrays;

/**
 * Who came to an object last. State: only add components; the arrays of events run in parallel, oldest first.
 *
 * @param byClass contributors by class of their latest value, all time
 * @param firstEvents the site's events at the object's first event; -1 before it
 * @param burstUntil until which event time a class counts as lately met by a burst, by class
 * @param peak the strongest shift lately, by class, nats
 * @param peakTime event time of that shift, by class
 * @param actors who
 * @param classes the event's class
 * @param times event time, epoch milliseconds
 * @param events site clock: events
 * @param activity site clock: capped activity
 * @param visits site clock: visits
 * @param own the contributor's events as of then
 * @param ofClass how many of them were in the class
 * @param leaning see {@link Presence}
 */
@SuppressWarnings("ArrayRecordComponent") // Never shared: each event makes its own.
public record Crowd(
        int[] byClass,
        long firstEvents,
        long[] burstUntil,
        double[] peak,
        long[] peakTime,
        String[] actors,
        int[] classes,
        long[] times,
        long[] events,
        double[] activity,
        double[] visits,
        int[] own,
        int[] ofClass,
        double[] leaning) {

    /** Verdicts on both MovieLens sets were the same with 32 and with 128. */
    static final int MOST = 64;

    private static final Crowd NONE = new Crowd(
            new int[ValueClass.COUNT],
            -1,
            new long[ValueClass.COUNT],
            new double[ValueClass.COUNT],
            new long[ValueClass.COUNT],
            new String[0],
            new int[0],
            new long[0],
            new long[0],
            new double[0],
            new double[0],
            new int[0],
            new int[0],
            new double[0]);

    /** Nobody came yet. */
    public static Crowd none() {
        return NONE;
    }

    int size() {
        return actors.length;
    }

    Presence at(int i) {
        return new Presence(
                actors[i], classes[i], times[i], events[i], activity[i], visits[i], own[i], ofClass[i], leaning[i]);
    }

    int total() {
        int total = 0;
        for (int count : byClass) {
            total += count;
        }
        return total;
    }

    /** Whether the contributor is among the last who came. */
    boolean has(String actor) {
        return Arrays.asList(actors).contains(actor);
    }

    /** With one more; a contributor counts once, with its latest value. */
    Crowd with(Presence newest) {
        int gone = Arrays.asList(actors).indexOf(newest.actor());
        int[] counts = byClass.clone();
        counts[newest.valueClass()]++;
        if (gone >= 0) {
            counts[classes[gone]]--;
        } else if (size() == MOST) {
            gone = 0;
        }
        int size = gone < 0 ? size() + 1 : size();
        Crowd after = new Crowd(
                counts,
                firstEvents < 0 ? newest.events() : firstEvents,
                burstUntil,
                peak,
                peakTime,
                without(actors, gone, new String[size]),
                without(classes, gone, new int[size]),
                without(times, gone, new long[size]),
                without(events, gone, new long[size]),
                without(activity, gone, new double[size]),
                without(visits, gone, new double[size]),
                without(own, gone, new int[size]),
                without(ofClass, gone, new int[size]),
                without(leaning, gone, new double[size]));
        int last = size - 1;
        after.actors[last] = newest.actor();
        after.classes[last] = newest.valueClass();
        after.times[last] = newest.time();
        after.events[last] = newest.events();
        after.activity[last] = newest.activity();
        after.visits[last] = newest.visits();
        after.own[last] = newest.own();
        after.ofClass[last] = newest.ofClass();
        after.leaning[last] = newest.leaning();
        return after;
    }

    /** Met by a burst of a class that counts until then. */
    Crowd burst(int valueClass, long until) {
        long[] later = burstUntil.clone();
        later[valueClass] = until;
        return with(later, peak, peakTime);
    }

    /** With the strength of a shift at a time, where it is a new peak. */
    Crowd shifted(int valueClass, double strength, long time) {
        double[] higher = peak.clone();
        long[] when = peakTime.clone();
        higher[valueClass] = strength;
        when[valueClass] = time;
        return with(burstUntil, higher, when);
    }

    private Crowd with(long[] newBurstUntil, double[] newPeak, long[] newPeakTime) {
        return new Crowd(
                byClass,
                firstEvents,
                newBurstUntil,
                newPeak,
                newPeakTime,
                actors,
                classes,
                times,
                events,
                activity,
                visits,
                own,
                ofClass,
                leaning);
    }

    /** Copies {@code from} without the place {@code gone} into {@code to}, whose last place stays free. */
    @SuppressWarnings("SuspiciousSystemArraycopy") // Both are of one type, which the language cannot say.
    private static <T> T without(T from, int gone, T to) {
        int length = java.lang.reflect.Array.getLength(from);
        int head = gone < 0 ? length : gone;
        System.arraycopy(from, 0, to, 0, head);
        if (gone >= 0) {
            System.arraycopy(from, gone + 1, to, gone, length - gone - 1);
        }
        return to;
    }
}
