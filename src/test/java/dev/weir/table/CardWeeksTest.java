package dev.weir.table;

import static dev.weir.table.CardFeaturesTest.payment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CardWeeksTest {

    @Test
    void weeksBeginAndEndAtMidnight() {
        Split split = CardWeeks.split(
                List.of(
                        payment(1, "2018-07-24T23:59:59", 1, 1, 1, 0),
                        payment(2, "2018-07-25T00:00:00", 1, 1, 1, 0),
                        payment(3, "2018-07-31T23:59:59", 1, 1, 1, 0),
                        payment(4, "2018-08-01T00:00:00", 1, 1, 1, 0),
                        payment(5, "2018-08-07T23:59:59", 1, 1, 1, 0),
                        payment(6, "2018-08-08T00:00:00", 1, 1, 1, 0),
                        payment(7, "2018-08-14T23:59:59", 1, 1, 1, 0),
                        payment(8, "2018-08-15T00:00:00", 1, 1, 1, 0)),
                CardWeeks.START);

        assertThat(split.train().rows()).extracting(Row::id).containsExactly("2", "3");
        assertThat(split.test().rows()).extracting(Row::id).containsExactly("6", "7");
    }

    @Test
    void compromisedCardsAreLeftOutFromTheDayOnThatIsAWeekLater() {
        // Given: frauds of card 1 in the training week, of card 2 on August 2; of card 3 none is known.
        Split split = CardWeeks.split(
                List.of(
                        payment(1, "2018-07-25T12:00:00", 1, 1, 1, 1),
                        payment(2, "2018-08-02T12:00:00", 2, 1, 1, 1),
                        payment(3, "2018-08-08T12:00:00", 1, 1, 1, 0),
                        payment(4, "2018-08-09T23:59:59", 2, 1, 1, 0),
                        payment(5, "2018-08-10T00:00:00", 2, 1, 1, 0),
                        payment(6, "2018-08-10T12:00:00", 3, 1, 1, 1),
                        payment(7, "2018-08-14T12:00:00", 3, 1, 1, 0)),
                CardWeeks.START);

        // Then
        assertThat(split.test().rows()).extracting(Row::id).containsExactly("4", "6", "7");
    }
}
