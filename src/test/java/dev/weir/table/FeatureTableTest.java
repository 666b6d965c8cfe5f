package dev.weir.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureTableTest {

    @Test
    void refusesRowsThatDoNotBelongTogether() {
        Row row = row("one", 10, 1.0, 2.0);

        assertThatThrownBy(() -> new FeatureTable(List.of("a"), List.of(row)))
                .hasMessage("row one has 2 features where [a] are wanted");
        assertThatThrownBy(() -> new FeatureTable(List.of("a", "b"), List.of(row, row("two", 9, 1.0, 2.0))))
                .hasMessage("row two is older than the row before it");
        assertThatThrownBy(() -> new FeatureTable(List.of("a", "b"), List.of(row, row)))
                .hasMessage("row one is there twice");
        assertThatThrownBy(() -> row.labelled(2)).hasMessage("row one: label 2 must be 0 or 1");
    }

    @Test
    void scaleIsMeanAndDeviationOfThePopulation() {
        // Given
        FeatureTable table = new FeatureTable(List.of("a", "b"), List.of(row("one", 1, 1, 7), row("two", 2, 5, 7)));

        // When
        Scale scale = table.scale();

        // Then: a feature without spread is divided by 1.
        assertThat(scale).isEqualTo(new Scale(List.of(3.0, 7.0), List.of(2.0, 1.0)));
        assertThat(scale.standard(table.rows().get(1))).containsExactly(1, 0);
    }

    @Test
    void splitKeepsTheShareOfEachLabelAndEveryRowOnce() {
        // Given
        FeatureTable table = Tables.two(300, 1);

        // When
        Split split = Split.stratified(table, 0.3, 5);

        // Then
        assertThat(split.test().places(Row.POSITIVE)).hasSize(30);
        assertThat(split.test().places(Row.NEGATIVE)).hasSize(60);
        assertThat(split.train().size()).isEqualTo(210);
        assertThat(split.train().rows())
                .doesNotContainAnyElementsOf(split.test().rows());
        assertThat(Split.stratified(table, 0.3, 5)).isEqualTo(split);
        assertThat(Split.stratified(table, 0.3, 6)).isNotEqualTo(split);
    }

    private static Row row(String id, long time, double... features) {
        return new Row(id, time, "", "who", "", features, Row.NEGATIVE);
    }
}
