package dev.weir.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardFeaturesTest {

    @Test
    void cardIsCountedWithThePaymentItself() {
        // Given: the same card 20 days, 3 days and 2 hours before.
        List<Payment> payments = List.of(
                payment(1, "2018-07-01T12:00", 1, 9, 10, 0),
                payment(2, "2018-07-18T12:00", 1, 8, 20, 0),
                payment(3, "2018-07-21T10:00", 1, 7, 30, 0),
                payment(4, "2018-07-21T12:00", 1, 6, 60, 0));

        // When
        Row row = last(payments);

        // Then: a Saturday at noon.
        assertThat(row.features()).containsExactly(60, 1, 0, 2, 45, 3, 110 / 3.0, 4, 30, 0, 0, 0, 0, 0, 0);
        assertThat(row.actor()).isEqualTo("card-1");
        assertThat(row.object()).isEqualTo("terminal-6");
    }

    @Test
    void terminalIsSeenAsItWasAWeekAgo() {
        // Given: at one terminal 6 days before (a fraud, not known yet), 7.5 days (genuine), 9 days (a fraud), 30 days.
        List<Payment> payments = List.of(
                payment(1, "2018-07-01T12:00", 1, 5, 10, 0),
                payment(2, "2018-07-22T12:00", 2, 5, 10, 1),
                payment(3, "2018-07-24T00:00", 3, 5, 10, 0),
                payment(4, "2018-07-25T12:00", 4, 5, 10, 1),
                payment(5, "2018-07-31T12:00", 6, 5, 10, 0));

        // When
        Row row = last(payments);

        // Then
        assertThat(List.of(row.feature(9), row.feature(10))).containsExactly(1.0, 0.0);
        assertThat(List.of(row.feature(11), row.feature(12))).containsExactly(2.0, 0.5);
        assertThat(List.of(row.feature(13), row.feature(14))).containsExactly(3.0, 1 / 3.0);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-07-20T23:59, 0, 0",
        "2018-07-21T00:00, 1, 1",
        "2018-07-21T06:59, 1, 1",
        "2018-07-21T07:00, 1, 0",
        "2018-07-22T23:59, 1, 0",
        "2018-07-23T00:00, 0, 1"
    })
    void weekendAndNightBeginAndEndOnTheHour(String time, int weekend, int night) {
        Row row = last(List.of(payment(1, time, 1, 1, 1, 0)));

        assertThat(List.of(row.feature(1), row.feature(2))).containsExactly((double) weekend, (double) night);
    }

    @Test
    void askingChangesNothing() {
        CardFeatures features = new CardFeatures();
        Payment payment = payment(1, "2018-07-20T23:59", 1, 1, 1, 0);

        assertThat(features.row(payment)).isEqualTo(features.row(payment));
    }

    @Test
    void tableHasTheRowsOfItsTime() {
        List<Payment> payments = List.of(
                payment(1, "2018-07-20T00:00", 1, 1, 1, 0),
                payment(2, "2018-07-20T01:00", 1, 1, 1, 0),
                payment(3, "2018-07-20T02:00", 1, 1, 1, 0));

        FeatureTable table = CardFeatures.table(
                payments, payments.get(1).time(), payments.get(2).time());

        assertThat(table.rows()).extracting(Row::id).containsExactly("2");
        assertThat(table.rows().get(0).feature(table.feature("card_count_1d"))).isEqualTo(2);
    }

    private static Row last(List<Payment> payments) {
        FeatureTable table = CardFeatures.table(payments, 0, Long.MAX_VALUE);
        return table.rows().get(table.size() - 1);
    }

    static Payment payment(long id, String time, int card, int terminal, double amount, int label) {
        long millis = LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
        return new Payment(id, millis, card, terminal, amount, label);
    }
}
