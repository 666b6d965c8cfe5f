package dev.weir.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OriginIdsTest {

    @Property(tries = 200)
    void anIdGivesItsOriginBackAlsoAfterARestart(@ForAll("origins") List<Origin> origins) throws IOException {
        // Given
        OriginIds ids = new OriginIds();
        List<Long> numbers = origins.stream().map(ids::of).toList();

        // When
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ids.write(new DataOutputStream(bytes));
        OriginIds later = new OriginIds();
        later.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        // Then
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(ids.text(numbers.get(i))).isEqualTo(origins.get(i).text());
            assertThat(later.text(numbers.get(i))).isEqualTo(origins.get(i).text());
            assertThat(later.of(origins.get(i))).isEqualTo(numbers.get(i));
        }
    }

    @Provide
    Arbitrary<List<Origin>> origins() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "a/0"),
                        Arbitraries.integers().between(-1, 3),
                        Arbitraries.longs().between(0, (1L << 40) - 1))
                .as((source, partition, position) -> new Origin(source, partition, position, 5))
                .list()
                .ofMaxSize(20);
    }
}
