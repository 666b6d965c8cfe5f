package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PositionsTest {

    @Test
    void aRecordIsCountedWithWhatStandsBeforeIt() {
        // Given
        Positions positions = new Positions();

        // When
        positions.pass("a", 1, 7);
        positions.pass("a", 1, 5);

        // Then
        assertThat(positions.next("a", 1)).isEqualTo(8);
        assertThat(positions.next("a", 0)).isZero();
        assertThat(positions.next("b", 1)).isZero();
    }

    @Test
    void coversWhatIsNotBeyondIt() {
        Positions positions = new Positions();
        positions.pass("a", 0, 7);

        assertThat(positions.covers(at("a", 0, 6))).isTrue();
        assertThat(positions.covers(at("a", 0, 7))).isTrue();
        assertThat(positions.covers(at("a", 0, 8))).isFalse();
        assertThat(positions.covers(at("a", 1, 0))).isFalse();
        assertThat(positions.covers(new Positions())).isTrue();
    }

    @Property
    void theTextSaysItAll(@ForAll("somewhere") Positions positions) {
        assertThat(Positions.of(positions.text())).isEqualTo(positions);
    }

    @Property
    void bothTogetherCoverBothAndNothingMore(@ForAll("somewhere") Positions one, @ForAll("somewhere") Positions other) {
        Positions both = one.copy();
        both.pass(other);

        assertThat(both.covers(one)).isTrue();
        assertThat(both.covers(other)).isTrue();
        Positions turned = other.copy();
        turned.pass(one);
        assertThat(turned).isEqualTo(both);
        assertThat(one.covers(both)).isEqualTo(one.covers(other));
    }

    @Test
    void whatIsNoTextOfPositionsIsRefused() {
        assertThatThrownBy(() -> Positions.of("[7]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[7]");
    }

    @Provide
    Arbitrary<Positions> somewhere() {
        Arbitrary<Map.Entry<String, Long>> record = Arbitraries.entries(
                Arbitraries.of(List.of("a", "b", "c")), Arbitraries.longs().between(0, 50));
        return record.list().ofMaxSize(8).map(records -> {
            Positions positions = new Positions();
            records.forEach(one -> positions.pass(one.getKey(), (int) (one.getValue() % 3), one.getValue()));
            return positions;
        });
    }

    private static Positions at(String topic, int partition, long offset) {
        Positions positions = new Positions();
        positions.pass(topic, partition, offset);
        return positions;
    }
}
