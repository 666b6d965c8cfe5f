package dev.weir.label;

/**
 * What the last refit learned of a reference.
 *
 * @param scale of the features
 * @param models of the classes
 * @param tails of each class
 * @param told of each class whether it can be told from the others at all
 */
@SuppressWarnings("ArrayRecordComponent") // Read only; nobody compares them.
record Learned(FeatureScale scale, Models models, HonestTail[] tails, boolean[] told) {

    /**
     * In nats: rightly labelled rows of wdbc pass it in 8 of 1,000, malignant ones in 15 of 1,000 (orders 0 to 9), since the models
     * are less sure than they could be.
     */
    static final double CONTRADICTS = 3.5;

    /** Below it, and at least as low for chance, a class is not told from the others. Flips of a quarter of all labels leave 0.75. */
    private static final double LEAST_SEPARATION = 0.7;

    /** With fewer rows of a class, trusted or not, its models are those of a few rows. */
    static final int LEAST_ROWS = 16;

    static Learned of(FeatureScale scale, Consensus consensus, int[] classes, Rows rows, int count) {
        HonestTail[] tails = new HonestTail[count];
        boolean[] told = new boolean[count];
        for (int c = 0; c < count; c++) {
            tails[c] = HonestTail.of(consensus.logits(), c);
            told[c] = rows.of(c) >= LEAST_ROWS
                    && HonestTail.separation(consensus.logits(), classes, c) >= LEAST_SEPARATION;
        }
        return new Learned(scale, consensus.models(), tails, told);
    }

    LabelLook look(double logit, int label) {
        double p = Logistic.sigmoid(logit);
        double surprisal = Math.max(0, tails[label].surprisal(logit));
        if (!told[label]) {
            return new LabelLook(p, surprisal, LabelLook.Opinion.UNKNOWN);
        }
        boolean contradicted = p < 0.5 && surprisal >= CONTRADICTS;
        return new LabelLook(p, surprisal, contradicted ? LabelLook.Opinion.CONTRADICTED : LabelLook.Opinion.FINE);
    }
}
