package dev.weir.evaluate;

import dev.weir.lab.Attacked;
import dev.weir.lab.RatingLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Whether trust is what it says: among events admitted at a trust of about t, the share t should be honest. Attacks differ in
 * size, so each run's events are weighted: its honest ratings together, held ones included, weigh 1 - base, its attack's
 * base; every run counts the same.
 *
 * @param baseRate share of the events that are an attack's, to which runs are weighted
 * @param runs how many streams, those without an attack included
 * @param bins from the least trust on; a bin without events is left out
 */
public record Reliability(double baseRate, int runs, List<Bin> bins) {

    /** The base rate that trust is made for. */
    public static final double BASE_RATE = 0.01;

    /** Narrow towards 1, where almost all events are; the last bin is 1 itself, at which nothing was found. */
    private static final double[] EDGES = {0, 0.05, 0.2, 0.5, 0.8, 0.9, 0.95, 0.98, 1};

    /**
     * The events of about one trust.
     *
     * @param from the least trust, included
     * @param to the trust that the next bin begins with; 1 with {@code from} 1 is 1 alone
     * @param events how many events, over all runs and unweighted
     * @param weight share of all admitted events, weighted
     * @param trust their mean trust, weighted
     * @param honest the share of them that is honest, weighted
     */
    public record Bin(double from, double to, long events, double weight, double trust, double honest) {

        private double gap() {
            return weight * Math.abs(trust - honest);
        }
    }

    public Reliability {
        bins = List.copyOf(bins);
    }

    /** Expected calibration error: the mean distance of trust and share of honest, over the bins by weight. */
    public double error() {
        return error(bins);
    }

    /** The same among events with a finding alone: almost all others have none, and hide it. */
    public double errorWhereFound() {
        return error(bins.stream().filter(bin -> bin.from < 1).toList());
    }

    private static double error(List<Bin> bins) {
        double weight = bins.stream().mapToDouble(Bin::weight).sum();
        return weight == 0 ? 0 : bins.stream().mapToDouble(Bin::gap).sum() / weight;
    }

    /** Sums over runs, for each bin. */
    static final class Sums {

        private final long[] events = new long[EDGES.length];
        private final Side honest = new Side();
        private final Side attack = new Side();

        /** What runs say of one side: honest ratings, or attacks'. */
        private static final class Side {
            private final double[] share = new double[EDGES.length];
            private final double[] trust = new double[EDGES.length];
            private int runs;

            private void add(double[] ofRun, double[] trustOfRun, long all) {
                if (all > 0) {
                    runs++;
                    for (int bin = 0; bin < share.length; bin++) {
                        share[bin] += ofRun[bin] / all;
                        trust[bin] += trustOfRun[bin] / all;
                    }
                }
            }
        }

        /** Adds a run; of the honest ratings only those of some users. */
        void add(Attacked attacked, Course course, IntPredicate users) {
            double[][] count = new double[2][EDGES.length];
            double[][] trust = new double[2][EDGES.length];
            long[] all = new long[2];
            for (int place = 0; place < attacked.labels().size(); place++) {
                int side = attacked.labels().get(place) == RatingLabel.HONEST ? 0 : 1;
                if (side == 1 || users.test(attacked.all().list().get(place).user())) {
                    all[side]++;
                    if (!course.held(place)) {
                        double said = course.verdict(place).trust();
                        count[side][bin(said)]++;
                        trust[side][bin(said)] += said;
                        events[bin(said)]++;
                    }
                }
            }
            honest.add(count[0], trust[0], all[0]);
            attack.add(count[1], trust[1], all[1]);
        }

        Reliability at(double baseRate) {
            double ofHonest = honest.runs == 0 ? 0 : (1 - baseRate) / honest.runs;
            double ofAttacks = attack.runs == 0 ? 0 : baseRate / attack.runs;
            double[] weight = new double[EDGES.length];
            double total = 0;
            for (int bin = 0; bin < weight.length; bin++) {
                weight[bin] = ofHonest * honest.share[bin] + ofAttacks * attack.share[bin];
                total += weight[bin];
            }
            List<Bin> bins = new ArrayList<>();
            for (int bin = 0; bin < weight.length; bin++) {
                if (weight[bin] > 0) {
                    bins.add(new Bin(
                            EDGES[bin],
                            EDGES[Math.min(bin + 1, EDGES.length - 1)],
                            events[bin],
                            weight[bin] / total,
                            (ofHonest * honest.trust[bin] + ofAttacks * attack.trust[bin]) / weight[bin],
                            ofHonest * honest.share[bin] / weight[bin]));
                }
            }
            return new Reliability(baseRate, honest.runs, bins);
        }

        private static int bin(double trust) {
            int bin = EDGES.length - 1;
            while (trust < EDGES[bin]) {
                bin--;
            }
            return bin;
        }
    }
}
