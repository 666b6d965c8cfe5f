package dev.weir.feature;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Rows of public data: wdbc as it is, and payments with counts and means of their card and terminal, as the Handbook makes them. */
final class FeatureData {

    private static final Path DATA = Path.of(System.getProperty("weir.data", "../shared/data"));
    private static final long DAY = 24L * 3_600_000;
    private static final int[] SPANS = {1, 7, 30};

    private FeatureData() {}

    /** 569 rows of 30 features in the file's order; label 1 is malignant. */
    static List<FeatureRow> wdbc() {
        List<FeatureRow> rows = new ArrayList<>();
        for (String line : lines(DATA.resolve("wdbc/wdbc.data"))) {
            String[] part = line.split(",");
            double[] features = new double[30];
            for (int i = 0; i < 30; i++) {
                features[i] = Double.parseDouble(part[i + 2]);
            }
            rows.add(new FeatureRow(features, part[1].equals("M") ? 1 : 0, "", "", 0, rows.size()));
        }
        return rows;
    }

    /** Wdbc {@code times} over in random order, redraws with 4 % of noise on each value, as in the published sources experiment. */
    static List<FeatureRow> redrawn(int times, long seed) {
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
    static List<FeatureRow> payments(int most) {
        List<FeatureRow> rows = new ArrayList<>();
        Map<String, Deque<double[]>> past = new HashMap<>();
        List<String> lines = lines(DATA.resolve("card-handbook/transactions_2018-06-15_2018-08-31.csv.gz"));
        long start = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] part = line.split(",", -1);
            long time = LocalDateTime.parse(part[1].replace(' ', 'T'))
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
            start = start == 0 ? time : start;
            double amount = Double.parseDouble(part[4]);
            double[] features = new double[11];
            features[0] = amount;
            features[1] = time % DAY / 3_600_000.0;
            around(past.computeIfAbsent("c" + part[2], key -> new ArrayDeque<>()), time, amount, features, 2);
            around(past.computeIfAbsent("t" + part[3], key -> new ArrayDeque<>()), time, amount, features, 8);
            if (time - start > 30 * DAY) {
                rows.add(new FeatureRow(features, Integer.parseInt(part[5]), "", part[2], time, rows.size()));
                if (rows.size() == most) {
                    break;
                }
            }
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

    private static List<String> lines(Path file) {
        assumeTrue(Files.exists(file), file + " is absent; give the folder of the data sets with -Dweir.data=");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz")
                        ? new GZIPInputStream(Files.newInputStream(file))
                        : Files.newInputStream(file),
                StandardCharsets.US_ASCII))) {
            return lines.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
