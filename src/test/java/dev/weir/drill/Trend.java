package dev.weir.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A quantity that was measured again and again: what it was in the second half, and how fast it grew there. */
final class Trend {

    private static final double HOUR_MS = 3_600_000;

    private final String name;
    private final List<double[]> samples = new ArrayList<>();

    Trend(String name) {
        this.name = name;
    }

    /** @param at epoch milliseconds */
    void add(long at, long bytes) {
        samples.add(new double[] {at, bytes});
    }

    /** The mean of the second half of the samples, bytes. */
    double mean() {
        return half().stream().mapToDouble(sample -> sample[1]).average().orElse(0);
    }

    /** The least-squares slope over the second half of the samples, bytes an hour. */
    double slope() {
        List<double[]> half = half();
        double time = half.stream().mapToDouble(sample -> sample[0]).average().orElse(0);
        double mean = mean();
        double above = 0;
        double below = 0;
        for (double[] sample : half) {
            above += (sample[0] - time) * (sample[1] - mean);
            below += (sample[0] - time) * (sample[0] - time);
        }
        return below == 0 ? 0 : above / below * HOUR_MS;
    }

    /** By how much of its mean it grew over the second half of the samples, along the slope; negative where it fell. */
    double growth() {
        List<double[]> half = half();
        double hours = half.isEmpty() ? 0 : (half.get(half.size() - 1)[0] - half.get(0)[0]) / HOUR_MS;
        return mean() == 0 ? 0 : slope() * hours / mean();
    }

    private List<double[]> half() {
        return samples.subList(samples.size() / 2, samples.size());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %.1f MB, slope %+.2f MB/h (%+.1f %% over the second half), all samples in MB %s",
                name,
                mean() / 1e6,
                slope() / 1e6,
                growth() * 100,
                samples.stream().map(sample -> Math.round(sample[1] / 1e6)).toList());
    }
}
