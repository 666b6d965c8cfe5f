package dev.weir.evaluate;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Verdict;
import dev.weir.lab.Attacked;
import dev.weir.lab.RatingLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * How the lines of {@code verdict.Trust} were found: the likeliest, on a grid of tenths, for admitted events with a finding.
 * To each family one honest event in 10,000 is added that nobody sent, spread over the surprisals from 5 on as a
 * surprisal says of itself, exp(-s): what honest people did not show yet they may still do.
 */
final class TrustFit {

    private static final List<Family> FITTED = List.of(Family.RATE, Family.PROFILE, Family.GROUP);
    private static final double UNSEEN = 1e-4;
    private static final double UNSEEN_FROM = 5;
    private static final double GRID = 0.1;
    private static final double PRIOR_ODDS = 99;

    /** Surprisals in tenths, of the fitted families, 0 for none; then the others' evidence in tenths. */
    private record Seen(int rate, int profile, int group, int others) {
        private int of(int family) {
            return family == 0 ? rate : family == 1 ? profile : group;
        }
    }

    private final Map<Seen, double[]> seen = new HashMap<>();
    private final List<Map<Seen, double[]>> runs = new ArrayList<>();

    void add(Attacked attacked, Course course, IntPredicate users) {
        Map<Seen, double[]> run = new HashMap<>();
        double[] all = new double[2];
        for (int place = 0; place < attacked.labels().size(); place++) {
            int side = attacked.labels().get(place) == RatingLabel.HONEST ? 0 : 1;
            if (side == 1 || users.test(attacked.all().list().get(place).user())) {
                all[side]++;
                Verdict verdict = course.verdict(place);
                if (!course.held(place) && verdict.trust() < 1) {
                    run.computeIfAbsent(seen(verdict), key -> new double[2])[side]++;
                }
            }
        }
        run.values().forEach(counts -> {
            counts[0] /= all[0];
            counts[1] /= Math.max(1, all[1]);
        });
        run.put(new Seen(-1, 0, 0, 0), new double[] {1, all[1] > 0 ? 1 : 0});
        runs.add(run);
    }

    private static Seen seen(Verdict verdict) {
        Map<Family, Double> strongest = new EnumMap<>(Family.class);
        for (Finding finding : verdict.findings()) {
            if (finding.weight() != Finding.Weight.SHADOW) {
                strongest.merge(finding.family(), finding.surprisal(), Math::max);
            }
        }
        double others = 0;
        for (Map.Entry<Family, Double> entry : strongest.entrySet()) {
            if (!FITTED.contains(entry.getKey()) && entry.getValue() > 1) {
                others += entry.getValue() - 1 - Math.log(entry.getValue());
            }
        }
        return new Seen(
                tenths(strongest.getOrDefault(Family.RATE, 0.0)),
                tenths(strongest.getOrDefault(Family.PROFILE, 0.0)),
                tenths(strongest.getOrDefault(Family.GROUP, 0.0)),
                tenths(others));
    }

    private static int tenths(double nats) {
        return (int) Math.round(nats / GRID);
    }

    /** Nats a nat and from where for each family, and the most in all: in tenths. */
    String fit() {
        weigh();
        int[] best = {10, 55, 10, 55, 10, 55, 80};
        double least = loss(best);
        int[][] moves = moves(best.length);
        for (boolean moved = true; moved; ) {
            moved = false;
            for (int[] move : moves) {
                int[] next = new int[best.length];
                for (int i = 0; i < next.length; i++) {
                    next[i] = best[i] + move[i];
                }
                double loss = Arrays.stream(next).min().orElse(0) < 0 ? Double.MAX_VALUE : loss(next);
                if (loss < least) {
                    least = loss;
                    best = next;
                    moved = true;
                }
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < FITTED.size(); i++) {
            text.append(String.format(
                    Locale.ROOT, "%s %.1f from %.1f; ", FITTED.get(i), best[2 * i] * GRID, best[2 * i + 1] * GRID));
        }
        return text + String.format(Locale.ROOT, "most %.1f; loss %.4f", best[6] * GRID, 1e4 * least);
    }

    /** One parameter alone, or a family's two together, by one, three or ten tenths. */
    private static int[][] moves(int parameters) {
        List<int[]> moves = new ArrayList<>();
        for (int by : new int[] {-10, -3, -1, 1, 3, 10}) {
            for (int i = 0; i < parameters; i++) {
                int[] move = new int[parameters];
                move[i] = by;
                moves.add(move);
                for (int other : new int[] {-10, -3, -1, 1, 3, 10}) {
                    if (i % 2 == 0 && i + 1 < parameters) {
                        int[] both = move.clone();
                        both[i + 1] = other;
                        moves.add(both);
                    }
                }
            }
        }
        return moves.toArray(int[][]::new);
    }

    private void weigh() {
        double[] sides = new double[2];
        Seen marker = new Seen(-1, 0, 0, 0);
        for (Map<Seen, double[]> run : runs) {
            sides[0] += run.get(marker)[0];
            sides[1] += run.get(marker)[1];
        }
        double base = Reliability.BASE_RATE;
        for (Map<Seen, double[]> run : runs) {
            run.forEach((key, shares) -> {
                if (!key.equals(marker)) {
                    double[] sum = seen.computeIfAbsent(key, any -> new double[2]);
                    sum[0] += (1 - base) * shares[0] / sides[0];
                    sum[1] += base * shares[1] / sides[1];
                }
            });
        }
        int from = tenths(UNSEEN_FROM);
        for (int s = from; s < tenths(Finding.MAX_SURPRISAL); s++) {
            double weight = (1 - base) * UNSEEN * Math.exp((from - s) * GRID) * (1 - Math.exp(-GRID));
            seen.computeIfAbsent(new Seen(s, 0, 0, 0), any -> new double[2])[0] += weight;
            seen.computeIfAbsent(new Seen(0, s, 0, 0), any -> new double[2])[0] += weight;
            seen.computeIfAbsent(new Seen(0, 0, s, 0), any -> new double[2])[0] += weight;
        }
    }

    private double loss(int[] at) {
        double loss = 0;
        for (Map.Entry<Seen, double[]> entry : seen.entrySet()) {
            double evidence = entry.getKey().others() * GRID;
            for (int family = 0; family < FITTED.size(); family++) {
                int surprisal = entry.getKey().of(family);
                if (surprisal > 0) {
                    evidence += Math.max(0, at[2 * family] * GRID * (surprisal - at[2 * family + 1]) * GRID);
                }
            }
            double odds = PRIOR_ODDS * Math.exp(-Math.min(at[6] * GRID, evidence));
            loss += entry.getValue()[0] * Math.log((odds + 1) / odds) + entry.getValue()[1] * Math.log(odds + 1);
        }
        return loss;
    }
}
