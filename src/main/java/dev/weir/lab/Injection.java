package dev.weir.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Puts an attack among honest ratings. It begins at 35 to 80 % of their time span, uses only what was rated before it, so
 * that no fake rates what is not out yet, and pauses between ratings as honest people do.
 */
public final class Injection {

    private static final int RATINGS_LEAST = 3;
    private static final int RATINGS_MOST = 40;
    private static final int TENTH = 10;

    private final Ratings honest;
    private final Attack attack;
    private final Dice dice;
    private final Timetable timetable;
    private final List<Integer> targets;
    private final Map<Rating, RatingLabel> fake = new HashMap<>();
    private final Set<Rating> removed = new HashSet<>();
    private final SortedSet<Integer> fakes = new TreeSet<>();

    private Injection(Ratings honest, Attack attack) {
        this.honest = honest;
        this.attack = attack;
        this.dice = new Dice(attack.seed());
        this.timetable = new Timetable(honest, attack.shape(), dice);
        this.targets = targets();
    }

    /**
     * The ratings with the attack among them.
     *
     * @throws IllegalArgumentException if there are fewer items to attack, or users to take over, than are asked for
     */
    public static Attacked inject(Ratings honest, Attack attack) {
        Injection injection = new Injection(honest, attack);
        if (attack.shape() == TimeShape.TAKEOVER) {
            injection.takeOver();
        } else {
            injection.fakeUsers();
        }
        return injection.result();
    }

    private List<Integer> targets() {
        Map<Integer, Integer> before = new HashMap<>();
        honest.list().stream()
                .filter(rating -> rating.time() < timetable.start())
                .forEach(rating -> before.merge(rating.item(), 1, Integer::sum));
        List<Integer> candidates = honest.items().stream()
                .filter(item -> item.count() >= RATINGS_LEAST && item.count() <= RATINGS_MOST)
                .map(ItemStats::item)
                .filter(item -> (attack.age() == TargetAge.WARM) == (before.getOrDefault(item, 0) >= RATINGS_LEAST))
                .toList();
        if (candidates.size() < attack.targets()) {
            throw new IllegalArgumentException("targets " + attack.targets() + ": only " + candidates.size()
                    + " items have 3 to 40 ratings and are " + (attack.age() == TargetAge.WARM ? "warm" : "cold")
                    + " when the attack begins");
        }
        return List.copyOf(Profiles.shuffled(candidates, dice).subList(0, attack.targets()));
    }

    private int fakeCount() {
        return (int) Math.max(1, Math.round(attack.size() * honest.users().size()));
    }

    private void fakeUsers() {
        int fillers =
                (int) Math.max(1, Math.round(attack.filler() * honest.items().size()));
        Profiles profiles = new Profiles(honest.before(timetable.dawn()), attack, targets, fillers, dice);
        int above = Collections.max(honest.users());
        int count = fakeCount();
        for (int i = 0; i < count; i++) {
            int user = above + 1 + i;
            fakes.add(user);
            Map<Integer, Double> profile = profiles.next();
            List<Integer> mine =
                    attack.model() == AttackModel.SPLINTER ? List.of(targets.get(i % targets.size())) : targets;
            if (attack.shape() == TimeShape.SLEEPER) {
                session(user, timetable.asleep(), new ArrayList<>(profile.keySet()), profile);
                session(user, timetable.session(), mine, profile);
            } else {
                List<Integer> items = new ArrayList<>(profile.keySet());
                items.addAll(mine);
                session(user, timetable.session(), items, profile);
            }
        }
    }

    /** One user's ratings of {@code items} in random order; what is not in {@code profile} is a target. */
    private void session(int user, long begin, List<Integer> items, Map<Integer, Double> profile) {
        long time = begin;
        for (int item : Profiles.shuffled(items, dice)) {
            Double filler = profile.get(item);
            if (filler == null) {
                fake.put(new Rating(user, item, extreme(), time), RatingLabel.TARGET);
            } else {
                fake.put(new Rating(user, item, filler, time), RatingLabel.FILLER);
            }
            time += timetable.gap();
        }
    }

    /**
     * The last tenth of users who rate on when the attack begins makes way for the targets. Half of those whose last tenth
     * begins next after it are taken.
     */
    private void takeOver() {
        List<Integer> candidates = honest.users().stream()
                .filter(user -> honest.of(user).size() >= TENTH)
                .filter(user -> tail(user).get(0).time() >= timetable.start())
                .filter(user -> head(user).stream().noneMatch(rating -> targets.contains(rating.item())))
                .toList();
        int count = fakeCount();
        if (candidates.size() < count) {
            throw new IllegalArgumentException(
                    "size " + attack.size() + ": " + count + " users are to be taken over, but " + "only "
                            + candidates.size() + " rate on when the attack begins");
        }
        List<Integer> next = candidates.stream()
                .sorted(Comparator.comparingLong(
                        (Integer user) -> tail(user).get(0).time()))
                .limit(2L * count)
                .toList();
        for (int user : Profiles.shuffled(next, dice).subList(0, count)) {
            fakes.add(user);
            List<Rating> tail = tail(user);
            removed.addAll(tail);
            long time = tail.get(0).time();
            int place = 0;
            for (int target : Profiles.shuffled(targets, dice)) {
                time = place < tail.size() ? tail.get(place).time() : time + timetable.gap();
                fake.put(new Rating(user, target, extreme(), time), RatingLabel.TARGET);
                place++;
            }
        }
    }

    private List<Rating> head(int user) {
        List<Rating> ratings = honest.of(user);
        return ratings.subList(0, ratings.size() - ratings.size() / TENTH);
    }

    private List<Rating> tail(int user) {
        List<Rating> ratings = honest.of(user);
        return ratings.subList(ratings.size() - ratings.size() / TENTH, ratings.size());
    }

    private double extreme() {
        RatingScale scale = honest.scale();
        double shift = isShifted() ? scale.step() : 0;
        return attack.aim() == Aim.PUSH ? scale.max() - shift : scale.min() + shift;
    }

    private boolean isShifted() {
        return switch (attack.obfuscation()) {
            case NONE, NOISE -> false;
            case TARGET_SHIFT -> true;
            case TARGET_SPREAD -> dice.chance(0.5);
        };
    }

    private Attacked result() {
        List<Rating> all = new ArrayList<>(fake.keySet());
        honest.list().stream().filter(rating -> !removed.contains(rating)).forEach(all::add);
        Ratings ratings = Ratings.of(all, honest.scale());
        List<RatingLabel> labels = ratings.list().stream()
                .map(rating -> fake.getOrDefault(rating, RatingLabel.HONEST))
                .toList();
        return new Attacked(ratings, labels, fakes, targets, timetable.start());
    }
}
