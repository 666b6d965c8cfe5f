package dev.weir.object;

import java.util.Arrays;

/**
 * Those who came last, oldest first, and beside them, each in an array of its own, what every test asks of all of them: 64 records are 64
 * places in memory, and to walk through them with each event is what a crowd costs. Never changed.
 */
final class Ring {

    private static final Ring EMPTY = new Ring(0);

    private final Presence[] all;

    /** Hash codes of their names: most events ask whether somebody is here, and nobody is. */
    private final int[] names;

    private final byte[] classes;
    private final long[] times;
    private final double[] activities;
    private final float[] leanings;

    private Ring(int size) {
        all = new Presence[size];
        names = new int[size];
        classes = new byte[size];
        times = new long[size];
        activities = new double[size];
        leanings = new float[size];
    }

    static Ring empty() {
        return EMPTY;
    }

    /** These, oldest first. */
    static Ring of(Presence... all) {
        Ring ring = new Ring(all.length);
        for (int i = 0; i < all.length; i++) {
            ring.set(i, all[i]);
        }
        return ring;
    }

    /** With one more behind the newest. */
    Ring with(Presence newest) {
        Ring after = new Ring(size() + 1);
        after.take(this, 0, 0, size());
        after.set(size(), newest);
        return after;
    }

    /** With one more behind the newest, and without the one at a place. */
    Ring without(int gone, Presence newest) {
        Ring after = new Ring(size());
        after.take(this, 0, 0, gone);
        after.take(this, gone + 1, gone, size() - gone - 1);
        after.set(size() - 1, newest);
        return after;
    }

    /** The same, but that the one at a place came so often. */
    Ring times(int place, int often) {
        Ring after = new Ring(size());
        after.take(this, 0, 0, size());
        after.set(place, all[place].times(often));
        return after;
    }

    private void set(int place, Presence one) {
        all[place] = one;
        names[place] = one.actor().hashCode();
        classes[place] = (byte) one.valueClass();
        times[place] = one.time();
        activities[place] = one.activity();
        leanings[place] = one.leaning();
    }

    private void take(Ring from, int first, int to, int count) {
        System.arraycopy(from.all, first, all, to, count);
        System.arraycopy(from.names, first, names, to, count);
        System.arraycopy(from.classes, first, classes, to, count);
        System.arraycopy(from.times, first, times, to, count);
        System.arraycopy(from.activities, first, activities, to, count);
        System.arraycopy(from.leanings, first, leanings, to, count);
    }

    int size() {
        return all.length;
    }

    /** The one at a place from 0, oldest first. */
    Presence at(int place) {
        return all[place];
    }

    /** Where a contributor stands; -1 if it is not here. */
    int placeOf(String actor) {
        int name = actor.hashCode();
        for (int i = names.length - 1; i >= 0; i--) {
            if (names[i] == name && all[i].actor().equals(actor)) {
                return i;
            }
        }
        return -1;
    }

    /** See {@link Presence#valueClass}. */
    int valueClass(int place) {
        return classes[place];
    }

    /** See {@link Presence#time}. */
    long time(int place) {
        return times[place];
    }

    /** See {@link Presence#activity}. */
    double activity(int place) {
        return activities[place];
    }

    /** See {@link Presence#leaning}. */
    float leaning(int place) {
        return leanings[place];
    }

    @Override
    public String toString() {
        return Arrays.toString(all);
    }
}
