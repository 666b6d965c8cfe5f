package dev.weir.object;

/**
 * One contributor's latest event about an object.
 *
 * @param actor who
 * @param valueClass the event's class
 * @param time event time, epoch milliseconds
 * @param events site clock: events so far
 * @param activity site clock: capped activity so far
 * @param visits site clock: visits so far
 * @param own the contributor's events so far
 * @param ofClass how many of those were in the class
 * @param leaning how much more often than others the contributor gives this class, 1/3 to 3
 * @param times how often the contributor came to the object, with this one, since it was not among the last who did
 */
record Presence(
        String actor,
        int valueClass,
        long time,
        long events,
        double activity,
        long visits,
        int own,
        int ofClass,
        float leaning,
        int times) {

    /** The same, of one who came before. */
    Presence after(Presence before) {
        return times(before.times + 1);
    }

    /** The same, of one who came so often. */
    Presence times(int often) {
        return new Presence(actor, valueClass, time, events, activity, visits, own, ofClass, leaning, often);
    }
}
