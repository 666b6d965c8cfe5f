package dev.weir.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Retraction;
import dev.weir.route.CampaignJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key is revoked from a past time: what it signed and what arrived since is gone, and nothing else. */
class KeyLedgerTest {

    private static final long NOON = 1_785_499_200_000L;
    private static final Retraction REVOKED =
            Retraction.ofKey("key app-2026 1", "app-2026", List.of("ratings"), NOON, "it is revoked", NOON + 9);

    @Test
    void whatTheKeySignedAndWhatArrivedSinceIsTakenBackWhateverTimeItClaims() {
        Ledger ledger = ledger(REVOKED);

        assertThat(ledger.takesBack(row("ratings", "app-2026", NOON - 1, 0))).isFalse();
        assertThat(ledger.takesBack(row("ratings", "app-2026", NOON, 0))).isTrue();
        assertThat(ledger.takesBack(row("ratings", "app-2026", NOON + 1, Long.MAX_VALUE)))
                .isTrue();
    }

    @Test
    void othersKeysOtherStreamsAndWhatNobodySignedStay() {
        Ledger ledger = ledger(REVOKED);

        assertThat(ledger.takesBack(row("ratings", "app-2027", NOON, 0))).isFalse();
        assertThat(ledger.takesBack(row("plays", "app-2026", NOON, 0))).isFalse();
        assertThat(ledger.takesBack(row("ratings", null, NOON, 0))).isFalse();
    }

    @Test
    void aRevocationThatIsTakenBackBringsThemIn() {
        Ledger ledger = ledger(REVOKED, REVOKED.reversed("key app-2026 2", "it is not", NOON + 10));

        assertThat(ledger.takesBack(row("ratings", "app-2026", NOON, 0))).isFalse();
    }

    @Test
    void aLineSaysByWhichKeyItWasSignedAndWhenItArrived() {
        Contribution contribution = LineReader.read("""
                {"v":1,"origin":"in/0/7","stream":"ratings","actor":"u1","actorType":"customer","source":"app",\
                "signedBy":"app-2026","arrival":"2026-07-31T12:00:00Z","time":"2026-07-31T11:00:00Z","trust":1.0}""".getBytes(UTF_8));

        assertThat(contribution.signedBy()).isEqualTo("app-2026");
        assertThat(contribution.arrival()).isEqualTo(NOON);
        assertThat(ledger(REVOKED).takesBack(contribution)).isTrue();
    }

    @Test
    void theLedgerReadsWhatTheGatewayWrites() {
        assertThat(RetractionReader.read(CampaignJson.of(REVOKED))).isEqualTo(REVOKED);
    }

    private static Ledger ledger(Retraction... entries) {
        Ledger ledger = new Ledger(Long.MAX_VALUE);
        for (Retraction entry : entries) {
            ledger.add(entry);
        }
        return ledger;
    }

    private static Ledger.Row row(String stream, String key, long arrival, long time) {
        return new Ledger.Row("in/0/" + arrival, stream, "customer:u1", "m1", "app", time, key, arrival);
    }
}
