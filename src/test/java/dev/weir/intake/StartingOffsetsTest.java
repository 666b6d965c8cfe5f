package dev.weir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("deprecation") // The connector takes Kafka's old name of the strategy.
class StartingOffsetsTest {

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest", "committed", "2026-05-01T00:00:00Z"})
    void whatIsLeftIsReadWhereACheckpointNamesWhatIsGone(String startFrom) {
        assertThat(StartingOffsets.of(startFrom).getAutoOffsetResetStrategy().name())
                .isEqualTo("EARLIEST");
    }
}
