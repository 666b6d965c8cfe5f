package dev.weir.reviewed;

import dev.weir.event.Decision;
import dev.weir.event.Entity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What reviewers' decisions teach of contributors.
 *
 * @param of for each contributor that was called something what it was called; contributors in the order of their texts
 */
public record Lessons(Map<Entity, Called> of) {

    /** With fewer of either kind nothing is learned. */
    public static final int LEAST = 50;

    public Lessons {
        of = Collections.unmodifiableMap(new LinkedHashMap<>(of));
    }

    /**
     * The last word about each contributor of one stream, in {@link #balanced} shares. An EXCLUDE as fake or manipulated calls it
     * fake, a CLEAR or an ALLOW as honest or confirmed calls it honest, and so does a RELEASE where nothing was decided about the
     * contributor itself. Any other decision about a contributor makes what was said before it void and says nothing: an account
     * that was stolen is no fake, nor is a broken client. What was taken back counts as never said.
     *
     * @param applied decisions that the job applied, in the order of the decisions topic
     */
    public static Lessons of(List<Decision> applied, String stream) {
        record Said(Decision by, Called called) {}
        Map<String, Said> last = new TreeMap<>();
        for (Decision decision : standing(applied)) {
            Entity actor = decision.actor();
            boolean about = decision.streams().isEmpty() || decision.streams().contains(stream);
            if (actor == null || !about || decision.action() == Decision.Action.UNDO) {
                continue;
            }
            Said before = last.get(actor.text());
            boolean ofEvent = decision.action().ofEvent();
            if (ofEvent
                    && (called(decision) == Called.NEITHER
                            || before != null && !before.by.action().ofEvent())) {
                continue;
            }
            last.put(actor.text(), new Said(decision, called(decision)));
        }
        List<Decision> words = last.values().stream()
                .filter(said -> said.called != Called.NEITHER)
                .map(Said::by)
                .toList();
        Map<Entity, Called> of = new LinkedHashMap<>();
        for (Decision word : balanced(words)) {
            of.put(Objects.requireNonNull(word.actor()), called(word));
        }
        return new Lessons(of);
    }

    /**
     * Whether a decision can be a word about somebody, or make one void. Most are none: what nobody decided in time is let go by decisions, too, a thousand
     * times as many as people make.
     */
    public static boolean counts(Decision decision) {
        return !decision.action().ofEvent() || called(decision) != Called.NEITHER;
    }

    /** What a contributor was called. */
    public Called of(Entity actor) {
        return of.getOrDefault(actor, Called.NEITHER);
    }

    /** How many were called so. */
    public int count(Called called) {
        return Collections.frequency(of.values(), called);
    }

    /** How many of some contributors were called so. */
    public int count(Called called, Collection<Shown> among) {
        return (int) among.stream().filter(one -> of(one.actor()) == called).count();
    }

    /** Those about some contributors only. */
    public Lessons only(Predicate<Entity> actors) {
        Map<Entity, Called> some = new LinkedHashMap<>();
        of.forEach((actor, called) -> {
            if (actors.test(actor)) {
                some.put(actor, called);
            }
        });
        return new Lessons(some);
    }

    private static Called called(Decision decision) {
        return switch (decision.action()) {
            case EXCLUDE ->
                switch (decision.reason()) {
                    case FAKE, MANIPULATED -> Called.FAKE;
                    default -> Called.NEITHER;
                };
            case CLEAR, ALLOW, RELEASE ->
                switch (decision.reason()) {
                    case HONEST, CONFIRMED -> Called.HONEST;
                    default -> Called.NEITHER;
                };
            case REJECT, UNDO, ASSESS, ERASE, RELABEL -> Called.NEITHER;
        };
    }

    /** Without those that were taken back and without repeated ids. An UNDO that was taken back takes nothing back. */
    private static List<Decision> standing(List<Decision> applied) {
        Map<String, Decision> byId = new LinkedHashMap<>();
        applied.forEach(decision -> byId.putIfAbsent(decision.id(), decision));
        List<Decision> newestFirst = new ArrayList<>(byId.values());
        Collections.reverse(newestFirst);
        Set<String> undone = new HashSet<>();
        List<Decision> standing = new ArrayList<>();
        for (Decision decision : newestFirst) {
            if (undone.contains(decision.id())) {
                continue;
            }
            if (decision.undoes() != null) {
                undone.add(decision.undoes());
            }
            standing.add(decision);
        }
        Collections.reverse(standing);
        return standing;
    }

    /**
     * No reviewer has more than a third of the words, or than half where a third would leave fewer than half of those: of one who
     * has, the latest count. One alone teaches nothing.
     *
     * <p>On Amazon's reviewers one who lies and has a third of the words makes the model say nothing (0.4 % of the genuine look fake);
     * with half of them it is turned against the genuine (4.2 %, and 2.4 % of the spammers). But few words of a third reviewer must
     * not cut down those of two others.
     */
    private static List<Decision> balanced(List<Decision> words) {
        Map<String, List<Decision>> byReviewer = new TreeMap<>();
        words.forEach(word -> byReviewer
                .computeIfAbsent(word.reviewer(), reviewer -> new ArrayList<>())
                .add(word));
        List<Integer> counts = byReviewer.values().stream().map(List::size).toList();
        int half = allowed(counts, 2);
        int third = allowed(counts, 3);
        int allowed = 2 * left(counts, third) >= left(counts, half) ? third : half;
        return byReviewer.values().stream()
                .flatMap(said -> said.stream()
                        .sorted(Comparator.comparingLong(Decision::time)
                                .thenComparing(Decision::id)
                                .reversed())
                        .limit(allowed))
                .sorted(Comparator.comparing(Decision::subject))
                .toList();
    }

    /** The most words that anybody may have, so that they are no more than one of so many parts of those that are left. */
    private static int allowed(List<Integer> words, int parts) {
        int busiest = words.stream().reduce(0, Math::max);
        int allowed = 0;
        while (allowed < busiest && left(words, allowed + 1) >= parts * (allowed + 1)) {
            allowed++;
        }
        return allowed;
    }

    private static int left(List<Integer> words, int allowed) {
        return words.stream().mapToInt(said -> Math.min(said, allowed)).sum();
    }
}
