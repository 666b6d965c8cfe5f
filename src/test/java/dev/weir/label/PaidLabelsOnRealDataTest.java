package dev.weir.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.table.CardFeatures;
import dev.weir.table.LabelledData;
import dev.weir.table.Payment;
import dev.weir.table.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attacks on labelled rows that nothing was placed on, of wdbc in orders 700 and on. {@code -Dweir.orders=N} asks more of them and prints
 * all that is in the tables of docs/evaluation.md.
 */
class PaidLabelsOnRealDataTest {

    private static final int FIRST_SEED = Integer.getInteger("weir.firstSeed", 700);
    private static final int ORDERS = Integer.getInteger("weir.orders", 2);
    private static final boolean ALL = System.getProperty("weir.orders") != null;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int ACCOUNTS = 80;
    private static final int ACCOUNTS_OF_RING = 8;

    /** A stream and who is poison in it. */
    private static final class Made {
        private final Random random;
        private final Wdbc honest;
        private final List<double[]> features = new ArrayList<>();
        private final List<Integer> labels = new ArrayList<>();
        private final Set<Integer> poison = new HashSet<>();

        private Made(Wdbc honest, Random random) {
            this.honest = honest;
            this.random = random;
        }

        private void row(double[] features, int label, boolean isPoison) {
            if (isPoison) {
                poison.add(labels.size());
            }
            this.features.add(features);
            labels.add(label);
        }

        private void poisoned(Attack attack) {
            for (int r = 0; r < honest.classes().length; r++) {
                boolean hit = attack.hits(this, r);
                double[] row = honest.features()[r];
                int truth = honest.classes()[r];
                row(hit ? attack.row(this, r) : row, hit ? 1 - truth : truth, hit);
                if (hit && (attack == Attack.COPIES || attack == Attack.COPIES_FURTHER)) {
                    for (int copy = 0; copy < 10; copy++) {
                        row(attack.row(this, r), 1 - truth, true);
                    }
                }
            }
        }

        private double[] towards(int row, int label, double part) {
            double[] mean = new double[honest.features()[0].length];
            int count = 0;
            for (int r = 0; r < honest.classes().length; r++) {
                if (honest.classes()[r] == label) {
                    count++;
                    for (int f = 0; f < mean.length; f++) {
                        mean[f] += honest.features()[r][f];
                    }
                }
            }
            double[] moved = honest.features()[row].clone();
            for (int f = 0; f < moved.length; f++) {
                moved[f] += part * (mean[f] / count - moved[f]);
            }
            return moved;
        }

        private Wdbc stream() {
            return new Wdbc(
                    features.toArray(double[][]::new),
                    labels.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    private enum Attack {
        NONE("nobody"),
        RING("eight of eighty accounts turn every malignant label"),
        RISING("flips rise from none to three in ten"),
        BURST("forty labels in a row"),
        FIRST_ROWS("a third of the first hundred"),
        NUDGED("a tenth of the malignant, moved half way to benign, are called so"),
        NUDGED_LITTLE("the same, moved a quarter of the way"),
        COPIES("three malignant rows, each said ten times more to be benign, within 2 %"),
        COPIES_FURTHER("the same within 10 %"),
        BESIDE_THE_HONEST("a tenth: those malignant ones that are most like benign ones");

        private final String text;

        Attack(String text) {
            this.text = text;
        }

        private boolean hits(Made made, int row) {
            boolean malignant = made.honest.classes()[row] == Wdbc.MALIGNANT;
            double place = row / (double) made.honest.classes().length;
            return switch (this) {
                case NONE -> false;
                case RING -> malignant && Math.floorMod(row * 7919, ACCOUNTS) < ACCOUNTS_OF_RING;
                case RISING -> made.random.nextDouble() < 0.3 * place;
                case BURST -> row >= 200 && row < 240;
                case FIRST_ROWS -> row < 100 && made.random.nextInt(3) == 0;
                case NUDGED, NUDGED_LITTLE -> malignant && made.random.nextInt(10) == 0;
                case COPIES, COPIES_FURTHER -> malignant && row >= 150 && made.poison.size() < 33;
                case BESIDE_THE_HONEST -> malignant && nearest(made.honest).contains(row);
            };
        }

        private double[] row(Made made, int row) {
            return switch (this) {
                case NUDGED -> made.towards(row, 0, 0.5);
                case NUDGED_LITTLE -> made.towards(row, 0, 0.25);
                case COPIES, COPIES_FURTHER -> {
                    double[] copy = made.honest.features()[row].clone();
                    for (int f = 0; f < copy.length; f++) {
                        copy[f] *= 1 + (this == COPIES ? 0.02 : 0.1) * made.random.nextGaussian();
                    }
                    yield copy;
                }
                default -> made.honest.features()[row];
            };
        }

        private static List<Integer> nearest(Wdbc rows) {
            FeatureScale scale = FeatureScale.of(rows.features());
            double[] mean = new double[scale.width()];
            for (int r = 0; r < rows.classes().length; r++) {
                double[] placed = scale.place(rows.features()[r]);
                for (int f = 0; f < mean.length && rows.classes()[r] == 0; f++) {
                    mean[f] += placed[f];
                }
            }
            long benign = Arrays.stream(rows.classes()).filter(c -> c == 0).count();
            List<Integer> malignant = IntStream.range(0, rows.classes().length)
                    .filter(r -> rows.classes()[r] == Wdbc.MALIGNANT)
                    .boxed()
                    .sorted(Comparator.comparingDouble(r -> {
                        double[] placed = scale.place(rows.features()[r]);
                        double away = 0;
                        for (int f = 0; f < mean.length; f++) {
                            away += Math.pow(placed[f] - mean[f] / benign, 2);
                        }
                        return away;
                    }))
                    .toList();
            return malignant.subList(0, malignant.size() / 10);
        }
    }

    static Stream<Attack> asked() {
        return Stream.of(Attack.values()).filter(attack -> ALL || attack == Attack.COPIES);
    }

    @ParameterizedTest
    @MethodSource("asked")
    void honestRowsAreSparedAndCopiesDoNotVouchForEachOther(Attack attack) throws IOException {
        int poison = 0;
        int inline = 0;
        int end = 0;
        int honest = 0;
        int cost = 0;
        double[] accuracy = new double[3];
        for (int seed = FIRST_SEED; seed < FIRST_SEED + ORDERS; seed++) {
            Random random = new Random(seed);
            Wdbc order = Wdbc.read().shuffled(random);
            Wdbc clean = order.part(0, Wdbc.STREAM);
            Wdbc rest = order.part(Wdbc.STREAM, order.classes().length);
            Made made = new Made(clean, random);
            made.poisoned(attack);
            Wdbc stream = made.stream();
            Gated gated = Gated.of(stream, stream.classes(), List.of());
            for (int r = 0; r < stream.classes().length; r++) {
                if (made.poison.contains(r)) {
                    poison++;
                    inline += gated.inline()[r] ? 1 : 0;
                    end += gated.held()[r] ? 1 : 0;
                } else {
                    honest++;
                    cost += gated.held()[r] ? 1 : 0;
                }
            }
            accuracy[0] += clean.accuracyOn(rest) / ORDERS;
            accuracy[1] += stream.accuracyOn(rest) / ORDERS;
            accuracy[2] += stream.with(stream.classes(), gated.held()).accuracyOn(rest) / ORDERS;
        }
        System.out.printf(
                Locale.ROOT,
                "%s | %d rows, inline %.2f, in the end %.2f | honest %.4f | accuracy clean %.3f, poisoned %.3f, gated %.3f%n",
                attack.text,
                poison / ORDERS,
                inline / Math.max(1.0, poison),
                end / Math.max(1.0, poison),
                cost / (double) honest,
                accuracy[0],
                accuracy[1],
                accuracy[2]);
        assertThat(cost / (double) honest).isLessThan(0.0125);
        if (attack == Attack.COPIES) {
            assertThat(end / (double) poison).isGreaterThan(0.5);
        }
    }

    /** Clean rows, among which many are alike: card payments, and wdbc that comes again and again within 4 %. */
    @Test
    void rowsThatAreAlikeAreSpared() throws IOException {
        Random random = new Random(FIRST_SEED);
        Wdbc order = Wdbc.read().shuffled(random);
        List<LabelledRow> again = new ArrayList<>();
        for (int i = 0; i < 20 * order.classes().length; i++) {
            int at = i % order.classes().length;
            double[] features = Arrays.stream(order.features()[at])
                    .map(x -> x * (1 + 0.04 * random.nextGaussian()))
                    .toArray();
            again.add(new LabelledRow(i, i, features, order.classes()[at], "", ""));
        }
        spared("wdbc twenty times", again);
        List<Payment> payments = LabelledData.payments();
        long start = payments.get(0).time();
        List<Row> rows =
                CardFeatures.table(payments, start + 30 * DAY, start + 34 * DAY).rows();
        List<LabelledRow> cards = new ArrayList<>();
        for (Row row : rows) {
            cards.add(new LabelledRow(cards.size(), row.time(), row.features(), row.label(), "", row.actor()));
        }
        spared("card payments", cards);
    }

    private static void spared(String name, List<LabelledRow> rows) {
        LabelWatch watch =
                new LabelWatch(LabelShape.of(rows.get(0).features().length, 2, Gated.SHAPE.memory()), List.of());
        Set<Long> held = new HashSet<>();
        for (LabelledRow row : rows) {
            if (watch.look(row).holds()) {
                held.add(row.id());
            }
            watch.late().forEach(late -> {
                if (late.look().holds()) {
                    held.add(late.row().id());
                } else {
                    held.remove(late.row().id());
                }
            });
        }
        long rare = rows.stream().filter(row -> row.label() == 1).count();
        long rareHeld = rows.stream()
                .filter(row -> row.label() == 1 && held.contains(row.id()))
                .count();
        System.out.printf(
                Locale.ROOT,
                "clean, %s | %d rows, held %d (%.3f %%), of %d of the rarer class %d%n",
                name,
                rows.size(),
                held.size(),
                100.0 * held.size() / rows.size(),
                rare,
                rareHeld);
        assertThat(held.size() / (double) rows.size()).isLessThan(0.01);
    }
}
