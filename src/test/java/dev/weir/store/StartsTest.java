package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.topics.CommittedRecords.Span;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartsTest {

    private static final TopicPartition PARTITION = new TopicPartition("training", 2);

    @Test
    void anEmptyTableIsFilledFromWhatTheTopicStillHas() {
        assertThat(start(100, 200, 0, StoreJob.Gap.REFUSE)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 101, 199, 200})
    void goesOnBehindTheTable(long reached) {
        assertThat(start(100, 200, reached, StoreJob.Gap.REFUSE)).isEqualTo(reached);
    }

    @Test
    void whatWasDeletedBeforeItWasStoredIsToldOf() {
        assertThatThrownBy(() -> start(100, 200, 99, StoreJob.Gap.REFUSE))
                .hasMessageContaining("training/2 begins at 100, and the table has it up to 99")
                .hasMessageContaining("--accept-gap");
        assertThat(start(100, 200, 99, StoreJob.Gap.ACCEPT)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUSE", "ACCEPT"})
    void aTopicThatWasMadeAnewIsAnother(StoreJob.Gap gap) {
        assertThatThrownBy(() -> start(0, 200, 201, gap))
                .hasMessageContaining("training/2 ends at 200, and the table has it up to 201")
                .hasMessageContaining("store.namespace");
    }

    private static long start(long from, long to, long reached, StoreJob.Gap gap) {
        Positions table = new Positions();
        if (reached > 0) {
            table.pass("training", 2, reached - 1);
        }
        return Starts.of(List.of(new Span("training", 2, from, to)), table, gap).get(PARTITION);
    }
}
