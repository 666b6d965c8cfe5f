package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartiesTest {

    private static final RowSigns ODD = signs(1, 1 << Aspect.COPIES.ordinal());

    @Test
    void aHabitIsFoundOnlyWhereOthersDoNotHaveIt() {
        // Given 20 parties, one of which copies each third row
        assertThat(found(20, 3, 100))
                .isNotNull()
                .extracting(PartyFinding::aspect)
                .isEqualTo(Aspect.COPIES);
        // And where all do
        assertThat(found(20, 3, 3)).isNull();
    }

    @Test
    void withoutEightPeersNobodyIsFound() {
        assertThat(found(Parties.LEAST_PEERS, 2, 1_000)).isNull();
        assertThat(found(Parties.LEAST_PEERS + 1, 2, 1_000)).isNotNull();
    }

    @Test
    void aFindingSpeaksAgainstTheRowsThatShowItAndIsForgottenAfterThirtyDays() {
        Parties parties = new Parties(1);
        fill(parties, 20, 3, 1_000);
        assertThat(parties.isClean("p0")).isFalse();
        assertThat(parties.meet("p0", 0, ODD)).isNotNull();
        assertThat(parties.meet("p0", 0, signs(1, 0))).isNull();
        assertThat(parties.meet("p0", Parties.MEMORY, ODD)).isNotNull();
        assertThat(parties.meet("p0", 2 * Parties.MEMORY + 1, ODD)).isNull();
        assertThat(parties.isClean("p0")).isTrue();
    }

    @Test
    void nobodyInParticularIsNotCounted() {
        Parties parties = new Parties(1);
        for (int i = 0; i < 100; i++) {
            assertThat(parties.meet("", 0, ODD)).isNull();
        }
        assertThat(parties.size()).isZero();
    }

    @Test
    void remembersTheLatestOnly() {
        Parties parties = new Parties(1);
        for (int i = 0; i < Parties.MOST + 5; i++) {
            parties.meet("p" + i, 0, signs(0, 0));
        }
        assertThat(parties.size()).isEqualTo(Parties.MOST);
    }

    private static @Nullable PartyFinding found(int count, int own, int others) {
        Parties parties = new Parties(1);
        fill(parties, count, own, others);
        return parties.meet("p0", 0, ODD);
    }

    /** 200 rows of each in turns; p0 copies one row in {@code own}, the others one in {@code others}. */
    private static void fill(Parties parties, int count, int own, int others) {
        Random random = new Random(6);
        for (int i = 0; i < 200; i++) {
            for (int party = 0; party < count; party++) {
                int every = party == 0 ? own : others;
                parties.meet("p" + party, 0, i % every == 0 ? ODD : signs(random.nextInt(8), 0));
            }
        }
    }

    private static RowSigns signs(int bin, int shown) {
        return new RowSigns(new int[] {bin}, new int[] {bin}, shown);
    }
}
