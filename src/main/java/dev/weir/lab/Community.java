package dev.weir.lab;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;

/**
 * People who come, rate films, watch trailers, and come back or do not: an endless sequence of deeds in time order. The
 * same shape, opening and seed give the same deeds. Not thread-safe.
 */
public final class Community implements Iterator<Deed> {

    private final Place place;
    private final Dice dice;
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::time).thenComparingLong(Waiting::number));
    private long nextArrival;
    private long people;

    /** What all people share. */
    record Place(CommunityShape shape, Catalogue catalogue, Tastes tastes) {}

    private record Waiting(long time, long number, Person person) {}

    /**
     * @param shape its size
     * @param opening when the first people come, to the millisecond
     * @param seed everything is drawn from it
     */
    public Community(CommunityShape shape, Instant opening, long seed) {
        long start = opening.toEpochMilli();
        this.dice = new Dice(seed);
        this.place = new Place(
                shape, new Catalogue(shape.films(), shape.premieresPerDay(), start, seed), new Tastes(shape, seed));
        this.nextArrival = Rhythm.next(start, shape.newcomersPerDay(), dice);
    }

    /** Lets the time up to {@code moment} pass: what happened before it is not handed out. */
    public Community passedBy(Instant moment) {
        long until = moment.toEpochMilli();
        while (nextTime() < until) {
            next();
        }
        return this;
    }

    /** When the next deed happens, epoch milliseconds. */
    public long nextTime() {
        while (waiting.isEmpty() || waiting.peek().time() > nextArrival) {
            welcome();
        }
        return waiting.peek().time();
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Deed next() {
        nextTime();
        Waiting first = waiting.remove();
        Deed deed = first.person().next();
        queue(first.number(), first.person());
        return deed;
    }

    private void welcome() {
        people++;
        queue(people, new Person("c" + people, nextArrival, place, dice.split()));
        nextArrival = Rhythm.next(nextArrival, place.shape().newcomersPerDay(), dice);
    }

    private void queue(long number, Person person) {
        long time = person.nextTime();
        if (time != Long.MAX_VALUE) {
            waiting.add(new Waiting(time, number, person));
        }
    }
}
