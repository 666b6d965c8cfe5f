package dev.weir.table;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of a payment as in the Fraud Detection Handbook, chapter 3, "Baseline feature transformation": the amount; is
 * it a weekend, is it night (before 7); how many payments the card made in 1, 7 and 30 days, this one included, and their
 * mean amount; how many payments the terminal had in the 1, 7 and 30 days before the last 7 days, and which share of them
 * were frauds, because whether one was is known after a week. One pass in the order of time.
 */
public final class CardFeatures {

    /** The amount's name. */
    public static final String AMOUNT = "amount";

    /** Their names, in order. */
    public static final List<String> NAMES = List.of(
            AMOUNT,
            "weekend",
            "night",
            "card_count_1d",
            "card_mean_1d",
            "card_count_7d",
            "card_mean_7d",
            "card_count_30d",
            "card_mean_30d",
            "terminal_count_1d",
            "terminal_risk_1d",
            "terminal_count_7d",
            "terminal_risk_7d",
            "terminal_count_30d",
            "terminal_risk_30d");

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final long DELAY = 7 * DAY;
    private static final int NIGHT_UNTIL = 6;
    private static final int LENGTHS = 3;

    private final Map<Integer, Lookback> cards = new HashMap<>();
    private final Map<Integer, Lookback> terminals = new HashMap<>();
    private long day = Long.MIN_VALUE;
    private boolean isWeekend;

    /** The rows of the payments from {@code from} on and before {@code until}, milliseconds since 1970. */
    public static FeatureTable table(Iterable<Payment> payments, long from, long until) {
        CardFeatures features = new CardFeatures();
        List<Row> rows = new ArrayList<>();
        for (Payment payment : payments) {
            if (payment.time() >= until) {
                break;
            }
            if (payment.time() >= from) {
                rows.add(features.row(payment));
            }
            features.add(payment);
        }
        return new FeatureTable(NAMES, rows);
    }

    /** A payment's row after all that were added. It is not added by this. */
    public Row row(Payment payment) {
        Lookback card = card(payment);
        Lookback terminal = terminal(payment);
        card.advance(payment.time());
        terminal.advance(payment.time());
        double[] features = new double[NAMES.size()];
        features[0] = payment.amount();
        features[1] = isWeekend(payment.time()) ? 1 : 0;
        features[2] = payment.time() % DAY / HOUR <= NIGHT_UNTIL ? 1 : 0;
        for (int i = 0; i < LENGTHS; i++) {
            int count = card.count(i) + 1;
            features[3 + 2 * i] = count;
            features[4 + 2 * i] = (card.sum(i) + payment.amount()) / count;
            // The payment itself is within the last seven days, so it counts neither here nor there.
            int before = terminal.count(i + 1) - terminal.count(0);
            features[9 + 2 * i] = before;
            features[10 + 2 * i] = before == 0 ? 0 : (terminal.sum(i + 1) - terminal.sum(0)) / before;
        }
        return new Row(
                Long.toString(payment.id()),
                payment.time(),
                "",
                "card-" + payment.card(),
                "terminal-" + payment.terminal(),
                features,
                payment.label());
    }

    /** Takes a payment into the past of its card and its terminal. */
    public void add(Payment payment) {
        card(payment).add(payment.time(), payment.amount());
        terminal(payment).add(payment.time(), payment.label());
    }

    private Lookback card(Payment payment) {
        return cards.computeIfAbsent(payment.card(), key -> new Lookback(DAY, 7 * DAY, 30 * DAY));
    }

    private Lookback terminal(Payment payment) {
        return terminals.computeIfAbsent(
                payment.terminal(), key -> new Lookback(DELAY, DELAY + DAY, DELAY + 7 * DAY, DELAY + 30 * DAY));
    }

    private boolean isWeekend(long time) {
        long today = Math.floorDiv(time, DAY);
        if (today != day) {
            day = today;
            isWeekend = LocalDate.ofEpochDay(today).getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
        }
        return isWeekend;
    }
}
