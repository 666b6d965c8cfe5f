package dev.weir.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The fillers of fake profiles, item to value, from what the attacker knows. */
final class Profiles {

    private static final int COPY_LEAST = 30;
    private static final int SLEEPER_LEAST = 20;
    private static final int SLEEPER_MOST = 60;
    private static final int SPLINTER_MOST = 8;
    private static final double POPULAR = 0.3;
    private static final double MOVED = 0.4;
    private static final int POWER_USERS = 50;

    private final Ratings known;
    private final Attack attack;
    private final List<Integer> targets;
    private final int count;
    private final List<ItemStats> pool;
    private final List<ItemStats> popular;
    private final Dice dice;

    /**
     * @param known what was rated before the first fake came
     * @param count fillers of a profile
     */
    Profiles(Ratings known, Attack attack, List<Integer> targets, int count, Dice dice) {
        this.known = known;
        this.attack = attack;
        this.targets = targets;
        this.pool = known.items().stream()
                .filter(item -> !targets.contains(item.item()))
                .toList();
        this.count = Math.min(count, pool.size());
        this.popular = pool.stream()
                .sorted(Comparator.comparingInt(ItemStats::count).reversed().thenComparingInt(ItemStats::item))
                .toList();
        this.dice = dice;
    }

    /** The fillers of one fake. */
    Map<Integer, Double> next() {
        Map<Integer, Double> profile = attack.shape() == TimeShape.SLEEPER ? slept() : modelled();
        if (attack.obfuscation() == Obfuscation.NOISE) {
            profile.replaceAll((item, value) ->
                    nearest(value + dice.normal() * known.scale().step()));
        }
        return profile;
    }

    private Map<Integer, Double> modelled() {
        Map<Integer, Double> profile = new LinkedHashMap<>();
        RatingScale scale = known.scale();
        switch (attack.model()) {
            case RANDOM -> drawn(pool, count).forEach(item -> profile.put(item.item(), ordinary()));
            case AVERAGE -> drawn(pool, count).forEach(item -> profile.put(item.item(), around(item)));
            case BANDWAGON -> {
                chosen(popular, scale.max(), profile);
                others(profile).forEach(item -> profile.put(item.item(), ordinary()));
            }
            case SEGMENT -> {
                chosen(similar(), scale.max(), profile);
                others(profile).forEach(item -> profile.put(item.item(), scale.min()));
            }
            case LOVE_HATE -> {
                double value = attack.aim() == Aim.NUKE ? scale.max() : scale.min();
                drawn(pool, count).forEach(item -> profile.put(item.item(), value));
            }
            case REVERSE_BANDWAGON -> {
                chosen(disliked(), scale.min(), profile);
                others(profile).forEach(item -> profile.put(item.item(), ordinary()));
            }
            case AOP -> {
                int top = Math.max(count, (int) Math.ceil(POPULAR * popular.size()));
                drawn(popular.subList(0, top), count).forEach(item -> profile.put(item.item(), around(item)));
            }
            case POWER_ITEM -> popular.subList(0, count).forEach(item -> profile.put(item.item(), around(item)));
            case POWER_USER -> profile.putAll(cut(powerUser(), Math.max(count, COPY_LEAST)));
            case SAMPLING -> profile.putAll(cut(anyUser(1), Integer.MAX_VALUE));
            case MIMIC -> {
                profile.putAll(cut(anyUser(1), Math.max(count, COPY_LEAST)));
                profile.replaceAll((item, value) -> dice.chance(MOVED) ? moved(value) : value);
            }
            case SPLINTER ->
                drawn(pool, Math.min(count, SPLINTER_MOST)).forEach(item -> profile.put(item.item(), around(item)));
        }
        return profile;
    }

    private Map<Integer, Double> slept() {
        return cut(anyUser(SLEEPER_LEAST), SLEEPER_LEAST + dice.below(SLEEPER_MOST - SLEEPER_LEAST + 1));
    }

    /** Half of the fillers: the first of {@code items}, all with one value. */
    private void chosen(List<ItemStats> items, double value, Map<Integer, Double> profile) {
        items.stream().limit((count + 1) / 2).forEach(item -> profile.put(item.item(), value));
    }

    /** What is missing in a profile, at random. */
    private List<ItemStats> others(Map<Integer, Double> profile) {
        List<ItemStats> rest =
                pool.stream().filter(item -> !profile.containsKey(item.item())).toList();
        return drawn(rest, count - profile.size());
    }

    /** Most often rated by those who rated a target, first; popular items where the targets have no raters yet. */
    private List<ItemStats> similar() {
        Map<Integer, Integer> together = new HashMap<>();
        for (int user : known.users()) {
            if (rated(user).stream().anyMatch(targets::contains)) {
                known.of(user).forEach(rating -> together.merge(rating.item(), 1, Integer::sum));
            }
        }
        return popular.stream()
                .sorted(Comparator.comparingInt((ItemStats item) -> together.getOrDefault(item.item(), 0))
                        .reversed())
                .toList();
    }

    private Set<Integer> rated(int user) {
        Set<Integer> items = new HashSet<>();
        known.of(user).forEach(rating -> items.add(rating.item()));
        return items;
    }

    /** The popular items whose mean is below that of all ratings, then the others. */
    private List<ItemStats> disliked() {
        return Stream.concat(
                        popular.stream().filter(item -> item.mean() < known.mean()),
                        popular.stream().filter(item -> item.mean() >= known.mean()))
                .toList();
    }

    private int powerUser() {
        List<Integer> users = known.users().stream()
                .sorted(Comparator.comparingInt((Integer user) -> known.of(user).size())
                        .reversed())
                .limit(POWER_USERS)
                .toList();
        return users.get(dice.below(users.size()));
    }

    /** A user with {@code least} ratings or more; anybody if there is none. */
    private int anyUser(int least) {
        List<Integer> users = known.users().stream()
                .filter(user -> known.of(user).size() >= least)
                .toList();
        List<Integer> candidates = users.isEmpty() ? known.users() : users;
        return candidates.get(dice.below(candidates.size()));
    }

    /** A user's ratings without the targets, at most {@code most} of them at random. */
    private Map<Integer, Double> cut(int user, int most) {
        List<Rating> ratings = known.of(user).stream()
                .filter(rating -> !targets.contains(rating.item()))
                .toList();
        Map<Integer, Double> copy = new LinkedHashMap<>();
        drawn(ratings, Math.min(most, ratings.size())).forEach(rating -> copy.put(rating.item(), rating.value()));
        return copy;
    }

    private double ordinary() {
        return nearest(known.mean() + known.sd() * dice.normal());
    }

    private double around(ItemStats item) {
        return nearest(item.mean() + item.sd() * dice.normal());
    }

    private double moved(double value) {
        double step = known.scale().step();
        return nearest(dice.chance(0.5) ? value + step : value - step);
    }

    private double nearest(double value) {
        return known.scale().nearest(value);
    }

    private <T> List<T> drawn(List<T> from, int number) {
        return shuffled(from, dice).subList(0, number);
    }

    /** A copy in random order (Fisher and Yates). */
    static <T> List<T> shuffled(List<T> list, Dice dice) {
        List<T> copy = new ArrayList<>(list);
        for (int i = copy.size() - 1; i > 0; i--) {
            Collections.swap(copy, i, dice.below(i + 1));
        }
        return copy;
    }
}
