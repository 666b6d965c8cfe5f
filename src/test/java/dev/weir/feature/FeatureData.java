package dev.weir.feature;

import dev.weir.table.LabelledData;
import dev.weir.table.Payment;
import dev.weir.table.Row;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows of public data: wdbc as it is, and payments with counts and means of their card and terminal, as the Handbook makes them. */
final class FeatureData {

    private static final long DAY = 24L * 3_600_000;
    private static final int[] SPANS = {1, 7, 30};

    private FeatureData() {}

    /** 569 rows of 30 features in the file's order; label 1 is malignant. */
    static List<FeatureRow> wdbc() throws IOException {
        List<FeatureRow> rows = new ArrayList<>();
        for (Row row : LabelledData.wdbc().rows()) {
            rows.add(new FeatureRow(row.features(), row.label(), "", "", 0, rows.size()));
        }
        return rows;
    }

    /** Wdbc {@code times} over in random order, redraws with 4 % of noise on each value, as in the published sources experiment. */
    static List<FeatureRow> redrawn(int times, long seed) throws IOException {
        Random random = new Random(seed);
        List<FeatureRow> rows = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (FeatureRow row : wdbc()) {
                double[] features = row.features().clone();
                for (int j = 0; j < features.length && times > 1; j++) {
                    features[j] *= 1 + 0.04 * random.nextGaussian();
                }
                rows.add(new FeatureRow(features, row.label(), "", "", 0, 0));
            }
        }
        Collections.shuffle(rows, random);
        return rows;
    }

    /** The given rows with ids by place, a minute apart, each from one of 50 random sources. */
    static List<FeatureRow> sourced(List<FeatureRow> rows, long seed) {
        Random random = new Random(seed);
        List<FeatureRow> sourced = new ArrayList<>();
        for (FeatureRow row : rows) {
            long time = row.time() == 0 ? sourced.size() * 60_000L : row.time();
            sourced.add(new FeatureRow(
                    row.features(), row.label(), "s" + random.nextInt(50), row.actor(), time, sourced.size()));
        }
        return sourced;
    }

    /** Payments from the 31st day on in order of time: amount, hour, and for card and terminal counts, for the card mean amounts. */
    static List<FeatureRow> payments(int most) throws IOException {
        List<FeatureRow> rows = new ArrayList<>();
        Map<String, Deque<double[]>> past = new HashMap<>();
        long start = 0;
        for (Payment payment : LabelledData.payments()) {
            long time = payment.time();
            start = start == 0 ? time : start;
            double amount = payment.amount();
            double[] features = new double[11];
            features[0] = amount;
            features[1] = time % DAY / 3_600_000.0;
            around(past.computeIfAbsent("c" + payment.card(), key -> new ArrayDeque<>()), time, amount, features, 2);
            around(
                    past.computeIfAbsent("t" + payment.terminal(), key -> new ArrayDeque<>()),
                    time,
                    amount,
                    features,
                    8);
            if (time - start > 30 * DAY) {
                rows.add(new FeatureRow(
                        features, payment.label(), "", Integer.toString(payment.card()), time, rows.size()));
                if (rows.size() == most) {
                    break;
                }
            }
        }
        return rows;
    }

    /**
     * Made rows whose label depends on them, 1 being the rarer one: counts, codes, rounded amounts, and flags that are mostly 0, two of
     * them bound to each other.
     */
    static List<FeatureRow> flags(int count, long seed) {
        Random random = new Random(seed);
        List<FeatureRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double z = random.nextGaussian();
            double[] row = new double[12];
            row[0] = Math.rint(10 * Math.exp(z + 0.3 * random.nextGaussian()));
            row[1] = Math.rint(3 * z + 2 * random.nextGaussian());
            row[2] = random.nextInt(20);
            row[3] = random.nextInt(100) < 3 ? 1 : 0;
            row[4] = z + random.nextGaussian();
            row[5] = Math.floor(-30 * Math.log(random.nextDouble()));
            row[6] = Math.floor(Math.pow(random.nextDouble(), -0.8));
            row[7] = row[6] % 7;
            row[8] = row[2] * 13 % 17;
            row[9] = random.nextGaussian();
            row[10] = random.nextInt(200) < 1 ? 5 : 0;
            boolean follows = row[10] > 0 && random.nextInt(3) > 0;
            row[11] = follows ? 2 : random.nextInt(100) < 1 ? 2 : 0;
            double logit = 1.5 * z + 2 * row[3] + (row[10] > 0 ? 3 : 0) + (row[2] == 4 ? 2 : 0) - 2;
            int label = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
            rows.add(new FeatureRow(row, label, "", "", 0, 0));
        }
        return rows;
    }

    private static void around(Deque<double[]> past, long time, double amount, double[] features, int at) {
        past.addLast(new double[] {time, amount});
        while (time - past.peekFirst()[0] > 30 * DAY) {
            past.removeFirst();
        }
        for (int span = 0; span < SPANS.length; span++) {
            double count = 0;
            double sum = 0;
            for (double[] payment : past) {
                if (time - payment[0] <= SPANS[span] * DAY) {
                    count++;
                    sum += payment[1];
                }
            }
            features[at + span] = count;
            if (at == 2) {
                features[at + 3 + span] = sum / count;
            }
        }
    }
}
