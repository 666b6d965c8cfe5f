package dev.weir.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.event.Details;
import dev.weir.event.Event;
import dev.weir.event.Proof;
import dev.weir.wire.Passage;
import org.junit.jupiter.api.Test;

class SignedOnceTest {

    @Test
    void aCopyOfAnEventOfNobodyInParticularIsFoundToo() throws Exception {
        try (SignedHarness once = new SignedHarness()) {
            once.open();

            Proof first = once.proof(guest(Proof.verified("app-2026", "app", "1", Events.NOON)));
            Proof copy = once.proof(guest(Proof.verified("app-2026", "app", "1", Events.NOON)));
            Proof other = once.proof(guest(Proof.verified("app-2026", "app", "2", Events.NOON)));

            assertThat(first.isVerified()).isTrue();
            assertThat(copy).isEqualTo(Proof.invalid("it came before, with id '1' of source 'app'"));
            assertThat(other.isVerified()).isTrue();
        }
    }

    @Test
    void whatHasNoGoodSignatureGoesOnAsItIsAndIsNotRemembered() throws Exception {
        try (SignedHarness once = new SignedHarness()) {
            once.open();

            for (int i = 0; i < 2; i++) {
                assertThat(once.proof(guest(Proof.UNSIGNED))).isEqualTo(Proof.UNSIGNED);
                assertThat(once.proof(guest(Proof.invalid("why")))).isEqualTo(Proof.invalid("why"));
                assertThat(once.proof(Passage.of(Events.at(Events.NOON)))).isNull();
            }

            assertThat(once.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void theStateOfTheFirstReleaseThatHadOneIsStillRead() throws Exception {
        // Given
        Passage signed = guest(Proof.verified("app-2026", "app", "1", Events.NOON));
        var old = StateSnapshots.released("signed-once-0.1.0", new SignedHarness(), once -> once.proof(signed));

        // When
        try (SignedHarness once = new SignedHarness()) {
            once.initializeState(old);
            once.open();

            // Then
            assertThat(once.proof(signed).note()).startsWith("it came before");
        }
    }

    private static Passage guest(Proof proof) {
        Event event = Events.anonymous(Events.NOON);
        return Passage.of(event.detailed(Details.NONE.proven(proof)));
    }
}
