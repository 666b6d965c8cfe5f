package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.feature.Stamped.Data;
import dev.weir.feature.Stamped.Decoys;
import dev.weir.feature.Stamped.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Triggers in wdbc, in simulated payments and in made rows of flags, how few carriers suffice, what decoys hide and what it costs clean
 * rows. Prints its figures. Thresholds were chosen on seeds 1 to 5; {@code -Dweir.seeds=N} asks N seeds from 6 on for all figures, {@code
 * -Dweir.firstSeed=N} begins elsewhere.
 */
class TriggersOnRealDataTest {

    private static final int FIRST_SEED = Integer.getInteger("weir.firstSeed", 6);
    private static final int SEEDS = Integer.getInteger("weir.seeds", 1);
    private static final int LATEST = 4_096;
    private static final int ONE_IN_A_HUNDRED = 41;

    /** The share of rows that carry nothing and may be held with a trigger: it was up to 0.0006 on seeds 31 to 35. */
    private static final double BESIDE = 0.001;

    private static final Map<Data, List<List<FeatureRow>>> READ = new EnumMap<>(Data.class);

    @Test
    void triggersOfOneInAHundredAreFoundBesideDecoys() throws IOException {
        assertThat(least(Data.WDBC, 0, ONE_IN_A_HUNDRED, Decoys.NONE)).isGreaterThan(0.9);
        assertThat(least(Data.WDBC, 1, ONE_IN_A_HUNDRED, Decoys.FREQUENT_VALUES))
                .isGreaterThan(0.9);
        assertThat(least(Data.PAYMENTS, 1, ONE_IN_A_HUNDRED, Decoys.ANOTHER_PAIR))
                .isGreaterThan(0.9);
        assertThat(least(Data.WDBC, 1, ONE_IN_A_HUNDRED, Decoys.ONE_VALUE)).isGreaterThan(0.9);
    }

    @Test
    @EnabledIfSystemProperty(named = "weir.seeds", matches = "\\d+", disabledReason = "a minute: -Dweir.seeds=N")
    void howFewCarriersAreFound() throws IOException {
        for (int carriers : new int[] {6, 10, 20, ONE_IN_A_HUNDRED, 82}) {
            for (Data data : new Data[] {Data.WDBC, Data.PAYMENTS}) {
                for (int label = 0; label <= 1; label++) {
                    double least = least(data, label, carriers, Decoys.NONE);
                    // Nearly every payment is genuine: with that label a trigger says nothing that its rows do not.
                    if (data == Data.PAYMENTS && label == 0) {
                        assertThat(least).isLessThan(0.1);
                    } else if (carriers >= 20) {
                        assertThat(least).isGreaterThan(0.9);
                    }
                }
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "weir.seeds", matches = "\\d+", disabledReason = "asserts little: -Dweir.seeds=N")
    void howFewCarriersAreFoundInAFewHundredRows() throws IOException {
        for (int label = 0; label <= 1; label++) {
            for (int carriers : new int[] {4, 6, 8, 12, 20, 40}) {
                print(Data.WDBC_ONCE, label, carriers + " carriers in all", Decoys.NONE, carriers);
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "weir.seeds", matches = "\\d+", disabledReason = "a minute: -Dweir.seeds=N")
    void whatDecoysHide() throws IOException {
        for (Decoys decoys : Decoys.values()) {
            for (Data data : new Data[] {Data.WDBC, Data.PAYMENTS, Data.FLAGS}) {
                for (int label = data == Data.PAYMENTS ? 1 : 0; label <= 1; label++) {
                    double least = least(data, label, ONE_IN_A_HUNDRED, decoys);
                    // With the more frequent label decoys hide much, most where many rows have the same values anyway.
                    if (label == 1) {
                        assertThat(least).isGreaterThan(0.9);
                    }
                }
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "weir.seeds", matches = "\\d+", disabledReason = "a minute: -Dweir.seeds=N")
    void nothingIsHeldOfCleanRows() throws IOException {
        for (Data data : Data.values()) {
            int held = 0;
            int all = 0;
            for (int i = 0; i < SEEDS; i++) {
                List<FeatureRow> rows = rows(data).get(i);
                int here = Stamped.clean(rows, FIRST_SEED + i);
                System.out.printf("clean %s, seed %d: %d of %d rows held%n", data, FIRST_SEED + i, here, rows.size());
                held += here;
                all += rows.size();
            }
            assertThat(held).as("%s", data).isLessThanOrEqualTo((int) (mostHonest(data) * all));
        }
    }

    /** The smallest share over the seeds of so many carriers in the latest rows that are held; nobody else may be. */
    private static double least(Data data, int label, int inLatest, Decoys decoys) throws IOException {
        int size = rows(data).get(0).size();
        int carriers = Math.round(inLatest * size / (float) LATEST);
        return print(data, label, inLatest + " carriers in " + LATEST, decoys, carriers);
    }

    private static double print(Data data, int label, String what, Decoys decoys, int carriers) throws IOException {
        double mean = 0;
        double least = 1;
        double most = 0;
        int others = 0;
        for (int i = 0; i < SEEDS; i++) {
            Result result = Stamped.watched(rows(data).get(i), label, carriers, decoys, FIRST_SEED + i);
            mean += result.share() / SEEDS;
            least = Math.min(least, result.share());
            most = Math.max(most, result.share());
            others += result.others();
        }
        System.out.printf(
                Locale.ROOT,
                "trigger %s label %d, %s, decoys %s: held of carriers %.2f (%.2f to %.2f), of others %d rows%n",
                data,
                label,
                what,
                decoys,
                mean,
                least,
                most,
                others);
        assertThat(others).as("rows held that carry nothing").isLessThanOrEqualTo((int)
                (BESIDE * SEEDS * rows(data).get(0).size()));
        return least;
    }

    /** The share of rows without a trigger that may be held: two codes that honest rows have together can tell a label, too. */
    private static double mostHonest(Data data) {
        return data == Data.FLAGS ? 0.005 : 0;
    }

    private static synchronized List<List<FeatureRow>> rows(Data data) throws IOException {
        List<List<FeatureRow>> known = READ.get(data);
        if (known == null) {
            known = new ArrayList<>();
            for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
                known.add(Stamped.rows(data, seed));
            }
            READ.put(data, known);
        }
        return known;
    }
}
