package dev.weir.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private final People people = new People("user:fake"::equals);

    @Test
    void theWorstTenthIsTheHardestHit() {
        // Given: of 20 contributors of 10 events, one loses 10 and one 4 by the candidate; now one loses 1
        for (int i = 0; i < 20; i++) {
            for (int event = 0; event < 10; event++) {
                boolean candidate = i == 3 || i == 4 && event < 4;
                add("user:" + i, i == 5 && event == 0, candidate);
            }
        }

        // When
        BacktestReport.Contributors all = people.contributors();

        // Then: two are a tenth
        assertThat(all.all()).isEqualTo(20);
        assertThat(all.burden().candidate().worstTenth()).isCloseTo((1.0 + 0.4) / 2, within(1e-12));
        assertThat(all.burden().now().worstTenth()).isCloseTo(0.1 / 2, within(1e-12));
        assertThat(all.burden().candidate()).extracting("hit", "mostlyOut").containsExactly(2L, 1L);
        assertThat(all.worseOff())
                .containsExactly(
                        new BacktestReport.Person("user:3", 10, 0, 10), new BacktestReport.Person("user:4", 10, 0, 4));
        assertThat(all.betterOff()).containsExactly(new BacktestReport.Person("user:5", 10, 1, 0));
    }

    /** A tenth is rounded up: of 11 contributors two, of 10 one. */
    @Test
    void aTenthIsRoundedUp() {
        for (int i = 0; i < 10; i++) {
            add("user:" + i, false, i == 0);
        }
        assertThat(people.contributors().burden().candidate().worstTenth()).isEqualTo(1);

        add("user:10", false, false);
        assertThat(people.contributors().burden().candidate().worstTenth()).isEqualTo(0.5);
    }

    @Test
    void justHalfIsNotMost() {
        add("user:1", false, true);
        add("user:1", false, false);
        assertThat(people.contributors().burden().candidate().mostlyOut()).isZero();

        add("user:1", false, true);
        assertThat(people.contributors().burden().candidate().mostlyOut()).isEqualTo(1);
    }

    /** Of user 1 just half is kept out, of 2 more, 3 is suspended, 4 excluded, 5 was out before; fakes count. */
    @Test
    void shutOutIsWhoHasLessThanHalfLeftOrIsSuspendedOrExcluded() {
        // Given
        for (String user : List.of("user:1", "user:2", "user:3", "user:4", "user:5", "user:fake")) {
            add(user, user.equals("user:5"), true);
        }
        add("user:1", false, false);
        add("user:3", false, false);
        add("user:3", false, false);
        add("user:4", false, false);

        // When
        BacktestReport.ShutOut shutOut = people.shutOut(
                new StandingsFile(new TreeSet<>(), new TreeSet<>()),
                new StandingsFile(new TreeSet<>(Set.of("user:3")), new TreeSet<>(Set.of("user:4"))));

        // Then
        assertThat(shutOut)
                .isEqualTo(new BacktestReport.ShutOut(6, 4, List.of("user:2", "user:3", "user:4", "user:fake")));
        assertThat(people.contributors().all()).isEqualTo(5);
    }

    @Test
    void whoIsKnownToBeFakeIsNobodysBurden() {
        add("user:fake", false, true);

        assertThat(people.contributors().all()).isZero();
        assertThat(people.contributors().burden().candidate().worstTenth()).isZero();
    }

    private void add(String actor, boolean outNow, boolean outByCandidate) {
        people.add(new Pair("f:1", "ratings", actor, lot(outNow), lot(outByCandidate)));
    }

    private static Pair.Lot lot(boolean out) {
        return new Pair.Lot(out ? Fate.HELD : Fate.ADMITTED, out ? "rate" : "");
    }
}
