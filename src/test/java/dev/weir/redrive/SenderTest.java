package dev.weir.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTest {

    @ParameterizedTest
    @CsvSource({
        "-1, another redrive of stream ratings has begun",
        "0, Kafka took no transaction",
        "1, Kafka took no transaction"
    })
    void aTransactionThatWasOpenForTooLongIsNotSaidToBeSomebodyElses(long more, String said) {
        String why = Sender.ended("ratings", new Batch(), Sender.TIMEOUT.plusMillis(more));

        assertThat(why).startsWith(said).contains("ratings", "nothing is lost or sent twice");
    }

    @Test
    void itSaysForHowLong() {
        assertThat(Sender.ended("ratings", new Batch(), Duration.ofSeconds(61)))
                .contains("after 61 s", "within 60 s", "0 dead letters");
    }
}
