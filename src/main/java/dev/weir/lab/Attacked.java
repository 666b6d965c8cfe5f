package dev.weir.lab;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Ratings with an attack among them.
 *
 * @param all the honest ratings and the attack, in the order of time
 * @param labels for each of {@code all}, why it is there
 * @param fakes the users who attack: fake ones, or real ones that were taken over
 * @param targets the items under attack
 * @param start when it begins, milliseconds since 1970: no target is rated by it earlier
 */
public record Attacked(
        Ratings all, List<RatingLabel> labels, SortedSet<Integer> fakes, List<Integer> targets, long start) {

    /** Honest ratings alone. */
    public static Attacked none(Ratings honest) {
        return new Attacked(
                honest,
                Collections.nCopies(honest.list().size(), RatingLabel.HONEST),
                new TreeSet<>(),
                List.of(),
                honest.first());
    }
}
