package dev.weir.label;

import java.util.Arrays;

/** The classes of the nearest rows. */
final class Neighbours {

    private static final int NEAREST = 10;

    private static final int STRIDE = 8;

    /** Weight that is there before any neighbour, shared evenly by the classes. */
    private static final double PRIOR = 1;

    private final int[] rows = new int[NEAREST];
    private final double[] distances = new double[NEAREST];
    private int found;

    /** Finds the nearest of these rows by squared distance. {@code self} is left out, or -1. */
    void find(double[] at, double[][] x, int count, int self) {
        found = 0;
        double worst = Double.POSITIVE_INFINITY;
        for (int r = 0; r < count; r++) {
            double distance = r == self ? worst : squared(at, x[r], worst);
            if (distance < worst) {
                insert(r, distance);
                worst = found < NEAREST ? worst : distances[NEAREST - 1];
            }
        }
    }

    private void insert(int row, double distance) {
        int place = found < NEAREST ? found++ : NEAREST - 1;
        while (place > 0 && distances[place - 1] > distance) {
            distances[place] = distances[place - 1];
            rows[place] = rows[place - 1];
            place--;
        }
        distances[place] = distance;
        rows[place] = row;
    }

    /** The row numbers found last, the nearest first. */
    int[] found() {
        return Arrays.copyOf(rows, found);
    }

    /** The logit of a class by the weights of these neighbours. */
    static double logit(int[] near, int[] classes, double[] weights, int c, int count) {
        double own = PRIOR / count;
        double all = PRIOR;
        for (int row : near) {
            all += weights[row];
            own += classes[row] == c ? weights[row] : 0;
        }
        return Math.log(own / (all - own));
    }

    /** The lowest logit of a class that any neighbours lead to: all of another class, and trusted. */
    static double least(int count) {
        double own = PRIOR / count;
        return Math.log(own / (PRIOR + NEAREST * Consensus.TRUSTED - own));
    }

    /** The squared distance, or no less than {@code enough}: looks whether it is so after each eight features only, so the processor goes ahead. */
    static double squared(double[] a, double[] b, double enough) {
        double sum = 0;
        int i = 0;
        for (; i + STRIDE <= a.length && sum < enough; i += STRIDE) {
            double one = 0;
            double other = 0;
            for (int j = i; j < i + STRIDE; j += 2) {
                double off = a[j] - b[j];
                double next = a[j + 1] - b[j + 1];
                one += off * off;
                other += next * next;
            }
            sum += one + other;
        }
        for (; i < a.length && sum < enough; i++) {
            double off = a[i] - b[i];
            sum += off * off;
        }
        return sum;
    }
}
