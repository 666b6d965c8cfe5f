package dev.weir.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Finding;
import dev.weir.event.Proof;
import dev.weir.settings.Mode;
import dev.weir.settings.Signatures;
import dev.weir.verdict.Verdicts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureCheckTest {

    private static final Proof VERIFIED = Proof.verified("app-2026", "app", "1", 7);

    @ParameterizedTest
    @CsvSource({
        "VERIFIED, REQUIRED, ENFORCE, none",
        "VERIFIED, PREFERRED, ENFORCE, none",
        "UNSIGNED, REQUIRED, ENFORCE, HOLDS",
        "UNSIGNED, PREFERRED, ENFORCE, COUNTS",
        "INVALID, REQUIRED, ENFORCE, HOLDS",
        "INVALID, PREFERRED, ENFORCE, HOLDS",
        "INVALID, IGNORED, ENFORCE, none",
        "UNSIGNED, REQUIRED, SHADOW, SHADOW",
        "INVALID, PREFERRED, SHADOW, SHADOW",
        "INVALID, REQUIRED, OFF, none"
    })
    void whatIsAskedAndWhatIsFoundMakeTheWeight(Proof.Result result, Signatures asked, Mode mode, String weight) {
        Finding finding = SignatureCheck.assess(proof(result), asked, mode);

        if (weight.equals("none")) {
            assertThat(finding).isNull();
        } else {
            assertThat(finding).isNotNull();
            assertThat(finding.weight()).isEqualTo(Finding.Weight.valueOf(weight));
            assertThat(finding.tags()).isNotEmpty();
        }
        assertThat(SignatureCheck.holds(proof(result), asked, mode)).isEqualTo(weight.equals("HOLDS"));
    }

    @Test
    void nothingIsFoundWhereNobodyAsked() {
        assertThat(SignatureCheck.assess(null, Signatures.REQUIRED, Mode.ENFORCE))
                .isNull();
        assertThat(SignatureCheck.holds(null, Signatures.REQUIRED, Mode.ENFORCE))
                .isFalse();
    }

    @Test
    void theReasonIsSaid() {
        Finding finding =
                SignatureCheck.assess(Proof.invalid("its key 'a' is retired"), Signatures.REQUIRED, Mode.ENFORCE);

        assertThat(finding.sentence()).isEqualTo("its signature does not count: its key 'a' is retired");
    }

    @Test
    void anUnsignedEventIsTrustedNinetyPercentWhereSignaturesArePreferred() {
        Finding finding = SignatureCheck.assess(Proof.UNSIGNED, Signatures.PREFERRED, Mode.ENFORCE);

        assertThat(new Verdicts("p@1", "").of(List.of(finding)).trust()).isBetween(0.895, 0.9);
    }

    @Test
    void anotherSourceThanTheSignersIsToldAndHoldsNothing() {
        Finding finding = SignatureCheck.assess(VERIFIED.claiming("bank"), Signatures.REQUIRED, Mode.ENFORCE);

        assertThat(finding.sentence()).isEqualTo("it says it is from 'bank', and 'app' signed it");
        assertThat(finding.weight()).isEqualTo(Finding.Weight.COUNTS);
    }

    private static Proof proof(Proof.Result result) {
        return switch (result) {
            case VERIFIED -> VERIFIED;
            case UNSIGNED -> Proof.UNSIGNED;
            case INVALID -> Proof.invalid("because");
        };
    }
}
