package dev.weir.source;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values come: blocks of whole hours with {@value #BLOCK} contributors or more, each compared with all before by a G-test, whose
 * statistic is divided by what it usually is a degree of freedom: tastes drift, and that is no attack. Mutable.
 */
final class Mix {

    /** An odd number, so that the degrees of freedom are even and the tail of chi-squared is a sum. */
    static final int BINS = 9;

    /** Fewer show only what nobody overlooks. */
    static final int BLOCK = 50;

    /** The past before anything is said: as many as two blocks. */
    private static final double KNOWN = 100;

    /** What is left of the past after a block: it speaks for fifty blocks or so. */
    private static final double KEPT = 0.98;

    /** The weight of a block that stands out, when it becomes part of the past. */
    private static final double UNUSUAL = 0.25;

    private static final double FIRST_WEIGHT = 5;

    private final double[] past = new double[BINS];
    private final int[] block = new int[BINS];
    private double statistics;
    private double degrees;

    /**
     * A block against the past.
     *
     * @param surprisal -ln P(a mix that differs as much), in nats
     * @param contributors in the block
     * @param distance half the sum of the differences of the shares, 0 to 1 (total variation)
     */
    record Look(double surprisal, int contributors, double distance) {}

    /** Takes an hour; the look at the block that it fills, or null. */
    @Nullable
    Look hour(List<Integer> values, double unusualFrom) {
        int inBlock = 0;
        for (int i = 0; i < BINS; i++) {
            block[i] += i < values.size() ? values.get(i) : 0;
            inBlock += block[i];
        }
        if (inBlock < BLOCK) {
            return null;
        }
        double before = total(past);
        Look look = before < KNOWN ? null : look(inBlock, before);
        double weight = look != null && look.surprisal >= unusualFrom ? UNUSUAL : 1;
        for (int i = 0; i < BINS; i++) {
            past[i] = past[i] * KEPT + weight * block[i];
            block[i] = 0;
        }
        return look;
    }

    private Look look(int inBlock, double before) {
        double statistic = 0;
        double distance = 0;
        int used = 0;
        for (int i = 0; i < BINS; i++) {
            double share = (past[i] + 0.5) / (before + 0.5 * BINS);
            used += past[i] >= 1 || block[i] > 0 ? 1 : 0;
            statistic += block[i] == 0 ? 0 : 2 * block[i] * Math.log(block[i] / (inBlock * share));
            distance += Math.abs((double) block[i] / inBlock - share) / 2;
        }
        // The past is a sample, too.
        statistic *= before / (before + inBlock);
        int freedom = Math.max(2, used - 1 + (used - 1) % 2);
        double usual = Math.max(1, (statistics + FIRST_WEIGHT) / (degrees + FIRST_WEIGHT));
        double surprisal = chiSquared(statistic / usual, freedom);
        double most = 3 * usual * freedom;
        statistics = statistics * KEPT + Math.min(most, statistic);
        degrees = degrees * KEPT + freedom;
        return new Look(surprisal, inBlock, distance);
    }

    /** -ln P(chi-squared of an even number of degrees of freedom is x or more): exp(-x/2) times a partial sum of exp(x/2). */
    static double chiSquared(double x, int freedom) {
        double half = Math.max(0, x) / 2;
        double term = 1;
        double sum = 1;
        for (int i = 1; i < freedom / 2; i++) {
            term *= half / i;
            sum += term;
        }
        return Math.max(0, half - Math.log(sum));
    }

    private static double total(double[] counts) {
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        return total;
    }

    void write(DataOutput out) throws IOException {
        for (int i = 0; i < BINS; i++) {
            out.writeDouble(past[i]);
            out.writeInt(block[i]);
        }
        out.writeDouble(statistics);
        out.writeDouble(degrees);
    }

    static Mix read(DataInput in) throws IOException {
        Mix mix = new Mix();
        for (int i = 0; i < BINS; i++) {
            mix.past[i] = in.readDouble();
            mix.block[i] = in.readInt();
        }
        mix.statistics = in.readDouble();
        mix.degrees = in.readDouble();
        return mix;
    }
}
