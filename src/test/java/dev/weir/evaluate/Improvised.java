package dev.weir.evaluate;

import dev.weir.lab.Attacked;
import dev.weir.lab.ItemStats;
import dev.weir.lab.Rating;
import dev.weir.lab.RatingLabel;
import dev.weir.lab.RatingScale;
import dev.weir.lab.Ratings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;

/**
 * Ratings of real people with something made up among them that the lab has no model of. It begins at 35 to 80 % of their time, knows
 * what was rated before, and pauses as people do. Not thread-safe.
 */
final class Improvised {

    static final long MINUTE = Duration.ofMinutes(1).toMillis();
    static final long HOUR = Duration.ofHours(1).toMillis();
    static final long DAY = Duration.ofDays(1).toMillis();

    private static final int UNKNOWN = 900_000;

    final Random random;
    final long start;
    private final Ratings honest;
    private final Ratings known;
    private final List<Long> pauses = new ArrayList<>();
    private final Map<Rating, RatingLabel> fake = new HashMap<>();
    private final List<Rating> people = new ArrayList<>();
    private final SortedSet<Integer> fakes = new TreeSet<>();
    private final Set<Integer> crowd = new HashSet<>();
    private final List<Integer> targets = new ArrayList<>();
    private RatingScale scale;
    private UnaryOperator<Rating> seen = UnaryOperator.identity();
    private long firstSeen = Long.MIN_VALUE;
    private int next;

    /** @param length how long what is made up takes, milliseconds */
    Improvised(Ratings honest, long seed, long length) {
        this.honest = honest;
        this.random = new Random(seed);
        double span = honest.last() - honest.first();
        double latest = Math.max(0.35, Math.min(0.8, 1 - length / span));
        this.start = (long) (honest.first() + (0.35 + (latest - 0.35) * random.nextDouble()) * span);
        this.known = honest.before(start);
        this.scale = honest.scale();
        this.next = Collections.max(honest.users()) + 1;
        for (int user : honest.users()) {
            List<Rating> theirs = honest.of(user);
            for (int i = 1; i < theirs.size(); i++) {
                long pause = theirs.get(i).time() - theirs.get(i - 1).time();
                if (pause <= HOUR) {
                    pauses.add(pause);
                }
            }
        }
    }

    /** Three fakes to a hundred people. */
    int few() {
        return (int) Math.round(0.03 * honest.users().size());
    }

    double most() {
        return honest.scale().max();
    }

    double least() {
        return honest.scale().min();
    }

    /** What is said of targets, each asked for by itself. */
    static Map<Integer, Double> hits(List<Integer> targets, DoubleSupplier value) {
        Map<Integer, Double> hits = new LinkedHashMap<>();
        targets.forEach(target -> hits.put(target, value.getAsDouble()));
        return hits;
    }

    /** Items of 3 to 40 ratings of which 3 came before; what is made up is about them. */
    List<Integer> rare(int count) {
        return chosen(
                honest.items().stream()
                        .filter(item -> item.count() >= 3 && item.count() <= 40)
                        .map(ItemStats::item)
                        .filter(item -> known.has(item) && known.item(item).count() >= 3)
                        .toList(),
                count);
    }

    /** Some of the sixty that most people rated. */
    List<Integer> popular(int count) {
        return chosen(
                known.items().stream()
                        .sorted(Comparator.comparingInt(ItemStats::count).reversed())
                        .limit(60)
                        .map(ItemStats::item)
                        .toList(),
                count);
    }

    /** Items that nobody else ever rates. */
    List<Integer> unknown(int count) {
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(UNKNOWN + targets.size() + i);
        }
        return chosen(items, count);
    }

    private List<Integer> chosen(List<Integer> from, int count) {
        List<Integer> some = some(from, count);
        targets.addAll(some);
        return some;
    }

    List<Integer> some(List<Integer> from, int count) {
        List<Integer> all = new ArrayList<>(from);
        Collections.shuffle(all, random);
        return new ArrayList<>(all.subList(0, count));
    }

    /** What people choose, with values that they give. */
    Map<Integer, Double> cover(int count) {
        Map<Integer, Double> cover = new LinkedHashMap<>();
        while (cover.size() < count) {
            int item = known.list().get(random.nextInt(known.list().size())).item();
            if (!targets.contains(item)) {
                cover.put(item, opinion(item));
            }
        }
        return cover;
    }

    /** What somebody thinks of an item. */
    double opinion(int item) {
        ItemStats stats = known.item(item);
        return honest.scale().nearest(stats.mean() + Math.max(0.8, stats.sd()) * random.nextGaussian());
    }

    /** What an item is given on average, and so much more. */
    double usual(int item, double more) {
        return honest.scale().nearest(known.item(item).mean() + more);
    }

    /** What somebody gave an item, and so much more. */
    double given(int item, double more) {
        List<Rating> its =
                known.list().stream().filter(rating -> rating.item() == item).toList();
        return honest.scale().nearest(its.get(random.nextInt(its.size())).value() + more);
    }

    /** What one honest person said, in parts. */
    Map<Integer, Double> copied(int count) {
        List<Integer> users = known.users().stream()
                .filter(user -> known.of(user).size() >= count)
                .sorted()
                .toList();
        Map<Integer, Double> cover = new LinkedHashMap<>();
        List<Rating> theirs = new ArrayList<>(known.of(users.get(random.nextInt(users.size()))));
        Collections.shuffle(theirs, random);
        theirs.stream()
                .filter(rating -> !targets.contains(rating.item()))
                .limit(count)
                .forEach(rating -> cover.put(rating.item(), rating.value()));
        return cover;
    }

    long within(long length) {
        return start + (long) (random.nextDouble() * length);
    }

    long pause() {
        return pauses.get(random.nextInt(pauses.size()));
    }

    /** A new fake; its ratings come in one sitting, in random order. */
    int fake(long begin, Map<Integer, Double> cover, Map<Integer, Double> hits) {
        int user = next++;
        fakes.add(user);
        sitting(user, begin, cover, hits);
        return user;
    }

    /** One more sitting of a fake. */
    void sitting(int user, long begin, Map<Integer, Double> cover, Map<Integer, Double> hits) {
        List<Integer> items = new ArrayList<>(cover.keySet());
        items.addAll(hits.keySet());
        Collections.shuffle(items, random);
        long time = begin;
        for (int item : items) {
            Double hit = hits.get(item);
            double value = hit == null ? cover.getOrDefault(item, most()) : hit;
            fake.put(new Rating(user, item, value, time), hit == null ? RatingLabel.FILLER : RatingLabel.TARGET);
            time += pause();
        }
    }

    /** A new honest person, in one sitting. */
    int person(long begin, Map<Integer, Double> ratings) {
        int user = next++;
        crowd.add(user);
        long time = begin;
        for (Map.Entry<Integer, Double> one : ratings.entrySet()) {
            rates(user, one.getKey(), one.getValue(), time);
            time += pause();
        }
        return user;
    }

    void rates(int user, int item, double value, long time) {
        people.add(new Rating(user, item, value, time));
    }

    /** The same on another scale, on which everybody means the same by any of some values: a 5 is 90 to 100. */
    void stretched(double min, double max, double step, double spread) {
        RatingScale from = honest.scale();
        scale = new RatingScale(min, max, step);
        seen = rating -> {
            double place = (rating.value() - from.min()) / (from.max() - from.min());
            double off = (new Random(rating.hashCode()).nextDouble() * 2 - 1) * spread;
            double inward = place >= 1 ? -Math.abs(off) : place <= 0 ? Math.abs(off) : off;
            double value = scale.nearest(min + place * (max - min) + inward);
            return new Rating(rating.user(), rating.item(), value, rating.time());
        };
    }

    /** Everybody but the fakes gives the most to nine in ten. */
    void kind() {
        seen = rating -> new Random(31L * rating.user() + rating.item()).nextDouble() < 0.9
                        && fake.get(rating) != RatingLabel.TARGET
                ? new Rating(rating.user(), rating.item(), most(), rating.time())
                : rating;
    }

    /** As where nobody says what they think: plays, clicks. */
    void played() {
        seen = rating -> new Rating(rating.user(), rating.item(), Double.NaN, rating.time());
    }

    /** The gateway is new: what was rated before is known to the attacker alone. */
    void deployed() {
        firstSeen = start;
    }

    /** All that one honest person of so many ratings did, in the order of time. */
    List<Rating> life(int least, int most) {
        List<Integer> users = known.users().stream()
                .filter(user -> known.of(user).size() >= least && known.of(user).size() <= most)
                .sorted()
                .toList();
        return known.of(users.get(random.nextInt(users.size()))).stream()
                .filter(rating -> !targets.contains(rating.item()))
                .toList();
    }

    /** Of what few people choose, with values that they give. */
    Map<Integer, Double> niche(int count) {
        Map<Integer, Double> cover = new LinkedHashMap<>();
        while (cover.size() < count) {
            int item = known.list().get(random.nextInt(known.list().size())).item();
            if (!targets.contains(item) && known.item(item).count() <= 25) {
                cover.put(item, opinion(item));
            }
        }
        return cover;
    }

    /** Who was made up and is honest. */
    Set<Integer> crowd() {
        return crowd;
    }

    Attacked attacked() {
        Map<Rating, RatingLabel> labels = new HashMap<>();
        List<Rating> all = new ArrayList<>();
        fake.forEach((rating, label) -> labels.put(seen.apply(rating), label));
        all.addAll(labels.keySet());
        honest.list().stream()
                .filter(rating -> rating.time() >= firstSeen)
                .forEach(rating -> all.add(seen.apply(rating)));
        people.forEach(rating -> all.add(seen.apply(rating)));
        Ratings ratings = Ratings.of(all, scale);
        return new Attacked(
                ratings,
                ratings.list().stream()
                        .map(rating -> labels.getOrDefault(rating, RatingLabel.HONEST))
                        .toList(),
                fakes,
                fakes.isEmpty() ? List.of() : targets,
                start);
    }
}
