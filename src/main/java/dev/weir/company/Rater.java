package dev.weir.company;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A contributor with its latest opinions, one an object. Mutable, used by one {@link Company}. */
final class Rater {

    /** More opinions say little more of a contributor, and each of its events costs as many steps. */
    static final int MOST_ITEMS = 64;

    private static final int FIRST_ROOM = 4;

    final String actor;

    /** Event time of its latest event, epoch milliseconds. */
    long met;

    /** How extreme and uniform its values were as of its latest event, see {@link Company}. */
    double leaning;

    /** What the others who rated its objects leaned to, as of its latest event. */
    double around;

    /** What those others were surrounded by, as of its latest event. */
    double score;

    /** How many of its objects somebody else had rated, as of its latest event. */
    int shared;

    /** Whether it was said to be watched. */
    boolean watched;

    /** Its bytes in a checkpoint; null where something of it is new since they were made. */
    byte @Nullable [] written;

    private Item[] items = new Item[FIRST_ROOM];
    private double[] values = new double[FIRST_ROOM];
    private int count;
    private int oldest;

    Rater(String actor, long met) {
        this.actor = actor;
        this.met = met;
    }

    int count() {
        return count;
    }

    /** The object at {@code place}, 0 to {@link #count}, in no order that means anything. */
    Item item(int place) {
        return items[place];
    }

    double value(int place) {
        return values[place];
    }

    /** The place of an opinion by age: 0 is the oldest. */
    int byAge(int age) {
        return (oldest + age) % count;
    }

    /** Where the opinion of an object stands; -1 where there is none. */
    int placeOf(Item item) {
        for (int i = 0; i < count; i++) {
            if (items[i] == item) {
                return i;
            }
        }
        return -1;
    }

    /** Changes an opinion. */
    void change(int place, double value) {
        values[place] = value;
    }

    /** The place of the oldest opinion, which the next one takes; -1 while there is room. */
    int full() {
        return count == MOST_ITEMS ? oldest : -1;
    }

    /** Adds an opinion of an object of which it had none; where there is no room it takes the place of the oldest. */
    void add(Item item, double value) {
        if (count == MOST_ITEMS) {
            items[oldest] = item;
            values[oldest] = value;
            oldest = (oldest + 1) % MOST_ITEMS;
            return;
        }
        if (count == items.length) {
            items = Arrays.copyOf(items, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        items[count] = item;
        values[count] = value;
        count++;
    }
}
