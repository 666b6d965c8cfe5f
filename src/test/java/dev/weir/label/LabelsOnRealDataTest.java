package dev.weir.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.label.Wdbc.Flips;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Flipped labels of wdbc; every figure is printed. Limits were placed on orders 0 to 9. {@code -Dweir.firstSeed=N} asks other orders.
 */
class LabelsOnRealDataTest {

    private static final int FIRST_SEED = Integer.getInteger("weir.firstSeed", 100);

    private static final int ORDERS = Integer.getInteger("weir.orders", 20);

    private static final int TRUSTED = 60;

    /** What came of it, over all orders. */
    private record Outcome(Gated.Tally tally, double clean, double poisoned, double gated) {}

    @Test
    void randomFlipsAreHeldAndAModelIsBack() throws IOException {
        for (double share : new double[] {0.1, 0.2}) {
            Outcome outcome = run(Flips.RANDOM, share, 0);
            assertThat(outcome.tally.recall(1)).isGreaterThan(0.84);
            assertThat(outcome.tally.precision(1)).isGreaterThan(0.88);
            assertThat(outcome.tally.cost(1)).isLessThan(0.013);
            assertThat(outcome.gated).isGreaterThan(0.95);
        }
    }

    @Test
    void flipsOfOneClassAreHeld() throws IOException {
        for (Flips flips : new Flips[] {Flips.MALIGNANT_TO_BENIGN, Flips.BENIGN_TO_MALIGNANT}) {
            for (double share : new double[] {0.1, 0.2}) {
                Outcome outcome = run(flips, share, 0);
                assertThat(outcome.tally.recall(1)).isGreaterThan(0.78);
                assertThat(outcome.tally.cost(1)).isLessThan(0.013);
            }
        }
    }

    @Test
    void trustedRowsHelp() throws IOException {
        for (Flips flips : Flips.values()) {
            run(flips, 0.2, TRUSTED);
        }
    }

    @Test
    void rareIsNotHeldWhereNothingIsFlipped() throws IOException {
        Outcome outcome = run(Flips.RANDOM, 0, 0);
        assertThat(outcome.tally.cost(1, 0)).isLessThan(0.005);
        assertThat(outcome.tally.cost(1, Wdbc.MALIGNANT)).isLessThan(0.025);
    }

    @Test
    void pastHalfOfAClassOnlyTrustedRowsHelp() throws IOException {
        run(Flips.MALIGNANT_TO_BENIGN, 0.55, 0);
        run(Flips.MALIGNANT_TO_BENIGN, 0.55, TRUSTED);
    }

    private static Outcome run(Flips flips, double share, int trusted) throws IOException {
        Wdbc all = Wdbc.read();
        Gated.Tally tally = new Gated.Tally();
        double[] accuracy = new double[3];
        for (int seed = FIRST_SEED; seed < FIRST_SEED + ORDERS; seed++) {
            Random random = new Random(seed);
            Wdbc order = all.shuffled(random);
            Wdbc stream = order.part(trusted, Wdbc.STREAM);
            Wdbc rest = order.part(Wdbc.STREAM, all.classes().length);
            int[] labels = flips.turn(stream.classes(), share, random);
            Gated gated = Gated.of(stream, labels, trusted(order.part(0, trusted)));
            tally.add(gated, stream.classes(), labels);
            boolean[] none = new boolean[labels.length];
            accuracy[0] += stream.accuracyOn(rest) / ORDERS;
            accuracy[1] += stream.with(labels, none).accuracyOn(rest) / ORDERS;
            accuracy[2] += stream.with(labels, gated.held()).accuracyOn(rest) / ORDERS;
        }
        print("%s %.0f %%, %d trusted, orders %d to %d:", flips, 100 * share, trusted, FIRST_SEED, FIRST_SEED + ORDERS - 1);
        for (int late = 0; late < 2; late++) {
            print(
                    "  %s: recall %.3f, precision %.3f, honest cost %.4f (benign %.4f, malignant %.4f)",
                    late == 0 ? "inline" : "in the end",
                    tally.recall(late),
                    tally.precision(late),
                    tally.cost(late),
                    tally.cost(late, 0),
                    tally.cost(late, 1));
        }
        print(
                "  %d of %d honest labels released; logistic regression clean %.3f, poisoned %.3f, gated %.3f",
                tally.released, tally.cost[0][0] + tally.cost[0][1], accuracy[0], accuracy[1], accuracy[2]);
        return new Outcome(tally, accuracy[0], accuracy[1], accuracy[2]);
    }

    private static List<LabelledRow> trusted(Wdbc rows) {
        List<LabelledRow> trusted = new ArrayList<>();
        for (int r = 0; r < rows.classes().length; r++) {
            trusted.add(new LabelledRow(-1 - r, 0, rows.features()[r], rows.classes()[r], "", ""));
        }
        return trusted;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
