package dev.weir.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Card payments of the Fraud Detection Handbook (Le Borgne, Siblini, Lebichot and Bontempi 2022), gzip: {@code
 * TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD,TX_FRAUD_SCENARIO}, a header, times as {@code
 * 2018-06-15 00:02:14}, taken as UTC.
 */
public final class PaymentFile {

    private static final String HEADER = "TRANSACTION_ID";
    private static final int COLUMNS = 7;
    private static final int DATE = 10;
    private static final long DAY = 86_400_000L;

    private PaymentFile() {}

    /**
     * The payments of a file, in its order.
     *
     * @throws IllegalArgumentException if a line is no payment; the message names file and line
     */
    public static List<Payment> read(Path file) throws IOException {
        List<Payment> payments = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            Days days = new Days();
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank() && !(number == 1 && line.startsWith(HEADER))) {
                    payments.add(payment(line, days, file + ":" + number));
                }
            }
        }
        return payments;
    }

    private static Payment payment(String line, Days days, String where) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(where + ": " + columns.length + " columns instead of 7: " + line);
        }
        try {
            return new Payment(
                    Long.parseLong(columns[0]),
                    days.millis(columns[1]),
                    Integer.parseInt(columns[2]),
                    Integer.parseInt(columns[3]),
                    Double.parseDouble(columns[4]),
                    Integer.parseInt(columns[5]));
        } catch (NumberFormatException | DateTimeException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(where + ": not a payment: " + line, e);
        }
    }

    /** Reads each date once: the lines of a day stand together. */
    private static final class Days {
        private String date = "";
        private long start;

        private long millis(String text) {
            if (!text.startsWith(date) || date.isEmpty()) {
                date = text.substring(0, DATE);
                start = LocalDate.parse(date).toEpochDay() * DAY;
            }
            int hours = Integer.parseInt(text, 11, 13, 10);
            int minutes = Integer.parseInt(text, 14, 16, 10);
            int seconds = Integer.parseInt(text, 17, 19, 10);
            return start + ((hours * 60L + minutes) * 60 + seconds) * 1000;
        }
    }
}
