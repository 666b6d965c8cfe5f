package dev.weir.spending;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/** Simulated card payments of the Fraud Detection Handbook with the scenario of each fraud. */
final class CardPayments {

    private static final Path FILE = Path.of(
            System.getProperty("weir.data", "../shared/data"),
            "card-handbook/transactions_2018-06-15_2018-08-31.csv.gz");

    /**
     * One payment.
     *
     * @param scenario of its fraud, 0 for a genuine one; 1 is an amount above 220, 2 a terminal, 3 a leaked card
     */
    record Row(int card, int terminal, long time, double amount, int scenario) {

        /** 0: thresholds were placed on these cards; 1: they are judged. */
        int half() {
            return Math.floorMod(new SplittableRandom(31L * card).nextInt(), 2);
        }

        Payment payment() {
            return payment(amount);
        }

        /** With another amount. */
        Payment payment(double other) {
            int hour = (int) (time / 3_600_000 % 24);
            return new Payment(Math.log(other), 0, time, hour, Known.bit(("terminal:" + terminal).hashCode()), 0);
        }
    }

    private CardPayments() {}

    static List<Row> read() throws IOException {
        assumeTrue(Files.exists(FILE), FILE + " is absent; give the folder of the data sets with -Dweir.data=");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> row(line.split(",", -1)))
                    .filter(row -> row.amount() > 0)
                    .toList();
        }
    }

    private static Row row(String[] part) {
        long time = LocalDateTime.parse(part[1].replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
        return new Row(
                Integer.parseInt(part[2]),
                Integer.parseInt(part[3]),
                time,
                Double.parseDouble(part[4]),
                Integer.parseInt(part[6]));
    }
}
