package dev.weir.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final LocalDate START = LocalDate.of(2018, 7, 1);
    private static final long DAY = 86_400_000L;
    private static final long FIRST = START.toEpochDay() * DAY;

    /** Whatever is above 100 is a fraud. */
    private static final Function<FeatureTable, ToDoubleFunction<Row>> HUNDRED =
            table -> row -> row.feature(0) > 100 ? 0.5 : 0.49;

    @Test
    void amountsGrowUntilTheOracleStopsThem() {
        // Given: every card pays 20 each day.
        List<Payment> honest = honest(10, 28);

        // When
        Drift.Drifted drifted = new Drift(4, 1, 1.25, START, 14).among(honest, HUNDRED, 0.5, 1);

        // Then: 20, 25, 31.25, and what would be 116.42 on the ninth day a tenth lower until it passes.
        Map<Integer, List<Double>> amounts = new HashMap<>();
        drifted.payments().stream()
                .filter(payment -> drifted.attack().contains(payment.id()))
                .forEach(payment -> amounts.computeIfAbsent(payment.card(), card -> new ArrayList<>())
                        .add(payment.amount()));
        assertThat(amounts).hasSize(4);
        assertThat(amounts.values()).allSatisfy(each -> {
            assertThat(each).hasSize(14).startsWith(20.0, 25.0, 31.25, 39.06).allMatch(amount -> amount <= 100);
            assertThat(each.get(8)).isEqualTo(96.56);
        });
        assertThat(drifted.payments()).containsAll(honest).hasSize(honest.size() + 56);
    }

    @Test
    void whatIsSentCountsAsGenuineAndIsWhereTheOwnerPays() {
        List<Payment> honest = honest(10, 28);

        Drift.Drifted drifted = new Drift(4, 2, 1.1, START, 7).among(honest, HUNDRED, 0.5, 1);

        assertThat(drifted.attack()).hasSize(56);
        assertThat(drifted.payments()).isSortedAccordingTo((one, other) -> Long.compare(one.time(), other.time()));
        assertThat(drifted.payments())
                .filteredOn(payment -> drifted.attack().contains(payment.id()))
                .allMatch(payment -> payment.label() == Row.NEGATIVE && payment.terminal() == payment.card())
                .allMatch(payment -> payment.time() >= FIRST && payment.time() < FIRST + 7 * DAY);
        FeatureTable table = CardFeatures.table(drifted.payments(), 0, Long.MAX_VALUE);
        assertThat(drifted.in(table).rows().cardinality()).isEqualTo(56);
    }

    @Test
    void oracleLearnsEachWeekFromTheWeekBeforeLast() {
        List<FeatureTable> learned = new ArrayList<>();

        Drift.Drifted drifted = new Drift(4, 1, 1.1, START, 22)
                .among(
                        honest(10, 40),
                        table -> {
                            learned.add(table);
                            return row -> 0;
                        },
                        0.5,
                        1);

        assertThat(learned).hasSize(4);
        for (int week = 0; week < 4; week++) {
            FeatureTable table = learned.get(week);
            long from = FIRST + (week - 2) * 7 * DAY;
            assertThat(table.rows()).allMatch(row -> row.time() >= from && row.time() < from + 7 * DAY);
            assertThat(drifted.in(table).rows().cardinality()).isEqualTo(week < 2 ? 0 : 28);
        }
    }

    @Test
    void nothingIsSentWhereNothingPasses() {
        List<Payment> honest = honest(10, 28);

        Drift.Drifted drifted = new Drift(4, 1, 1.1, START, 7).among(honest, table -> row -> 0.5, 0.5, 1);

        assertThat(drifted.attack()).isEmpty();
        assertThat(drifted.payments()).isEqualTo(honest);
    }

    @Test
    void sameSeedStealsTheSameCards() {
        List<Payment> honest = honest(10, 28);
        Drift drift = new Drift(4, 1, 1.1, START, 7);

        assertThat(drift.among(honest, HUNDRED, 0.5, 1)).isEqualTo(drift.among(honest, HUNDRED, 0.5, 1));
        assertThat(drift.among(honest, HUNDRED, 0.5, 1)).isNotEqualTo(drift.among(honest, HUNDRED, 0.5, 2));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new Drift(1, 1, 1, START, 1)).hasMessage("growth 1.0 must be above 1 and at most 2");
        assertThatThrownBy(() -> new Drift(11, 1, 1.1, START, 1).among(honest(10, 28), HUNDRED, 0.5, 1))
                .hasMessage("only 10 cards made 5 payments in the week before 2018-07-01; 11 are to be stolen");
    }

    /** Each card pays 20 a day at a terminal of its own, from 20 days before the start on. */
    private static List<Payment> honest(int cards, int days) {
        List<Payment> payments = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int card = 0; card < cards; card++) {
                long time = FIRST + (day - 20) * DAY + card * 3_600_000L;
                payments.add(new Payment(payments.size(), time, card, card, 20, Row.NEGATIVE));
            }
        }
        return payments;
    }
}
