package dev.weir.object;

import dev.weir.event.ObjectContext;

/**
 * Who came to an object last: never changed, so a subtask may keep it at hand while it is being written.
 *
 * @param byClass contributors by class of their latest value, all time
 * @param firstEvents the site's events at the object's first event; -1 before it
 * @param burstUntil until which event time a class counts as lately met by a burst, by class
 * @param peak the strongest shift lately, by class, nats
 * @param peakTime event time of that shift, by class
 * @param last the last {@link #MOST} who came
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody outside this package sees one, and here nobody writes to one.
record Crowd(long[] byClass, long firstEvents, long[] burstUntil, double[] peak, long[] peakTime, Ring last) {

    /** Verdicts on both MovieLens sets were the same with 32 and with 128. */
    static final int MOST = 64;

    private static final Crowd NONE = new Crowd(
            new long[ValueClass.COUNT],
            -1,
            new long[ValueClass.COUNT],
            new double[ValueClass.COUNT],
            new long[ValueClass.COUNT],
            Ring.empty());

    /** Nobody came yet. */
    static Crowd none() {
        return NONE;
    }

    int size() {
        return last.size();
    }

    /** The one who came at a place from 0, oldest first. */
    Presence at(int place) {
        return last.at(place);
    }

    Presence newest() {
        return last.at(last.size() - 1);
    }

    long total() {
        long total = 0;
        for (long count : byClass) {
            total += count;
        }
        return total;
    }

    /** Whether all who ever came are of a part. */
    boolean isOf(Part part) {
        return part.in(byClass) == total();
    }

    /** Whether the contributor is among the last who came. */
    boolean has(String actor) {
        return last.placeOf(actor) >= 0;
    }

    /** With one more; a contributor counts once, with its latest value. */
    Crowd with(Presence newest) {
        int before = last.placeOf(newest.actor());
        Presence one = before < 0 ? newest : newest.after(last.at(before));
        long[] counts = byClass.clone();
        counts[newest.valueClass()]++;
        if (before >= 0) {
            counts[last.valueClass(before)]--;
        }
        Ring after = before < 0 && last.size() < MOST ? last.with(one) : last.without(Math.max(0, before), one);
        return new Crowd(counts, firstEvents < 0 ? newest.events() : firstEvents, burstUntil, peak, peakTime, after);
    }

    /**
     * With one who is here once more, where it stood: how often it came is all that is news, and beyond {@link
     * ObjectContext.Crowd#MOST_TIMES} not even that, for what never changes need not be written.
     */
    Crowd again(String actor) {
        int place = last.placeOf(actor);
        int times = last.at(place).times();
        return times > ObjectContext.Crowd.MOST_TIMES
                ? this
                : new Crowd(byClass, firstEvents, burstUntil, peak, peakTime, last.times(place, times + 1));
    }

    /** How often one who is among the last has come. */
    int timesOf(String actor) {
        return last.at(last.placeOf(actor)).times();
    }

    /** Met by a burst of a class that counts until then. */
    Crowd burst(int valueClass, long until) {
        long[] later = burstUntil.clone();
        later[valueClass] = until;
        return new Crowd(byClass, firstEvents, later, peak, peakTime, last);
    }

    /** With the strength of a shift at a time, where it is a new peak. */
    Crowd shifted(int valueClass, double strength, long time) {
        double[] higher = peak.clone();
        long[] when = peakTime.clone();
        higher[valueClass] = strength;
        when[valueClass] = time;
        return new Crowd(byClass, firstEvents, burstUntil, higher, when, last);
    }
}
