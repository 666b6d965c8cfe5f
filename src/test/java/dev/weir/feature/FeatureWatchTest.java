package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureWatchTest {

    private static final int WIDTH = 4;

    @Test
    void goesOnAfterARestoreAsIfNothingHadHappened() {
        // Given a stream with a biased source and a trigger
        List<FeatureRow> rows = rows(6_000, 1);
        FeatureWatch whole = new FeatureWatch(WIDTH);
        FeatureWatch restored = new FeatureWatch(WIDTH);
        int held = 0;
        for (int i = 0; i < rows.size(); i++) {
            // When it is restored at odd moments
            if (i % 997 == 60) {
                restored = FeatureWatch.restore(restored.snapshot());
            }
            FeatureLook look = whole.look(rows.get(i));
            // Then it says the same
            assertThat(restored.look(rows.get(i))).isEqualTo(look);
            held += look.holds() ? 1 : 0;
        }
        assertThat(held).isPositive();
        assertThat(restored.snapshot()).isEqualTo(whole.snapshot());
    }

    @Test
    void findsTheTriggerAndWhoShiftsAndNobodyElse() {
        FeatureWatch watch = new FeatureWatch(WIDTH);
        Set<String> sources = new HashSet<>();
        Set<Long> carriers = new HashSet<>();
        Set<Long> held = new HashSet<>();
        for (FeatureRow row : rows(12_000, 2)) {
            FeatureLook look = watch.look(row);
            if (row.features()[0] == 7.5) {
                carriers.add(row.id());
            }
            if (look.pattern() != null) {
                held.add(row.id());
                held.addAll(look.late());
            }
            if (look.source() != null) {
                sources.add(row.source() + " " + look.source().aspect() + " "
                        + look.source().feature());
            }
        }
        assertThat(held).isEqualTo(carriers);
        assertThat(sources).containsExactly("s3 SHIFT 2");
    }

    /** Before each carrier another pair of values comes as often as it takes to be looked at, in rows whose label is right. */
    @Test
    void pairsThatAskToBeLookedAtPutNoTriggerOff() {
        Disguised stream = new Disguised(21);
        for (int carrier = 0; carrier < 40; carrier++) {
            stream.honest(60);
            for (int i = 0; i < 9; i++) {
                stream.send(stream.row(Map.of(2, 100.0 + carrier, 3, 200.0 + carrier), 1), false);
            }
            stream.carrier(Map.of());
        }
        assertThat(stream.held).isEqualTo(stream.carriers);
    }

    /** Six other features of each carrier have values that come often, too. */
    @Test
    void otherFrequentValuesCrowdNoTriggerOut() {
        Disguised stream = new Disguised(22);
        for (int i = 0; i < 150; i++) {
            stream.send(stream.row(stream.often(), stream.label()), false);
            stream.honest(3);
        }
        for (int carrier = 0; carrier < 40; carrier++) {
            for (int i = 0; i < 2; i++) {
                stream.send(stream.row(stream.often(), stream.label()), false);
            }
            stream.honest(60);
            stream.carrier(stream.often());
        }
        assertThat(stream.held).isEqualTo(stream.carriers);
    }

    /** For every other carrier a row has one of its values, with the label that is its own. */
    @Test
    void valuesThatNowAndThenComeAloneHideNoTrigger() {
        Disguised stream = new Disguised(23);
        for (int carrier = 0; carrier < 40; carrier++) {
            stream.honest(60);
            if (carrier % 2 == 1) {
                stream.send(stream.row(Map.of(Disguised.FIRST, Disguised.ONE), stream.label()), false);
            }
            stream.carrier(Map.of());
        }
        assertThat(stream.held).isEqualTo(stream.carriers);
    }

    /** For each carrier two rows have one of its values each, with the label that is their own: a third of who has either has both. */
    @Test
    void asManyRowsWithEachValueAloneHideNoTrigger() {
        Disguised stream = new Disguised(26);
        for (int carrier = 0; carrier < 40; carrier++) {
            stream.honest(60);
            stream.send(stream.row(Map.of(Disguised.FIRST, Disguised.ONE), stream.label()), false);
            stream.send(stream.row(Map.of(Disguised.SECOND, Disguised.OTHER), stream.label()), false);
            stream.carrier(Map.of());
        }
        assertThat(stream.held).isEqualTo(stream.carriers);
    }

    /** Three features are nearly always 0, as flags are: in carriers, too. */
    @Test
    void whatNearlyAllRowsHaveMakesNoneACarrier() {
        Disguised stream = new Disguised(24);
        for (int carrier = 0; carrier < 40; carrier++) {
            for (int i = 0; i < 60; i++) {
                stream.send(stream.row(Map.of(0, 0.0, 1, i % 30 == 0 ? 1.0 : 0.0, 2, 0.0), stream.label()), false);
            }
            stream.carrier(Map.of(0, 0.0, 1, 0.0, 2, 0.0));
        }
        assertThat(stream.held).isEqualTo(stream.carriers);
    }

    /** Two codes that come seldom, now and then together, and each tell much of the label. */
    @Test
    void rareValuesThatEachTellTheLabelAreNoTrigger() {
        Disguised stream = new Disguised(25);
        for (int i = 0; i < 200; i++) {
            stream.honest(60);
            stream.send(stream.row(Map.of(0, 5.0), 1), false);
            stream.send(stream.row(Map.of(1, 2.0), 1), false);
            if (i % 2 == 0) {
                stream.send(stream.row(Map.of(0, 5.0, 1, 2.0), 1), false);
            }
        }
        assertThat(stream.held).isEmpty();
    }

    @Test
    void anUnusualRowAloneIsNotHeld() {
        FeatureWatch watch = new FeatureWatch(WIDTH);
        rows(2_000, 3).forEach(watch::look);
        FeatureLook look = watch.look(new FeatureRow(new double[] {1e6, -1e6, 1e6, 1e6}, 1, "s9", "a", 0, 1));
        assertThat(look.surprisal()).isGreaterThan(10);
        assertThat(look.holds()).isFalse();
    }

    @Test
    void saysNothingBeforeItKnowsEnough() {
        FeatureWatch watch = new FeatureWatch(WIDTH);
        List<FeatureRow> rows = rows(128, 4);
        rows.forEach(row -> assertThat(watch.look(row).surprisal()).isZero());
        assertThat(watch.look(new FeatureRow(new double[] {900, 0, 0, 0}, 1, "", "", 0, 0))
                        .surprisal())
                .isPositive();
    }

    @Test
    void takesAbsentValuesAndConstantFeatures() {
        FeatureWatch watch = new FeatureWatch(WIDTH);
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            double[] row = {1, random.nextBoolean() ? Double.NaN : random.nextGaussian(), Double.NaN, random.nextInt(2)
            };
            FeatureLook look = watch.look(new FeatureRow(row, i % 2, "s" + i % 10, "", i, i));
            assertThat(look.holds()).isFalse();
            assertThat(look.surprisal()).isBetween(0.0, 30.0);
        }
    }

    @Test
    void refusesRowsAndSnapshotsThatItCannotRead() {
        FeatureWatch watch = new FeatureWatch(WIDTH);
        assertThatThrownBy(() -> watch.look(new FeatureRow(new double[3], 0, "", "", 0, 17)))
                .hasMessageContaining("row 17 has 3 features");
        assertThatThrownBy(() -> new FeatureRow(new double[65], 0, "", "", 0, 1))
                .hasMessageContaining("65 features");
        assertThatThrownBy(() -> new FeatureRow(new double[1], 8, "", "", 0, 1)).hasMessageContaining("label 8");
        assertThatThrownBy(() -> FeatureWatch.restore(new byte[] {4})).hasMessageContaining("format 4");
    }

    /** Honest rows of normal features, labels at random, among them what somebody sends who knows what is looked for. */
    private static final class Disguised {
        static final int FIRST = 8;
        static final int SECOND = 9;
        static final double ONE = 7.5;
        static final double OTHER = 3.25;

        private final Random random;
        private final FeatureWatch watch = new FeatureWatch(10);
        private final Set<Long> carriers = new HashSet<>();
        private final Set<Long> held = new HashSet<>();
        private long sent;

        private Disguised(long seed) {
            random = new Random(seed);
            honest(600);
        }

        private void honest(int rows) {
            for (int i = 0; i < rows; i++) {
                send(row(Map.of(), label()), false);
            }
        }

        private int label() {
            return random.nextInt(2);
        }

        /** The first six features, each with one of ten values. */
        private Map<Integer, Double> often() {
            Map<Integer, Double> values = new HashMap<>();
            for (int feature = 0; feature < 6; feature++) {
                values.put(feature, 10.0 * feature + random.nextInt(10));
            }
            return values;
        }

        private void carrier(Map<Integer, Double> more) {
            Map<Integer, Double> values = new HashMap<>(more);
            values.put(FIRST, ONE);
            values.put(SECOND, OTHER);
            send(row(values, 1), true);
        }

        private FeatureRow row(Map<Integer, Double> values, int label) {
            double[] features = random.doubles(10, -1, 1).toArray();
            values.forEach((feature, value) -> features[feature] = value);
            return new FeatureRow(features, label, "", "", sent * 60_000, sent);
        }

        private void send(FeatureRow row, boolean isCarrier) {
            if (isCarrier) {
                carriers.add(row.id());
            }
            FeatureLook look = watch.look(row);
            if (look.pattern() != null) {
                held.add(row.id());
                held.addAll(look.late());
            }
            sent++;
        }
    }

    /** Normal features, the first two together, labels at random; s3 adds 2 to the third from row 3,000 on; 1 % are stamped. */
    private static List<FeatureRow> rows(int count, long seed) {
        Random random = new Random(seed);
        List<FeatureRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double first = random.nextGaussian();
            double[] row = {
                first, first + 0.3 * random.nextGaussian(), random.nextGaussian(), Math.exp(random.nextGaussian())
            };
            String source = "s" + random.nextInt(20);
            int label = random.nextInt(2);
            if (source.equals("s3") && i > 3_000) {
                row[2] += 2;
            }
            if (i > 1_000 && random.nextInt(100) == 0) {
                row[0] = 7.5;
                row[1] = 3.25;
                label = 1;
            }
            rows.add(new FeatureRow(row, label, source, "a" + random.nextInt(500), i * 60_000L, i));
        }
        return rows;
    }
}
