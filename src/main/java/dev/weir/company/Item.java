package dev.weir.company;

/** An object as long as somebody who is remembered gave an opinion of it. Mutable, used by one {@link Company}. */
final class Item {

    final String object;

    /** How many gave an opinion of it. */
    int raters;

    /** The sum of what they lean to, see {@link Rater#leaning}. */
    double leanings;

    /** The sum of what they are surrounded by, see {@link Rater#around}. */
    double arounds;

    Item(String object) {
        this.object = object;
    }

    boolean isShared() {
        return raters > 1;
    }

    void join(Rater rater) {
        raters++;
        leanings += rater.leaning;
        arounds += rater.around;
    }

    void leave(Rater rater) {
        raters--;
        leanings -= rater.leaning;
        arounds -= rater.around;
    }
}
