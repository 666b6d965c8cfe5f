package dev.weir.object;

/**
 * Who came to an object last: never changed, so a subtask may keep it at hand while it is being written.
 *
 * @param byClass contributors by class of their latest value, all time
 * @param firstEvents the site's events at the object's first event; -1 before it
 * @param burstUntil until which event time a class counts as lately met by a burst, by class
 * @param peak the strongest shift lately, by class, nats
 * @param peakTime event time of that shift, by class
 * @param last the last {@link #MOST} who came, oldest first
 * @param names hash codes of their names: most events ask whether somebody is here, and nobody is
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody outside this package sees one, and here nobody writes to one.
record Crowd(
        int[] byClass,
        long firstEvents,
        long[] burstUntil,
        double[] peak,
        long[] peakTime,
        Presence[] last,
        int[] names) {

    /** Verdicts on both MovieLens sets were the same with 32 and with 128. */
    static final int MOST = 64;

    private static final Crowd NONE = new Crowd(
            new int[ValueClass.COUNT],
            -1,
            new long[ValueClass.COUNT],
            new double[ValueClass.COUNT],
            new long[ValueClass.COUNT],
            new Presence[0],
            new int[0]);

    Crowd(int[] byClass, long firstEvents, long[] burstUntil, double[] peak, long[] peakTime, Presence[] last) {
        this(byClass, firstEvents, burstUntil, peak, peakTime, last, new int[last.length]);
        for (int i = 0; i < last.length; i++) {
            names[i] = last[i].actor().hashCode();
        }
    }

    /** Nobody came yet. */
    static Crowd none() {
        return NONE;
    }

    int size() {
        return last.length;
    }

    /** The one who came at a place from 0, oldest first. */
    Presence at(int place) {
        return last[place];
    }

    Presence newest() {
        return last[last.length - 1];
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
        return placeOf(actor) >= 0;
    }

    private int placeOf(String actor) {
        int name = actor.hashCode();
        for (int i = names.length - 1; i >= 0; i--) {
            if (names[i] == name && last[i].actor().equals(actor)) {
                return i;
            }
        }
        return -1;
    }

    /** With one more; a contributor counts once, with its latest value. */
    Crowd with(Presence newest) {
        int gone = placeOf(newest.actor());
        int[] counts = byClass.clone();
        counts[newest.valueClass()]++;
        if (gone >= 0) {
            counts[last[gone].valueClass()]--;
        } else if (last.length == MOST) {
            gone = 0;
        }
        Presence[] after = new Presence[gone < 0 ? last.length + 1 : last.length];
        int head = gone < 0 ? last.length : gone;
        int[] namesAfter = new int[after.length];
        System.arraycopy(last, 0, after, 0, head);
        System.arraycopy(names, 0, namesAfter, 0, head);
        if (gone >= 0) {
            System.arraycopy(last, gone + 1, after, gone, last.length - gone - 1);
            System.arraycopy(names, gone + 1, namesAfter, gone, last.length - gone - 1);
        }
        after[after.length - 1] = newest;
        namesAfter[after.length - 1] = newest.actor().hashCode();
        return new Crowd(
                counts, firstEvents < 0 ? newest.events() : firstEvents, burstUntil, peak, peakTime, after, namesAfter);
    }

    /** Met by a burst of a class that counts until then. */
    Crowd burst(int valueClass, long until) {
        long[] later = burstUntil.clone();
        later[valueClass] = until;
        return new Crowd(byClass, firstEvents, later, peak, peakTime, last, names);
    }

    /** With the strength of a shift at a time, where it is a new peak. */
    Crowd shifted(int valueClass, double strength, long time) {
        double[] higher = peak.clone();
        long[] when = peakTime.clone();
        higher[valueClass] = strength;
        when[valueClass] = time;
        return new Crowd(byClass, firstEvents, burstUntil, higher, when, last, names);
    }
}
