package dev.weir.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The weeks that a fraud model learns from and is measured with, as {@code get_train_test_set} of the Fraud Detection
 * Handbook has them: a week to learn from, a week until its frauds are known, a week to test, of which the cards are left out
 * that are known to be compromised by then.
 */
public final class CardWeeks {

    /** The first day of the Handbook's training week. */
    public static final LocalDate START = LocalDate.of(2018, 7, 25);

    private static final long DAY = 86_400_000L;
    private static final int WEEK = 7;

    private CardWeeks() {}

    /** The split whose training week begins on {@code start}. Payments in the order of time. */
    public static Split split(List<Payment> payments, LocalDate start) {
        long first = start.toEpochDay();
        long train = first * DAY;
        long test = train + 2 * WEEK * DAY;
        FeatureTable all = CardFeatures.table(payments, train, test + WEEK * DAY);
        List<Row> learned = all.rows().stream()
                .filter(row -> row.time() < train + WEEK * DAY)
                .toList();
        return new Split(all.with(learned), all.with(unknown(all, test)));
    }

    /** The test week's payments of cards that are not known to be compromised: each day a day's more frauds are known. */
    private static List<Row> unknown(FeatureTable all, long test) {
        Set<String> compromised = new HashSet<>();
        List<Row> rows = all.rows();
        int known = 0;
        int next = 0;
        while (next < rows.size() && rows.get(next).time() < test) {
            next++;
        }
        List<Row> kept = new ArrayList<>();
        for (int day = 0; day < WEEK; day++) {
            long knownUntil = test + (day - WEEK) * DAY;
            while (known < rows.size() && rows.get(known).time() < knownUntil) {
                Row row = rows.get(known++);
                if (row.isPositive()) {
                    compromised.add(row.actor());
                }
            }
            for (; next < rows.size() && rows.get(next).time() < test + (day + 1) * DAY; next++) {
                if (!compromised.contains(rows.get(next).actor())) {
                    kept.add(rows.get(next));
                }
            }
        }
        return kept;
    }
}
