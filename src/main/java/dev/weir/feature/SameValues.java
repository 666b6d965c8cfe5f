package dev.weir.feature;

import dev.weir.chance.Mixed;
import java.security.SecureRandom;

/**
 * Which of the latest rows have the same value of a feature, exactly: a table of the values of each feature, and from each row to the
 * one before it that has its value. Where values stand in the table differs from run to run, so that nobody can send values that crowd one
 * place; what it answers does not. 40 KB a feature. Nothing of it is in a snapshot, the rows are.
 */
final class SameValues {

    /** Twice as many as there may be values. */
    private static final int SLOTS = 2 * Recent.MOST;

    /** A slot is the place of the latest row that has the value, from 1, how many have it, and six bits by which most others are told apart. */
    private static final int SHIFT = 13;

    private static final int PLACE = (1 << SHIFT) - 1;
    private static final int MARK = -1 << 2 * SHIFT;

    private static final long SALT = new SecureRandom().nextLong();

    private final float[] values;
    private final int[] slots;
    private final short[] earlier;

    /** Of rows whose values stand feature by feature in an array that is written elsewhere. */
    SameValues(float[] values) {
        this.values = values;
        slots = new int[values.length / Recent.MOST * SLOTS];
        earlier = new short[values.length];
    }

    /** The row at this place is the latest one. An absent value is the same as no other. */
    void add(int feature, int place) {
        float value = values[feature * Recent.MOST + place];
        if (Float.isNaN(value)) {
            return;
        }
        int hash = hash(feature, value);
        int slot = slot(feature, value, hash);
        earlier[feature * Recent.MOST + place] = (short) ((slots[slot] & PLACE) - 1);
        slots[slot] = hash & MARK | (count(slot) + 1) << SHIFT | (place + 1);
    }

    /** The row at this place, the oldest one, is about to be overwritten. */
    void remove(int feature, int place) {
        float value = values[feature * Recent.MOST + place];
        if (Float.isNaN(value)) {
            return;
        }
        int slot = slot(feature, value, hash(feature, value));
        if (count(slot) == 1) {
            close(feature, slot);
        } else {
            slots[slot] -= 1 << SHIFT;
        }
    }

    /** How many rows have this value; none has an absent one. */
    int count(int feature, float value) {
        return Float.isNaN(value) ? 0 : count(slot(feature, value, hash(feature, value)));
    }

    private int count(int slot) {
        return slots[slot] >>> SHIFT & PLACE;
    }

    /** Writes the places of those that have it, the latest first; returns how many there are. */
    int rows(int feature, float value, int[] places) {
        int slot = slot(feature, value, hash(feature, value));
        int count = count(slot);
        int place = (slots[slot] & PLACE) - 1;
        for (int i = 0; i < count; i++) {
            places[i] = place;
            place = earlier[feature * Recent.MOST + place];
        }
        return count;
    }

    /** Where a value stands, or would. */
    private int slot(int feature, float value, int hash) {
        int slot = home(feature, hash);
        while (slots[slot] != 0 && (((slots[slot] ^ hash) & MARK) != 0 || at(feature, slot) != value)) {
            slot = next(slot);
        }
        return slot;
    }

    /** Empties a slot and moves up those behind it that would not be found any more. */
    private void close(int feature, int slot) {
        int empty = slot;
        for (int i = next(slot); slots[i] != 0; i = next(i)) {
            int home = home(feature, hash(feature, at(feature, i)));
            if (((i - home) & (SLOTS - 1)) >= ((i - empty) & (SLOTS - 1))) {
                slots[empty] = slots[i];
                empty = i;
            }
        }
        slots[empty] = 0;
    }

    private float at(int feature, int slot) {
        return values[feature * Recent.MOST + (slots[slot] & PLACE) - 1];
    }

    private static int home(int feature, int hash) {
        return feature * SLOTS + (hash & (SLOTS - 1));
    }

    private static int hash(int feature, float value) {
        // Zero has two signs and is one value.
        return (int) Mixed.key(SALT + feature, Float.floatToIntBits(value + 0.0f));
    }

    private static int next(int slot) {
        return slot & -SLOTS | (slot + 1 & (SLOTS - 1));
    }
}
