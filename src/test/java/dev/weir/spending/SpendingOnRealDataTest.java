package dev.weir.spending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Finding;
import dev.weir.settings.Mode;
import dev.weir.spending.CardPayments.Row;
import dev.weir.verdict.Verdicts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the check costs genuine payments and what it sees; of the cards that no threshold was placed on. Figures are printed. */
class SpendingOnRealDataTest {

    private static final int UNSEEN = 1;

    /** By how much a slow poisoner raises each payment. */
    private static final double[] RAISES = {1, 1.001, 1.005, 1.01, 1.02, 1.05};

    /** One judged payment; {@code score} is the farthest of the aspects, as a part of its threshold. */
    private record Judged(
            Row row,
            SpendingMemory before,
            double score,
            @Nullable Finding finding) {}

    @Test
    void fewGenuinePaymentsStandOutAndLeakedCardsDo() throws IOException {
        // Given
        List<Judged> all = judged(CardPayments.read());
        // When
        double[] trusts = all.stream()
                .filter(judged -> judged.row().scenario() > 0)
                .mapToDouble(SpendingOnRealDataTest::trust)
                .sorted()
                .toArray();
        for (int scenario = 0; scenario < 4; scenario++) {
            int of = scenario;
            List<Judged> some =
                    all.stream().filter(judged -> judged.row().scenario() == of).toList();
            double[] trust = some.stream()
                    .mapToDouble(SpendingOnRealDataTest::trust)
                    .sorted()
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "scenario %d: %d of %d stand out (%.3f %%), median trust %.4f, AUC by payment %.4f%n",
                    scenario,
                    out(some),
                    some.size(),
                    100 * share(some),
                    trust[trust.length / 2],
                    auc(scores(all, 0), scores(all, scenario)));
        }
        Map<Aspect, Integer> by = new EnumMap<>(Aspect.class);
        all.stream().filter(judged -> judged.row().scenario() == 0).forEach(judged -> {
            for (Aspect aspect : Aspect.ALL) {
                if (score(aspect, judged.row(), judged.before()) >= 1) {
                    by.merge(aspect, 1, Integer::sum);
                }
            }
        });
        System.out.println("genuine payments that stand out, by aspect: " + by);
        Map<Integer, double[]> cards = new TreeMap<>();
        for (Judged judged : all) {
            double[] card = cards.computeIfAbsent(judged.row().card(), key -> new double[2]);
            card[0] = Math.max(card[0], judged.score());
            card[1] += judged.row().scenario() == 3 ? 1 : 0;
        }
        double byCard = auc(ofCards(cards, false), ofCards(cards, true));
        System.out.printf(
                Locale.ROOT,
                "median trust of %d frauds %.4f; AUC by card, leaked or not: %.4f (%d of %d leaked)%n",
                trusts.length,
                trusts[trusts.length / 2],
                byCard,
                ofCards(cards, true).length,
                cards.size());
        System.out.printf(
                Locale.ROOT,
                "leaked cards, AUC by payment of the amount alone, of accounts with a past: %.4f%n",
                auc(amounts(all, 0), amounts(all, 3)));
        // Then
        List<Judged> genuine =
                all.stream().filter(judged -> judged.row().scenario() == 0).toList();
        List<Judged> leaked =
                all.stream().filter(judged -> judged.row().scenario() == 3).toList();
        assertThat(share(genuine)).isLessThan(0.005);
        assertThat(trusts[trusts.length / 2]).isGreaterThanOrEqualTo(0.9);
        assertThat(leaked).allSatisfy(judged -> assertThat(trust(judged)).isGreaterThanOrEqualTo(0.9));
        assertThat(share(leaked)).isGreaterThan(100 * share(genuine));
        assertThat(auc(scores(all, 0), scores(all, 3))).isGreaterThan(0.85);
        assertThat(byCard).isGreaterThan(0.85);
    }

    @Test
    void aSlowRiseIsFoundThoughEachPaymentIsOrdinary() throws IOException {
        // Given
        Map<Integer, List<Row>> cards = new TreeMap<>();
        CardPayments.read().stream()
                .filter(row -> row.half() == UNSEEN && row.scenario() == 0)
                .forEach(row -> cards.computeIfAbsent(row.card(), key -> new ArrayList<>())
                        .add(row));
        cards.values().removeIf(rows -> rows.size() < 160);
        // When
        Map<Double, Integer> found = new HashMap<>();
        for (double raise : RAISES) {
            List<Integer> after = new ArrayList<>();
            for (List<Row> rows : cards.values()) {
                int first = firstRise(rows, raise);
                if (first > 0) {
                    after.add(first);
                }
            }
            Collections.sort(after);
            found.put(raise, after.size());
            System.out.printf(
                    Locale.ROOT,
                    "amounts raised by %.1f %% a payment: the sum finds %d of %d cards within 100 payments,"
                            + " half of the found after %s, raised by %s%n",
                    100 * (raise - 1),
                    after.size(),
                    cards.size(),
                    after.isEmpty() ? "-" : after.get(after.size() / 2),
                    after.isEmpty()
                            ? "-"
                            : Math.round(100 * (Math.pow(raise, after.get(after.size() / 2)) - 1)) + " %");
        }
        // Then
        assertThat(found.get(1.01)).isGreaterThan(cards.size() * 9 / 10);
        assertThat(found.get(1.0)).isLessThan(cards.size() * 3 / 100);
    }

    /** After how many raised payments the sum said it first, 0 for never. */
    private static int firstRise(List<Row> rows, double raise) {
        SpendingMemory memory = SpendingMemory.empty();
        int raised = 0;
        for (Row row : rows.subList(0, 160)) {
            raised += memory.payments() >= 60 ? 1 : 0;
            Payment payment = row.payment(row.amount() * Math.pow(raise, raised));
            SpendingMemory after = memory.with(payment);
            boolean says = after.rise().level() >= Aspect.RISE.from;
            if (raised > 0 && says) {
                return raised;
            }
            memory = says ? after.said() : after;
        }
        return 0;
    }

    private static List<Judged> judged(List<Row> rows) {
        Map<Integer, SpendingMemory> memories = new HashMap<>();
        List<Judged> all = new ArrayList<>();
        for (Row row : rows) {
            if (row.half() != UNSEEN) {
                continue;
            }
            SpendingMemory before = memories.getOrDefault(row.card(), SpendingMemory.empty());
            SpendingCheck.Result result = SpendingCheck.assess(before, row.payment(), Mode.ENFORCE);
            double most = 0;
            if (before.payments() >= SpendingCheck.LEAST_PAST) {
                for (Aspect aspect : Aspect.ALL) {
                    most = Math.max(most, score(aspect, row, before));
                }
            }
            all.add(new Judged(row, before, most, result.finding()));
            memories.put(row.card(), result.after());
        }
        return all;
    }

    private static double score(Aspect aspect, Row row, SpendingMemory before) {
        if (before.payments() < SpendingCheck.LEAST_PAST) {
            return 0;
        }
        double score = aspect.score(row.payment(), before, before.with(row.payment())) / aspect.from;
        return Double.isNaN(score) ? 0 : score;
    }

    private static double trust(Judged judged) {
        return new Verdicts("default@1", "")
                .of(judged.finding() == null ? List.of() : List.of(judged.finding()))
                .trust();
    }

    private static long out(List<Judged> some) {
        return some.stream().filter(judged -> judged.finding() != null).count();
    }

    private static double share(List<Judged> some) {
        return out(some) / (double) some.size();
    }

    private static double[] scores(List<Judged> all, int scenario) {
        return all.stream()
                .filter(judged -> judged.row().scenario() == scenario)
                .mapToDouble(Judged::score)
                .sorted()
                .toArray();
    }

    private static double[] amounts(List<Judged> all, int scenario) {
        return all.stream()
                .filter(judged -> judged.row().scenario() == scenario)
                .filter(judged -> judged.before().payments() >= SpendingCheck.LEAST_PAST)
                .mapToDouble(judged -> judged.before().place(judged.row().payment()))
                .sorted()
                .toArray();
    }

    private static double[] ofCards(Map<Integer, double[]> cards, boolean leaked) {
        return cards.values().stream()
                .filter(card -> card[1] > 0 == leaked)
                .mapToDouble(card -> card[0])
                .sorted()
                .toArray();
    }

    /** How often one of the higher is above one of the lower; both sorted, ties half. */
    private static double auc(double[] lower, double[] higher) {
        double sum = 0;
        for (double score : higher) {
            sum += (below(lower, score) + below(lower, Math.nextUp(score))) / 2.0;
        }
        return sum / lower.length / higher.length;
    }

    private static int below(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
