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

    /**
     * With more of the rows of a class contradicted by the rest, its models do not know the class. Of wdbc (orders 100 and 101) it is 0.09 where
     * nothing is flipped and 0.33 with a fifth of all labels flipped, but 0.57 of three weak features and 0.64 with most of a class turned.
     */
    static final double MOST_CONTRADICTED = 0.45;

    /**
     * The same for a class that is rarer than {@link #RARE}: a flip of a few of the others would fill it, but rare is not wrong. Of the frauds among
     * clean card payments 0.42 to 0.60 are contradicted, and held they would be lost.
     */
    static final double MOST_RARE_CONTRADICTED = 0.3;

    static final double RARE = 0.05;

    /** @param seen how many labels of each class came */
    static Learned of(FeatureScale scale, Consensus consensus, int[] classes, Rows rows, double[] seen) {
        int count = seen.length;
        HonestTail[] tails = new HonestTail[count];
        boolean[] told = new boolean[count];
        boolean clear = doubtful(consensus.logits()) <= MOST_DOUBTFUL && knows(consensus.logits(), classes, seen);
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

    /** Whether the models know every class that has rows enough: the rest does not contradict too many of its rows. */
    static boolean knows(double[][] logits, int[] classes, double[] seen) {
        double total = 0;
        int[] rows = new int[seen.length];
        int[] contradicted = new int[seen.length];
        for (double each : seen) {
            total += each;
        }
        for (int r = 0; r < classes.length; r++) {
            rows[classes[r]]++;
            contradicted[classes[r]] += logits[r][classes[r]] < 0 ? 1 : 0;
        }
        for (int c = 0; c < seen.length; c++) {
            double most = seen[c] < RARE * total ? MOST_RARE_CONTRADICTED : MOST_CONTRADICTED;
            if (rows[c] >= LEAST_ROWS && contradicted[c] > most * rows[c]) {
                return false;
            }
        }
        return true;
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
