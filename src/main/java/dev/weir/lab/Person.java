package dev.weir.lab;

import dev.weir.event.Kind;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** One person on the way through its visits, page by page. */
final class Person {

    /** Who finds the minute full waits for the next one. */
    private static final long MINUTE = 60_000L;

    /** How long before the rating the trailer begins, unless the page was opened later. */
    private static final long TRAILER_LEAD = 30_000L;

    private final String name;
    private final Community.Place place;
    private final Dice dice;
    private final Tastes.Taste taste;
    private final Iterator<Habits.Visit> visits;
    private final BitSet seen = new BitSet();
    private final Deque<Deed> page = new ArrayDeque<>();
    private final Deque<Long> lastMinute = new ArrayDeque<>();
    private Habits.@Nullable Visit visit;
    private int left;
    private long clock;
    private long previous;
    private int deeds;

    Person(String name, long arrival, Community.Place place, Dice dice) {
        this.name = name;
        this.place = place;
        this.dice = dice;
        this.taste = Tastes.Taste.of(dice);
        this.visits = Habits.visits(arrival, dice).iterator();
        this.clock = arrival;
        this.previous = arrival;
    }

    /** When the next deed happens, or {@link Long#MAX_VALUE} if there is none. */
    long nextTime() {
        if (page.isEmpty() && !turnPage()) {
            return Long.MAX_VALUE;
        }
        return page.getFirst().time();
    }

    /** The next deed; only after {@link #nextTime} said when. */
    Deed next() {
        return page.removeFirst();
    }

    /** Fills the next page. False: this person is done. */
    private boolean turnPage() {
        Habits.Visit now = visit;
        if (now == null || left == 0) {
            if (!visits.hasNext()) {
                return false;
            }
            now = visits.next();
            visit = now;
            left = now.ratings();
            clock = Math.max(clock, now.start());
            previous = clock;
        } else {
            previous = clock;
            clock = Math.max(clock + 1000, pageEnd(now));
        }
        int size = Math.min(left, Math.min(Habits.PAGE_MOST, dice.geometric(Habits.PAGE_MEAN)));
        waitForRoom(size);
        fill(size);
        left -= size;
        return true;
    }

    private long pageEnd(Habits.Visit now) {
        double least = now.pageSeconds() * Habits.PAGE_LEAST_SHARE;
        double more = dice.exponential(now.pageSeconds() - least);
        long drawn = clock + (long) (1000 * (least + more));
        return now.length() == Habits.Length.OPEN ? drawn : Math.min(drawn, now.start() + 3_599_000L);
    }

    private void fill(int size) {
        long opened = Math.max(previous, clock - TRAILER_LEAD);
        for (int i = 0; i < size; i++) {
            int film = place.catalogue().pick(clock, seen, dice);
            String filmName = "f" + film;
            if (dice.chance(place.shape().playShare())) {
                page.addFirst(new Deed(Kind.FEEDBACK, opened, name, filmName, Double.NaN, name + "-" + deeds++));
            }
            double stars = place.tastes().stars(taste, film, place.catalogue().fame(film), dice);
            page.addLast(new Deed(Kind.RATING, clock, name, filmName, stars, name + "-" + deeds++));
        }
    }

    /** Moves the clock to where {@code size} more ratings keep the last minute within what people do. */
    private void waitForRoom(int size) {
        while (!lastMinute.isEmpty() && lastMinute.getFirst() <= clock - MINUTE) {
            lastMinute.removeFirst();
        }
        while (lastMinute.size() + size > Habits.MINUTE_MOST) {
            clock = Math.max(clock, lastMinute.removeFirst() + MINUTE);
        }
        for (int i = 0; i < size; i++) {
            lastMinute.addLast(clock);
        }
    }
}
