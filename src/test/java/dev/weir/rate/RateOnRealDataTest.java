package dev.weir.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateOnRealDataTest {

    @Test
    void aCleanReplayHoldsNobody() {
        for (List<DataSets.Row> rows : List.of(DataSets.movieLens100k(), DataSets.latestSmall())) {
            Gate gate = Gate.shipped(Kind.RATING);
            rows.forEach(row -> gate.onTime(row.actor(), row.time()));
            System.out.println(gate.events() + " held " + gate.held() + " noticed " + gate.noticed());
            assertThat(gate.held()).isZero();
        }
    }
}
