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
     * In nats. At most 1 % of honest labels may be held, 0.5 % of the usual class and 2 % of the rare one: of wdbc (orders 0 to 19) it is 0.9,
     * 0.3 and 1.8 at 3.5 nats, and a little more where a fifth of one class is flipped.
     */
    static final double CONTRADICTS = 3.6;

    /** Below it, and at least as low for chance, a class is not told from the others. Flips of a quarter of all labels leave 0.75. */
    private static final double LEAST_SEPARATION = 0.7;

    /** With fewer rows of a class, trusted or not, its models are those of a few rows. */
    static final int LEAST_ROWS = 16;

    /** The logit of 0.8. */
    private static final double SURE = Math.log(4);

    /**
     * With more, what the rounds agree on is their own confidence: of three or four weak features of wdbc (orders 0 to 3, no flips) 0.29 and
     * more of the rows are doubtful, and 1 to 13 % of honest labels would be held; of all features 0.08 to 0.15, with a fifth flipped too.
     */
    static final double MOST_DOUBTFUL = 0.25;

    static Learned of(FeatureScale scale, Consensus consensus, int[] classes, Rows rows, int count) {
        HonestTail[] tails = new HonestTail[count];
        boolean[] told = new boolean[count];
        boolean clear = doubtful(consensus.logits()) <= MOST_DOUBTFUL;
        for (int c = 0; c < count; c++) {
            tails[c] = HonestTail.of(consensus.logits(), c);
            told[c] = clear
                    && rows.of(c) >= LEAST_ROWS
                    && HonestTail.separation(consensus.logits(), classes, c) >= LEAST_SEPARATION;
        }
        return new Learned(scale, consensus.models(), tails, told);
    }

    /** The share of rows of which the models cannot say what they are: no class has a probability of 0.8. */
    static double doubtful(double[][] logits) {
        int doubtful = 0;
        for (double[] row : logits) {
            double most = Double.NEGATIVE_INFINITY;
            for (double logit : row) {
                most = Math.max(most, logit);
            }
            doubtful += most < SURE ? 1 : 0;
        }
        return doubtful / (double) logits.length;
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
