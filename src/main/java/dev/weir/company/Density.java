package dev.weir.company;

/**
 * The density of some numbers: a Gaussian kernel over {@link #BINS} bins, its width by the rule of Silverman (Density Estimation
 * for Statistics and Data Analysis, 1986, equation 3.31), without the outermost 0.5 % on either side.
 */
final class Density {

    private static final int BINS = 128;
    private static final double TAIL = 0.005;

    private Density() {}

    /**
     * How much of the lower of the two peaks on either side of a cut is left at the cut, 0 to 1; 1 where one side has no peak
     * of its own, as numbers with one peak have it.
     *
     * @param sorted ascending, at least two
     * @param deviation their standard deviation
     */
    static double valley(double[] sorted, double cut, double deviation) {
        double from = quantile(sorted, TAIL);
        double width = (quantile(sorted, 1 - TAIL) - from) / BINS;
        double quartiles = quantile(sorted, 0.75) - quantile(sorted, 0.25);
        double kernel = 0.9 * Math.min(deviation, quartiles / 1.34) * Math.pow(sorted.length, -0.2);
        if (!(width > 0 && kernel > 0)) {
            return 1;
        }
        double[] smooth = smooth(bins(sorted, from, width), width / kernel);
        int at = bin(cut, from, width);
        double left = 0;
        double right = 0;
        for (int i = 0; i < BINS; i++) {
            if (i <= at) {
                left = Math.max(left, smooth[i]);
            }
            if (i >= at) {
                right = Math.max(right, smooth[i]);
            }
        }
        return smooth[at] / Math.min(left, right);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static int bin(double value, double from, double width) {
        return (int) Math.max(0, Math.min(BINS - 1, (value - from) / width));
    }

    private static double[] bins(double[] sorted, double from, double width) {
        double[] bins = new double[BINS];
        for (double value : sorted) {
            bins[bin(value, from, width)]++;
        }
        return bins;
    }

    /** @param step from one bin to the next, in standard deviations of the kernel */
    private static double[] smooth(double[] bins, double step) {
        double[] smooth = new double[BINS];
        for (int i = 0; i < BINS; i++) {
            for (int j = 0; j < BINS; j++) {
                double away = (i - j) * step;
                smooth[i] += bins[j] * Math.exp(-away * away / 2);
            }
        }
        return smooth;
    }
}
