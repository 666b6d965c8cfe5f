package dev.weir.company;

import dev.weir.event.Entity;
import dev.weir.event.Opinion;
import dev.weir.event.Suspicion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In whose company the contributors of one stream rate. Not thread-safe.
 *
 * <p>How extreme and uniform a contributor's values are says little of it, for many honest people give the highest value alone. Who
 * works together rates the same objects, though, so the mean over those others is far less a matter of chance; and it is taken
 * twice. Over the latest {@link Rater#MOST_ITEMS} opinions of each contributor, with the mean g and the variance of all
 * opinions:
 *
 * <pre>
 *   leaning  x = (mean - g) - 9/7 deviation        both of its values and {@link #PRIOR} of g and of that variance
 *   around   h = mean over its shared objects i of a(i), with {@link #OWN_PRIOR} of the mean of all x
 *               a(i) = mean of the others' x, with {@link #OTHERS_PRIOR} of the mean of all x
 *   score      = the same of the others' h
 * </pre>
 *
 * x and h are those of a contributor's latest event: an event costs as many steps as its contributor has opinions. Whose score is
 * beyond the {@link Split} is watched.
 */
public final class Company {

    private static final double PRIOR = 3;
    private static final double OTHERS_PRIOR = 2;
    private static final double OWN_PRIOR = 0.5;

    /** What a standard deviation of values weighs beside their mean. */
    private static final double UNIFORMITY = 9.0 / 7;

    /** With fewer, a score is chance: two in five genuine reviewers of Amazon would be beyond the cut at some time. */
    static final int LEAST_SHARED = 3;

    /**
     * Opinions from one look at all scores to the next; where there are many contributors half as many, so that it stays
     * cheap.
     */
    static final int EVERY = 2_500;

    private static final int MANY = 2;

    /**
     * In standard deviations of all scores: who is at the cut shall not come and go. Of some margins these cost the Amazon
     * reviews (half of the reviewers, orders 0 to 4) no F1 and save a tenth of the changes; wider ones cost up to 0.003.
     */
    private static final double INTO = 0.02;

    private static final double OUT_OF = 0.1;

    private final int stream;
    private final Room room;
    private final Map<String, Rater> raters = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Item> items = new HashMap<>();
    private final Everyone everyone = new Everyone();
    private int sinceLook;
    private int watched;
    private @Nullable Split split;

    /**
     * What is remembered; beyond it the contributor not met for longest is forgotten, with its opinions.
     *
     * @param contributors at most so many
     * @param opinions of all of them together, at most
     * @param memory forgotten so long after its latest event, by event time
     */
    public record Room(int contributors, int opinions, Duration memory) {

        /** What a job has: 100,000 contributors with three opinions each take 44 MB of heap, with their bytes for the checkpoints. */
        public static Room of(Duration memory) {
            return new Room(100_000, 1_000_000, memory);
        }
    }

    /** @param stream the stream's number */
    public Company(int stream, Room room) {
        this.stream = stream;
        this.room = room;
    }

    /** How many contributors are remembered. */
    int contributors() {
        return raters.size();
    }

    /** How many opinions are remembered, of all of them together. */
    long opinions() {
        return everyone.opinions();
    }

    /** Takes one opinion of this stream. Returns what follows for whom. */
    public List<Suspicion> on(Opinion opinion) {
        List<Suspicion> out = new ArrayList<>(1);
        expire(opinion, out);
        Rater rater = raters.get(opinion.actor().text());
        if (rater == null) {
            rater = enter(new Rater(opinion.actor().text(), opinion.time()));
        }
        rater.written = null;
        rater.met = Math.max(rater.met, opinion.time());
        take(rater, opinion);
        lean(rater);
        surround(rater);
        score(rater);
        sinceLook++;
        if (sinceLook >= Math.max(EVERY, raters.size() / MANY)) {
            sinceLook = 0;
            split = look();
        }
        decide(rater, opinion, out);
        while (raters.size() > room.contributors || everyone.opinions() > room.opinions) {
            forget(eldest(), opinion, out);
        }
        return out;
    }

    private void take(Rater rater, Opinion opinion) {
        double value = everyone.within(opinion.value());
        Item item = items.computeIfAbsent(opinion.object().text(), Item::new);
        int known = rater.placeOf(item);
        if (known >= 0) {
            everyone.remove(rater.value(known));
            everyone.add(value);
            rater.change(known, value);
            return;
        }
        int oldest = rater.full();
        if (oldest >= 0) {
            leave(rater, oldest);
        }
        add(rater, item, value);
    }

    private void lean(Rater rater) {
        double mean = everyone.mean();
        double sum = PRIOR * mean;
        double squares = PRIOR * (everyone.variance() + mean * mean);
        for (int i = 0; i < rater.count(); i++) {
            double value = rater.value(i);
            sum += value;
            squares += value * value;
        }
        double own = sum / (rater.count() + PRIOR);
        double deviation = Math.sqrt(Math.max(0, squares / (rater.count() + PRIOR) - own * own));
        double more = own - mean - UNIFORMITY * deviation - rater.leaning;
        rater.leaning += more;
        everyone.leans(more);
        for (int i = 0; i < rater.count(); i++) {
            rater.item(i).leanings += more;
        }
    }

    private void surround(Rater rater) {
        double usual = everyone.meanLeaning();
        double sum = 0;
        int shared = 0;
        for (int i = 0; i < rater.count(); i++) {
            Item item = rater.item(i);
            if (item.isShared()) {
                sum += (item.leanings - rater.leaning + OTHERS_PRIOR * usual) / (item.raters - 1 + OTHERS_PRIOR);
                shared++;
            }
        }
        rater.shared = shared;
        double more = (sum + OWN_PRIOR * usual) / (shared + OWN_PRIOR) - rater.around;
        rater.around += more;
        everyone.surrounds(more);
        for (int i = 0; i < rater.count(); i++) {
            rater.item(i).arounds += more;
        }
    }

    private void score(Rater rater) {
        double usual = everyone.meanAround();
        double sum = 0;
        for (int i = 0; i < rater.count(); i++) {
            Item item = rater.item(i);
            if (item.isShared()) {
                sum += (item.arounds - rater.around + OTHERS_PRIOR * usual) / (item.raters - 1 + OTHERS_PRIOR);
            }
        }
        rater.score = (sum + OWN_PRIOR * usual) / (rater.shared + OWN_PRIOR);
    }

    private @Nullable Split look() {
        double[] scores = new double[raters.size()];
        double[] leanings = new double[raters.size()];
        int count = 0;
        for (Rater rater : raters.values()) {
            if (rater.shared >= LEAST_SHARED) {
                scores[count] = rater.score;
                leanings[count] = rater.leaning;
                count++;
            }
        }
        return Split.of(Arrays.copyOf(scores, count), Arrays.copyOf(leanings, count));
    }

    private void decide(Rater rater, Opinion cause, List<Suspicion> out) {
        Split by = split;
        boolean beyond = by != null
                && rater.shared >= LEAST_SHARED
                && rater.score >= by.cut() + (rater.watched ? -OUT_OF : INTO) * by.unit();
        if (beyond == rater.watched) {
            return;
        }
        if (by != null && beyond) {
            watch(rater, by, cause, out);
        } else {
            unwatch(rater, "its company is no longer unlike that of most", cause, out);
        }
    }

    private void watch(Rater rater, Split by, Opinion cause, List<Suspicion> out) {
        rater.watched = true;
        watched++;
        double surprisal = by.surprisal(rater.score);
        out.add(new Suspicion(
                stream,
                cause.actor(),
                Suspicion.Kind.WATCHED,
                "",
                List.of(),
                cause.time(),
                cause.time(),
                surprisal,
                watched,
                String.format(
                        Locale.ROOT,
                        "others who rated the same %d objects give high values and little else, and so do those around"
                                + " them: %.1f standard deviations beyond the company of most, where 1 in %.0f"
                                + " honest contributors gets",
                        rater.shared,
                        by.beyond(rater.score),
                        Math.exp(surprisal)),
                new Suspicion.Company(by.beyond(rater.score), by.beyond(by.cut()))));
    }

    private void unwatch(Rater rater, String why, Opinion cause, List<Suspicion> out) {
        rater.watched = false;
        watched--;
        out.add(new Suspicion(
                stream,
                new Entity(rater.actor),
                Suspicion.Kind.UNWATCHED,
                "",
                List.of(),
                cause.time(),
                cause.time(),
                0,
                watched,
                why));
    }

    private void expire(Opinion opinion, List<Suspicion> out) {
        while (!raters.isEmpty() && opinion.time() - eldest().met > room.memory.toMillis()) {
            forget(eldest(), opinion, out);
        }
    }

    private Rater eldest() {
        return raters.values().iterator().next();
    }

    /** What is not remembered is not watched: nobody would ever lift it. */
    private void forget(Rater rater, Opinion cause, List<Suspicion> out) {
        for (int i = 0; i < rater.count(); i++) {
            leave(rater, i);
        }
        everyone.remove(rater);
        raters.remove(rater.actor);
        if (rater.watched) {
            unwatch(rater, "it was not seen for long, and who its company was is forgotten", cause, out);
        }
    }

    /** All who are remembered, the one not met for longest first. */
    Collection<Rater> raters() {
        return Collections.unmodifiableCollection(raters.values());
    }

    /** All objects that they gave an opinion of. */
    Collection<Item> items() {
        return Collections.unmodifiableCollection(items.values());
    }

    int sinceLook() {
        return sinceLook;
    }

    @Nullable
    Split split() {
        return split;
    }

    /** Goes on with the scores that a former one last looked at. */
    void resume(int opinionsSince, @Nullable Split last) {
        sinceLook = opinionsSince;
        split = last;
    }

    /** Takes a contributor over from a former one; its opinions follow, oldest first. */
    void resume(Rater rater) {
        enter(rater);
        watched += rater.watched ? 1 : 0;
    }

    /** Takes an opinion over from a former one. */
    void resume(Rater rater, String object, double value) {
        add(rater, items.computeIfAbsent(object, Item::new), value);
    }

    private void leave(Rater rater, int place) {
        Item item = rater.item(place);
        item.leave(rater);
        everyone.remove(rater.value(place));
        if (item.raters == 0) {
            items.remove(item.object);
        }
    }

    private void add(Rater rater, Item item, double value) {
        rater.add(item, value);
        item.join(rater);
        everyone.add(value);
    }

    private Rater enter(Rater rater) {
        raters.put(rater.actor, rater);
        everyone.add(rater);
        return rater;
    }
}
