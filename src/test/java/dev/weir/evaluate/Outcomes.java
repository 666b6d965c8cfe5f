package dev.weir.evaluate;

import dev.weir.lab.Attacked;
import dev.weir.lab.Rating;
import dev.weir.lab.RatingLabel;

/** What came of one kind of attack, or of honest crowd, over the seeds. Not thread-safe. */
final class Outcomes {
    private long fakes;
    private long found;
    private long honestFlagged;
    private long targets;
    private long leaked;
    private long left;
    private double harmGone;
    private long runs;
    private long excluded;
    private long crowd;
    private long crowdSuspended;
    private long crowdRatings;
    private long crowdLost;
    private long lost;

    void add(Improvised made) {
        Attacked attacked = made.attacked();
        Course course = Course.of(attacked.all(), Memory.DEFAULT);
        Truth truth = Truth.of(attacked);
        runs++;
        fakes += truth.fakes().size();
        found += truth.fakes().stream().filter(course.flagged()::contains).count();
        honestFlagged +=
                truth.honest().stream().filter(course.flagged()::contains).count();
        excluded += truth.honest().stream().filter(course.excluded()::contains).count();
        crowd += made.crowd().size();
        crowdSuspended +=
                made.crowd().stream().filter(course.suspended()::contains).count();
        for (int place = 0; place < attacked.all().list().size(); place++) {
            Rating rating = attacked.all().list().get(place);
            boolean gone = !course.wentOut(place) || course.retracted(rating);
            if (attacked.labels().get(place) == RatingLabel.TARGET) {
                targets++;
                left += gone ? 0 : 1;
            } else if (made.crowd().contains(rating.user())) {
                crowdRatings++;
                crowdLost += gone ? 1 : 0;
            } else if (attacked.labels().get(place) == RatingLabel.HONEST) {
                lost += gone ? 1 : 0;
            }
        }
        if (!attacked.fakes().isEmpty()) {
            Reaction reaction = Reaction.of(attacked, course);
            leaked += Math.round(reaction.leak() * targets(attacked));
            harmGone += Displacement.of(attacked, course).removed();
        }
    }

    private static long targets(Attacked attacked) {
        return attacked.labels().stream()
                .filter(label -> label == RatingLabel.TARGET)
                .count();
    }

    double recall() {
        return found / (double) fakes;
    }

    /** Share of the ratings of the targets that training still has. */
    double left() {
        return left / (double) targets;
    }

    /** Share of the honest crowd that was ever suspended. */
    double crowdSuspended() {
        return crowdSuspended / (double) crowd;
    }

    /** Honest people who were ever excluded. */
    long excluded() {
        return excluded;
    }

    @Override
    public String toString() {
        return fakes > 0
                ? "recall %.2f | precision %.2f | leak %.2f | left %.2f | harm gone %.2f | honest flagged %d, crowd %d of %d; lost %.1f"
                        .formatted(
                                recall(),
                                found / Math.max(1.0, found + honestFlagged),
                                leaked / (double) targets,
                                left / (double) targets,
                                harmGone / runs,
                                honestFlagged,
                                crowdSuspended,
                                crowd,
                                lost / (double) runs)
                : "crowd suspended %d of %d, of its ratings lost %d of %d; of others %.1f a run"
                        .formatted(crowdSuspended, crowd, crowdLost, crowdRatings, lost / (double) runs);
    }
}
