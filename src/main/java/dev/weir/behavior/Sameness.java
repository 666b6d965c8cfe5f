package dev.weir.behavior;

/**
 * How long a contributor has been giving one value, and to one object.
 *
 * @param value the latest value in hundredths of the scale; -1 before the first
 * @param run events with that value in a row
 * @param surprise how unlikely the run was by its own past and the community's, in nats
 * @param object hash of the object that comes most
 * @param repeats by how many its events outweigh all others (Misra and Gries, "Finding repeated elements", 1982)
 */
record Sameness(int value, int run, float surprise, int object, int repeats) {

    static final Sameness NONE = new Sameness(-1, 0, 0, 0, 0);

    private static final int HUNDREDTHS = 100;

    /**
     * One more event with a value.
     *
     * @param place the value in 0 to 1, the whole scale being 1
     * @param past what the contributor did before the event
     */
    Sameness with(double place, int newObject, Habit past) {
        int newValue = (int) Math.rint(place * HUNDREDTHS);
        boolean same = newValue == value;
        float step = (float) -Math.log(past.share(Habit.part(place)));
        boolean again = newObject == object && repeats > 0;
        return new Sameness(
                newValue,
                same ? Math.min(run + 1, Short.MAX_VALUE) : 1,
                same ? surprise + step : step,
                again || repeats > 0 ? object : newObject,
                again || repeats == 0 ? Math.min(repeats + 1, Short.MAX_VALUE) : repeats - 1);
    }
}
