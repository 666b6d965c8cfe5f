package dev.weir.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Proof;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SignedIdsTest {

    private static final long NOON = 1_785_499_200_000L;

    @Property
    void noCopyIsEverNewHoweverTheTimesLie(
            @ForAll @Size(max = 300) List<@IntRange(max = 400) Integer> ids,
            @ForAll @IntRange(min = 1, max = 7) int step) {
        SignedIds memory = SignedIds.empty();
        Set<Integer> admitted = new HashSet<>();

        for (int id : ids) {
            Proof proof = proof("s" + id, NOON + (long) id % 13 * 3_600_000 * step);
            if (memory.look(proof) == SignedIds.Seen.NEW) {
                assertThat(admitted.add(id)).as("id %d", id).isTrue();
                memory = memory.with(proof);
            }
            assertThat(memory.ids()).hasSizeLessThanOrEqualTo(SignedIds.SIZE).hasSameSizeAs(memory.times());
        }
    }

    @Test
    void asManyAsFitAreTakenInAnyOrder() {
        SignedIds memory = SignedIds.empty();
        for (int i = SignedIds.SIZE; i > 0; i--) {
            assertThat(memory.look(proof("s" + i, NOON + i))).isEqualTo(SignedIds.Seen.NEW);
            memory = memory.with(proof("s" + i, NOON + i));
        }
        for (int i = SignedIds.SIZE; i > 0; i--) {
            assertThat(memory.look(proof("s" + i, NOON + i))).isEqualTo(SignedIds.Seen.COPY);
        }
    }

    @Test
    void whatIsNoNewerThanWhatWasForgottenIsTooOld() {
        SignedIds memory = SignedIds.empty();
        for (int i = 0; i <= SignedIds.SIZE; i++) {
            memory = memory.with(proof("s" + i, NOON + i));
        }

        assertThat(memory.look(proof("s0", NOON))).isEqualTo(SignedIds.Seen.TOO_OLD);
        assertThat(memory.look(proof("other", NOON))).isEqualTo(SignedIds.Seen.TOO_OLD);
        assertThat(memory.look(proof("other", NOON + 1))).isEqualTo(SignedIds.Seen.NEW);
        assertThat(memory.look(proof("s1", NOON + 1))).isEqualTo(SignedIds.Seen.COPY);
    }

    @Test
    void itIsForgottenTwoDaysLaterToTheMillisecond() {
        SignedIds memory = SignedIds.empty().with(proof("first", NOON));

        SignedIds before = memory.with(proof("second", NOON + SignedIds.MEMORY - 1));
        SignedIds at = memory.with(proof("second", NOON + SignedIds.MEMORY));

        assertThat(before.look(proof("first", NOON))).isEqualTo(SignedIds.Seen.COPY);
        assertThat(at.look(proof("first", NOON))).isEqualTo(SignedIds.Seen.TOO_OLD);
        assertThat(at.ids()).hasSize(1);
    }

    @Test
    void theSameIdOfAnotherSourceIsAnotherSignature() {
        SignedIds memory = SignedIds.empty().with(Proof.verified("k", "app", "1", NOON));

        assertThat(memory.look(Proof.verified("k2", "shop", "1", NOON))).isEqualTo(SignedIds.Seen.NEW);
        assertThat(memory.look(Proof.verified("k2", "app", "1", NOON + 5))).isEqualTo(SignedIds.Seen.COPY);
    }

    @Test
    void signaturesAreSpreadOverAllParts() {
        Set<Integer> parts = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            parts.add(SignedIds.part(proof("s" + i, NOON)));
        }
        // Ten thousand thrown into 65,536 hit 9,275 of them: 65,536 (1 - exp(-10,000 / 65,536)).
        assertThat(parts).hasSizeBetween(9_100, 9_450).allMatch(part -> part >= 0 && part < SignedIds.PARTS);
    }

    private static Proof proof(String id, long time) {
        return Proof.verified("app-2026", "app", id, time);
    }
}
