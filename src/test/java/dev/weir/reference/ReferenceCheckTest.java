package dev.weir.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.event.Finding;
import dev.weir.event.Reference;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.CheckPolicies.Treatment;
import dev.weir.settings.Mode;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.ReferenceSettings;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceCheckTest {

    private static final ReferenceSettings ASKED = Objects.requireNonNull(
            TestSettings.referring("").streamList().get(0).reference());
    private static final CheckPolicies.Reference ENFORCED = new CheckPolicies.Reference(Mode.ENFORCE, Treatment.HOLD);

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, ENFORCE, HOLD, SHADOW",
        "UNKNOWN, SHADOW,  HOLD, SHADOW",
        "UNKNOWN, OFF,     HOLD, ",
        "FITS,    ENFORCE, HOLD, ",
        "ABSENT,  ENFORCE, HOLD, HOLDS",
        "OTHER,   ENFORCE, HOLD, HOLDS",
        "ABSENT,  ENFORCE, NOTICE, COUNTS",
        "OTHER,   ENFORCE, NOTICE, COUNTS",
        "ABSENT,  SHADOW,  HOLD, SHADOW",
        "ABSENT,  SHADOW,  NOTICE, SHADOW",
        "ABSENT,  OFF,     HOLD, "
    })
    void whatWasFoundAndThePolicyMakeTheWeight(
            Reference.Result result, Mode mode, Treatment absent, Finding.@Nullable Weight weight) {
        Finding finding = ReferenceCheck.assess(
                new Reference("p", result, "why"), ASKED, new CheckPolicies.Reference(mode, absent));

        assertThat(finding == null ? null : finding.weight()).isEqualTo(weight);
    }

    @Test
    void theEvidenceIsASentence() {
        assertThat(sentence(Reference.to("p-17").found(Reference.Result.ABSENT)))
                .isEqualTo("it names 'p-17', and topic 'shop.purchases' has no such record");
        assertThat(sentence(Reference.to("p-17")))
                .isEqualTo(
                        "it names 'p-17', and topic 'shop.purchases' was not read far enough to say whether it has that record");
        assertThat(sentence(Reference.UNNAMED))
                .isEqualTo("it names no record of topic 'shop.purchases', and its stream asks for one");
        assertThat(sentence(Reference.to("p-17").other("is another contributor's")))
                .isEqualTo("it names 'p-17', and that record of topic 'shop.purchases' is another contributor's");
    }

    @Test
    void anIdIsItsSendersTextAndIsCutShort() {
        assertThat(sentence(Reference.to("x".repeat(60)).found(Reference.Result.ABSENT)))
                .contains("'" + "x".repeat(60) + "'");
        assertThat(sentence(Reference.to("x".repeat(61)).found(Reference.Result.ABSENT)))
                .contains("'" + "x".repeat(60) + "…'");
    }

    @Test
    void itHoldsAsItShipsAndOnlyWhereAStreamAsks() {
        CheckPolicies.Reference shipped = PolicyFile.defaults().on("ratings").reference();

        assertThat(shipped).isEqualTo(ENFORCED);
        assertThat(ReferenceCheck.assess(Reference.UNNAMED, null, shipped)).isNull();
        assertThat(ReferenceCheck.assess(null, ASKED, shipped)).isNull();
    }

    private static String sentence(Reference reference) {
        return Objects.requireNonNull(ReferenceCheck.assess(reference, ASKED, ENFORCED))
                .sentence();
    }
}
