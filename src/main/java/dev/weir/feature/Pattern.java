package dev.weir.feature;

import java.util.List;

/**
 * Values that come together again and again, with one label that the rest of their rows does not explain: a trigger.
 *
 * @param marks features and their values, two or more; a row with two of them carries the pattern
 * @param label the label that it is bound to
 * @param since event time in milliseconds when it was found
 * @param carriers among the latest 4,096 rows when it was found
 * @param surprisal -ln P that honest rows show this, after correction for all that was looked at, in nats, 0 to 30
 * @param sentence the finding in one sentence
 */
public record Pattern(List<Mark> marks, int label, long since, int carriers, double surprisal, String sentence) {

    /** One feature, by its number from 0, at one value. */
    public record Mark(int feature, float value) {}

    public Pattern {
        marks = List.copyOf(marks);
        if (marks.size() < 2) {
            throw new IllegalArgumentException(marks.size() + " marks are no pattern: it takes two");
        }
    }

    /** Whether a row carries the pattern together with its label. */
    boolean isCarriedBy(FeatureRow row) {
        return row.label() == label && isIn(row.features());
    }

    boolean isIn(double[] features) {
        int met = 0;
        for (int i = 0; i < marks.size() && met < 2; i++) {
            Mark mark = marks.get(i);
            met += (float) features[mark.feature()] == mark.value() ? 1 : 0;
        }
        return met >= 2;
    }
}
