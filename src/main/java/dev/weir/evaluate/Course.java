package dev.weir.evaluate;

import dev.weir.event.Entity;
import dev.weir.event.Finding;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Suspicion;
import dev.weir.event.Verdict;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The course of one run: what was said of each rating and of each user, from the first to the last. */
public final class Course {

    /** The first line of a file is its header. */
    private static final int FIRST_LINE = 2;

    private final List<Verdict> verdicts = new ArrayList<>();
    private final Map<Integer, Integer> firstFlag = new HashMap<>();
    private final Map<Integer, Standing> standing = new TreeMap<>();
    private final Set<Integer> suspended = new TreeSet<>();
    private final Set<Integer> excluded = new TreeSet<>();
    private final Map<Integer, Double> evidence = new HashMap<>();
    private final Map<Integer, Map<String, Retraction>> ledger = new HashMap<>();
    private final Map<Integer, Long> released = new HashMap<>();

    private Course() {}

    /**
     * Lets the ratings through a lane of their own.
     *
     * @param memory how long the gateway remembers
     */
    public static Course of(Ratings ratings, Memory memory) {
        Course course = new Course();
        Lane lane = new Lane(RatingStream.settings(ratings.scale()), memory);
        List<Rating> list = ratings.list();
        for (int i = 0; i < list.size(); i++) {
            course.add(list.get(i), lane.next(RatingStream.event(list.get(i), i + FIRST_LINE)), i);
        }
        return course;
    }

    private void add(Rating rating, Lane.Step step, int place) {
        verdicts.add(step.verdict());
        for (Finding finding : step.verdict().findings()) {
            if (finding.weight() != Finding.Weight.SHADOW) {
                evidence.merge(rating.user(), finding.surprisal(), Math::max);
            }
        }
        for (Suspicion suspicion : step.suspicions()) {
            if (suspicion.kind() == Suspicion.Kind.MEMBER) {
                evidence.merge(RatingStream.user(suspicion.actor()), suspicion.surprisal(), Math::max);
            }
        }
        for (StandingChange change : step.changes()) {
            int user = RatingStream.user(change.actor());
            standing.put(user, change.standing());
            if (isFlag(change.standing())) {
                firstFlag.putIfAbsent(user, place);
                (change.standing() == Standing.EXCLUDED ? excluded : suspended).add(user);
            }
        }
        for (Passage passage : step.released()) {
            released.put(
                    (int) passage.event().origin().position() - FIRST_LINE,
                    passage.release().time());
        }
        for (Retraction entry : step.retractions()) {
            Entity actor =
                    Objects.requireNonNull(entry.actor(), "ratings have no features: contributors alone are retracted");
            Map<String, Retraction> its =
                    ledger.computeIfAbsent(RatingStream.user(actor), user -> new LinkedHashMap<>());
            switch (entry.op()) {
                case RETRACT -> its.put(entry.id(), entry);
                case REINSTATE -> its.remove(entry.reverses());
                case RELABEL -> throw new IllegalStateException("no reviewer labels a lab's ratings");
            }
        }
    }

    private static boolean isFlag(Standing standing) {
        return standing == Standing.SUSPENDED || standing == Standing.EXCLUDED;
    }

    /** What was said of the rating at {@code place}. */
    public Verdict verdict(int place) {
        return verdicts.get(place);
    }

    /** Whether the rating at {@code place} was held at first. */
    public boolean held(int place) {
        return verdict(place).ruling() == Verdict.Ruling.HOLD;
    }

    /** When the held rating at {@code place} was released, milliseconds since 1970; null where it never was. */
    public @Nullable Long released(int place) {
        return released.get(place);
    }

    /** Whether the rating at {@code place} went out to training, at once or later. */
    public boolean wentOut(int place) {
        return !held(place) || released.containsKey(place);
    }

    /** The place of the rating at which a user was first suspended or excluded; nobody else is in it. */
    public Map<Integer, Integer> firstFlag() {
        return Collections.unmodifiableMap(firstFlag);
    }

    /** Users who are suspended or excluded at the end. */
    public Set<Integer> flagged() {
        Set<Integer> flagged = new TreeSet<>();
        standing.forEach((user, now) -> {
            if (isFlag(now)) {
                flagged.add(user);
            }
        });
        return flagged;
    }

    /** Users who are watched at the end. */
    public Set<Integer> watched() {
        Set<Integer> watched = new TreeSet<>();
        standing.forEach((user, now) -> {
            if (now == Standing.WATCHED) {
                watched.add(user);
            }
        });
        return watched;
    }

    /** Users who were suspended at any time. */
    public Set<Integer> suspended() {
        return new TreeSet<>(suspended);
    }

    /** Users who were excluded at any time. */
    public Set<Integer> excluded() {
        return new TreeSet<>(excluded);
    }

    /** The strongest evidence that was ever seen against a user, in nats; 0 without any. */
    public double evidence(int user) {
        return evidence.getOrDefault(user, 0.0);
    }

    /** Whether the ledger takes a rating back in the end. */
    public boolean retracted(Rating rating) {
        return ledger.getOrDefault(rating.user(), Map.of()).values().stream()
                .anyMatch(entry -> rating.time() >= entry.since()
                        && (entry.objects().isEmpty() || entry.objects().contains(RatingStream.object(rating.item()))));
    }
}
