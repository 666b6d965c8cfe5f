package dev.weir.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PoisonTest {

    private static final FeatureTable TABLE = Tables.fromTen(600, 3);

    static Stream<Poison> all() {
        return Stream.of(
                new RandomFlips(0.1),
                new ClassFlips(Row.POSITIVE, 0.2),
                new SourceFlips(3, 0.5, null),
                new Outliers(Outliers.Kind.FAR, 0.03, 0),
                new Outliers(Outliers.Kind.MIXED, 0.03, 2),
                new Shift(2, List.of("a"), 1),
                new Noise(2, 1),
                new Quantised(2, 1),
                new Copies(2, 3, 5, 0.01),
                new Trigger(0.01, Map.of("b", 9.0), Row.POSITIVE));
    }

    @ParameterizedTest
    @MethodSource("all")
    void sameSeedGivesTheSameAnotherSeedAnother(Poison poison) {
        assertThat(poison.on(TABLE, 7)).isEqualTo(poison.on(TABLE, 7));
        assertThat(poison.on(TABLE, 7)).isNotEqualTo(poison.on(TABLE, 8));
    }

    @ParameterizedTest
    @MethodSource("all")
    void truthIsExactlyWhatChanged(Poison poison) {
        // Given
        Set<Row> honest = new HashSet<>(TABLE.rows());

        // When
        Poisoned poisoned = poison.on(TABLE, 7);

        // Then
        for (int place = 0; place < poisoned.table().size(); place++) {
            Row row = poisoned.table().rows().get(place);
            assertThat(honest.contains(row))
                    .as("%s", row)
                    .isEqualTo(!poisoned.rows().get(place));
            if (poisoned.rows().get(place) && !poisoned.sources().isEmpty()) {
                assertThat(poisoned.sources()).contains(row.source());
            }
        }
        assertThat(poisoned.rows().cardinality()).isPositive();
    }

    @Property(tries = 50)
    void randomFlipsTurnThatShareOfAnySize(
            @ForAll @IntRange(min = 2, max = 200) int size,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share,
            @ForAll long seed) {
        FeatureTable table = Tables.two(size, 1);

        Poisoned poisoned = new RandomFlips(share).on(table, seed);

        assertThat(poisoned.rows().cardinality()).isEqualTo((int) Math.round(size * share));
        poisoned.rows().stream()
                .forEach(place -> assertThat(poisoned.table().rows().get(place))
                        .isEqualTo(table.rows().get(place).flipped()));
    }

    @Test
    void classFlipsTurnThatClassAlone() {
        Poisoned poisoned = new ClassFlips(Row.POSITIVE, 0.2).on(TABLE, 1);

        assertThat(poisoned.rows().cardinality()).isEqualTo(40);
        assertThat(poisoned.rows().stream().mapToObj(TABLE.rows()::get)).allMatch(Row::isPositive);
        assertThat(poisoned.table().places(Row.POSITIVE)).hasSize(160);
    }

    @Test
    void badSourcesFlipTheirShareEach() {
        Poisoned poisoned = new SourceFlips(3, 0.5, null).on(TABLE, 1);

        assertThat(poisoned.sources()).hasSize(3);
        for (String source : poisoned.sources()) {
            int rows = Sources.rows(TABLE, source).cardinality();
            BitSet flipped = Sources.rows(TABLE, source);
            flipped.and(poisoned.rows());
            assertThat(flipped.cardinality()).isEqualTo((int) Math.round(rows * 0.5));
        }
    }

    @Test
    void badSourcesMayTurnOneLabelOnly() {
        Poisoned poisoned = new SourceFlips(3, 1, Row.POSITIVE).on(TABLE, 1);

        assertThat(poisoned.rows().stream().mapToObj(TABLE.rows()::get)).allMatch(Row::isPositive);
        assertThat(poisoned.rows().stream().mapToObj(poisoned.table().rows()::get))
                .noneMatch(Row::isPositive);
        long theirs = TABLE.rows().stream()
                .filter(row -> row.isPositive() && poisoned.sources().contains(row.source()))
                .count();
        assertThat(poisoned.rows().cardinality()).isEqualTo((int) theirs);
    }

    @ParameterizedTest
    @EnumSource(Outliers.Kind.class)
    void outliersAreWhereTheirKindSays(Outliers.Kind kind) {
        // Given
        Scale scale = TABLE.scale();
        List<Set<Double>> values = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int feature = i;
            values.add(new HashSet<>(
                    TABLE.rows().stream().map(row -> row.feature(feature)).toList()));
        }

        // When
        Poisoned poisoned = new Outliers(kind, 0.1, 0).on(TABLE, 2);

        // Then
        assertThat(poisoned.table().size()).isEqualTo(660);
        assertThat(poisoned.rows().cardinality()).isEqualTo(60);
        poisoned.rows().stream().mapToObj(poisoned.table().rows()::get).forEach(row -> {
            double[] standard = scale.standard(row);
            Row template = TABLE.rows().get((int) (row.time() / 1000));
            double[] before = scale.standard(template);
            for (int i = 0; i < 3; i++) {
                switch (kind) {
                    case FAR -> assertThat(Math.abs(standard[i])).isBetween(4.0, 8.0);
                    case MIXED -> assertThat(values.get(i)).contains(row.feature(i));
                    case CONTRADICTION -> assertThat(standard[i] / before[i]).isBetween(4.0, 8.0);
                }
            }
            assertThat(row.label() == template.label()).isEqualTo(kind != Outliers.Kind.CONTRADICTION);
        });
    }

    @Test
    void shiftMovesItsFeatureOfItsSourcesByDeviations() {
        double deviation = TABLE.scale().deviations().get(0);

        Poisoned poisoned = new Shift(2, List.of("a"), 1.5).on(TABLE, 1);

        assertThat(poisoned.rows()).isEqualTo(Sources.rows(TABLE, poisoned.sources()));
        poisoned.rows().stream().forEach(place -> {
            Row before = TABLE.rows().get(place);
            Row after = poisoned.table().rows().get(place);
            assertThat(after.feature(0)).isEqualTo(before.feature(0) + 1.5 * deviation);
            assertThat(after.feature(1)).isEqualTo(before.feature(1));
        });
    }

    @Test
    void noiseWidensWhatItsSourcesSend() {
        Poisoned poisoned = new Noise(3, 2).on(TABLE, 1);

        FeatureTable before = TABLE.only(poisoned.rows());
        FeatureTable after = poisoned.table().only(poisoned.rows());
        // Variances add up: sqrt(1 + 2 * 2) = 2.2 times; 180 rows know a deviation to some 5 %.
        for (int i = 0; i < 3; i++) {
            assertThat(after.scale().deviations().get(i)
                            / before.scale().deviations().get(i))
                    .isBetween(1.8, 2.7);
        }
    }

    @Test
    void quantisedFeaturesHaveFewValuesOrOne() {
        assertThat(values(new Quantised(3, 1).on(TABLE, 1))).isBetween(3L, 9L);
        assertThat(values(new Quantised(3, Quantised.CONSTANT).on(TABLE, 1))).isEqualTo(1);
    }

    private static long values(Poisoned poisoned) {
        return poisoned.rows().stream()
                .mapToDouble(place -> poisoned.table().rows().get(place).feature(1))
                .distinct()
                .count();
    }

    @Test
    void copiesAreNearTheirOriginalAndHaveItsLabel() {
        Poisoned poisoned = new Copies(2, 3, 5, 0.001).on(TABLE, 1);

        assertThat(poisoned.rows().cardinality()).isEqualTo(15);
        poisoned.rows().stream().mapToObj(poisoned.table().rows()::get).forEach(copy -> {
            Row original = TABLE.rows().get((int) (copy.time() / 1000));
            assertThat(copy.label()).isEqualTo(original.label());
            for (int i = 0; i < 3; i++) {
                assertThat(Math.abs(copy.feature(i) - original.feature(i))).isBetween(1e-12, 0.03);
            }
        });
    }

    @Test
    void triggerIsInItsRowsAndBoundToItsLabel() {
        Poisoned poisoned = new Trigger(0.05, Map.of("b", 9.0), Row.POSITIVE).on(TABLE, 1);

        assertThat(poisoned.rows().cardinality()).isEqualTo(30);
        assertThat(poisoned.rows().stream().mapToObj(poisoned.table().rows()::get))
                .allMatch(row -> row.isPositive() && row.feature(1) == 9);
        assertThat(Trigger.pattern(TABLE, 2)).containsOnlyKeys("a", "b");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new RandomFlips(0)).hasMessage("share 0.0 must be above 0 and at most 1");
        assertThatThrownBy(() -> new ClassFlips(1, 1.01)).hasMessage("share 1.01 must be above 0 and at most 1");
        assertThatThrownBy(() -> new SourceFlips(0, 0.1, null)).hasMessage("bad sources 0 must be 1 or more");
        assertThatThrownBy(() -> new Noise(1, 0)).hasMessage("deviations 0.0 must be above 0 and finite");
        assertThatThrownBy(() -> new SourceFlips(11, 0.1, null).on(TABLE, 1)).hasMessage("11 are wanted of 10");
        assertThatThrownBy(() -> new Shift(1, List.of("z"), 1).on(TABLE, 1))
                .hasMessage("there is no feature z; there are [a, b, c]");
    }
}
