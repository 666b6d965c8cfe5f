package dev.weir.lab;

import java.util.List;

/** A recommender that has learned from ratings: what an attack is after, and what a gateway protects. */
public interface RatingModel {

    /** How many items are recommended. */
    int TOP = 10;

    /** The {@value #TOP} items that {@code user} should see next, the best first, none of them rated; fewer if it has fewer. */
    List<Integer> top(int user);

    /** The rating that is expected, within the bounds of the scale; for a user or item never seen, what the others say. */
    double predict(int user, int item);
}
