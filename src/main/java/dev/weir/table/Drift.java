package dev.weir.table;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Frauds that move a fraud model, little by little, until large ones pass (after Paladini, Monti, Polino, Carminati and Zanero
 * 2023, "Fraud Detection Under Siege": candidates are tested on a model of the attacker's own, which learns what the bank's
 * learns; only what passes is sent, counts as genuine, and is learned from). Each stolen card begins at its own mean amount.
 * What passes is sent, and the next try is a step higher; what does not pass is tried a tenth lower, at most eight times.
 * The place and the hour are those of a payment that the card's owner made.
 *
 * @param cards how many are stolen
 * @param perDay payments of each on a day
 * @param growth how many times as high the next amount is, above 1
 * @param start the first day; two weeks of payments must lie before it
 * @param days how long it lasts
 */
public record Drift(int cards, int perDay, double growth, LocalDate start, int days) {

    /** Payments of an attack have ids from here on. */
    static final long FIRST_ID = 1_000_000_000L;

    private static final long DAY = 86_400_000L;
    private static final int WEEK = 7;
    private static final int KNOWN = 5;
    private static final int TRIES = 8;
    private static final double BACK = 0.9;

    /**
     * The attack's payments among the others.
     *
     * @param payments all, in the order of time
     * @param attack the ids of the attack's
     */
    public record Drifted(List<Payment> payments, Set<Long> attack) {

        /** Takes copies. */
        public Drifted {
            payments = List.copyOf(payments);
            attack = Set.copyOf(attack);
        }

        /** The places of the attack's rows in a table of these payments. */
        public Poisoned in(FeatureTable table) {
            BitSet rows = new BitSet();
            for (int place = 0; place < table.size(); place++) {
                if (attack.contains(Long.parseLong(table.rows().get(place).id()))) {
                    rows.set(place);
                }
            }
            return new Poisoned(table, rows, new TreeSet<>());
        }
    }

    /** Refuses what is no attack. */
    public Drift {
        Draw.checkCount("stolen cards", cards);
        Draw.checkCount("payments a day", perDay);
        Draw.checkCount("days", days);
        if (!(growth > 1 && growth <= 2)) {
            throw new IllegalArgumentException("growth " + growth + " must be above 1 and at most 2");
        }
    }

    /**
     * Puts the attack among payments.
     *
     * @param payments the honest ones, in the order of time
     * @param oracle learns from a week, anew each week from the week before the last, as the bank does; what it makes says how
     *     much a payment looks like a fraud
     * @param threshold payments below it pass
     * @throws IllegalArgumentException if fewer cards than are to be stolen made five payments in the week before
     */
    public Drifted among(
            List<Payment> payments, Function<FeatureTable, ToDoubleFunction<Row>> oracle, double threshold, long seed) {
        return new Run(oracle, threshold, seed).over(payments);
    }

    private final class Run {
        private final Function<FeatureTable, ToDoubleFunction<Row>> oracle;
        private final double threshold;
        private final SplittableRandom random;
        private final CardFeatures features = new CardFeatures();
        private final Deque<Row> recent = new ArrayDeque<>();
        private final List<Payment> all = new ArrayList<>();
        private final Set<Long> attack = new HashSet<>();
        private final Map<Integer, Double> next = new HashMap<>();
        private final long from = start.toEpochDay() * DAY;
        private long id = FIRST_ID;

        private Run(Function<FeatureTable, ToDoubleFunction<Row>> oracle, double threshold, long seed) {
            this.oracle = oracle;
            this.threshold = threshold;
            this.random = new SplittableRandom(seed);
        }

        private Drifted over(List<Payment> payments) {
            int at = 0;
            while (at < payments.size() && payments.get(at).time() < from) {
                take(payments.get(at++));
            }
            List<Stolen> stolen = stolen(payments.subList(0, at));
            ToDoubleFunction<Row> fraud = row -> 0;
            for (int day = 0; day < days; day++) {
                long today = from + day * DAY;
                if (day % WEEK == 0) {
                    fraud = oracle.apply(weekBeforeLast(today));
                }
                for (Payment plan : plans(stolen, today)) {
                    while (at < payments.size() && payments.get(at).time() <= plan.time()) {
                        take(payments.get(at++));
                    }
                    attempt(plan, fraud);
                }
                while (at < payments.size() && payments.get(at).time() < today + DAY) {
                    take(payments.get(at++));
                }
            }
            all.addAll(payments.subList(at, payments.size()));
            return new Drifted(all, attack);
        }

        private void take(Payment payment) {
            if (payment.time() >= from - 2 * WEEK * DAY) {
                recent.add(features.row(payment));
            }
            features.add(payment);
            all.add(payment);
        }

        private void attempt(Payment plan, ToDoubleFunction<Row> fraud) {
            double amount = next.getOrDefault(plan.card(), plan.amount());
            for (int i = 0; i < TRIES; i++) {
                Payment payment = new Payment(
                        plan.id(),
                        plan.time(),
                        plan.card(),
                        plan.terminal(),
                        Math.rint(amount * 100) / 100,
                        Row.NEGATIVE);
                if (fraud.applyAsDouble(features.row(payment)) < threshold) {
                    take(payment);
                    attack.add(payment.id());
                    amount *= growth;
                    break;
                }
                amount *= BACK;
            }
            next.put(plan.card(), amount);
        }

        /** What is learned from today: labels are known after a week. */
        private FeatureTable weekBeforeLast(long today) {
            while (recent.getFirst().time() < today - 2 * WEEK * DAY) {
                recent.removeFirst();
            }
            return new FeatureTable(
                    CardFeatures.NAMES,
                    recent.stream()
                            .filter(row -> row.time() < today - WEEK * DAY)
                            .toList());
        }

        /** Draws the cards among those that were used often enough in the last week. */
        private List<Stolen> stolen(List<Payment> before) {
            Map<Integer, List<Payment>> week = new TreeMap<>();
            for (Payment payment : before) {
                if (payment.time() >= from - WEEK * DAY && !payment.isFraud()) {
                    week.computeIfAbsent(payment.card(), card -> new ArrayList<>())
                            .add(payment);
                }
            }
            List<Stolen> used = new ArrayList<>();
            week.forEach((card, known) -> {
                if (known.size() >= KNOWN) {
                    used.add(new Stolen(card, known));
                }
            });
            if (used.size() < cards) {
                throw new IllegalArgumentException("only " + used.size() + " cards made " + KNOWN
                        + " payments in the week before " + start + "; " + cards + " are to be stolen");
            }
            int[] places = IntStream.range(0, used.size()).toArray();
            return Draw.some(places, cards, random).stream().mapToObj(used::get).toList();
        }

        /** Where and when each card is used today. */
        private List<Payment> plans(List<Stolen> stolen, long today) {
            List<Payment> plans = new ArrayList<>();
            for (Stolen each : stolen) {
                for (int i = 0; i < perDay; i++) {
                    Payment like = each.known.get(random.nextInt(each.known.size()));
                    plans.add(new Payment(
                            id++,
                            today + Math.floorMod(like.time(), DAY),
                            each.card,
                            like.terminal(),
                            each.mean(),
                            Row.NEGATIVE));
                }
            }
            plans.sort(Comparator.comparingLong(Payment::time).thenComparingLong(Payment::id));
            return plans;
        }
    }

    /** A card, and what its owner paid in the week before. */
    private record Stolen(int card, List<Payment> known) {

        private double mean() {
            return known.stream().mapToDouble(Payment::amount).average().orElseThrow();
        }
    }
}
