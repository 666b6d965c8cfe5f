package dev.weir.evaluate;

import dev.weir.lab.Attacked;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a recommender learns from. */
public enum Training {
    /** The honest ratings; there was no attack. */
    CLEAN,
    /** Everything. */
    ATTACKED,
    /** What was admitted, and what was held and released. */
    GATED,
    /** The same without what was taken back. */
    RETRACTED;

    /**
     * The ratings to learn from.
     *
     * @param keep which may be used: the others are kept to measure with
     */
    Ratings of(Ratings honest, Attacked attacked, Course course, Predicate<Rating> keep) {
        if (this == CLEAN) {
            return Ratings.of(honest.list().stream().filter(keep).toList(), honest.scale());
        }
        List<Rating> ratings = new ArrayList<>();
        List<Rating> all = attacked.all().list();
        for (int place = 0; place < all.size(); place++) {
            Rating rating = all.get(place);
            boolean in = switch (this) {
                case CLEAN, ATTACKED -> true;
                case GATED -> course.wentOut(place);
                case RETRACTED -> course.wentOut(place) && !course.retracted(rating);
            };
            if (in && keep.test(rating)) {
                ratings.add(rating);
            }
        }
        return Ratings.of(ratings, honest.scale());
    }
}
