package dev.weir.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Disorder;
import dev.weir.event.Finding;
import dev.weir.event.Proof;
import dev.weir.settings.Mode;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Sequences;
import dev.weir.verdict.Verdicts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceCheckTest {

    @ParameterizedTest
    @CsvSource({
        "GAP, COUNTED, ENFORCE, SHADOW",
        "GAP, COUNTED, SHADOW, SHADOW",
        "LATE, COUNTED, ENFORCE, COUNTS",
        "LATE, COUNTED, SHADOW, SHADOW",
        "REORDERED, COUNTED, ENFORCE, COUNTS",
        "REORDERED, COUNTED, OFF, none",
        "REORDERED, IGNORED, ENFORCE, none",
    })
    void whatIsFoundAndThePolicyMakeTheWeight(Disorder.Kind kind, Sequences asked, Mode mode, String weight) {
        Proof proof = Proof.verified("k", "app", "r/7", 7).disordered(new Disorder(kind, "words"));
        assertThat(weight(SequenceCheck.assess(proof, asked, mode))).isEqualTo(weight);
    }

    @Test
    void anEventThatDoesNotCountIsToldWhereOthersDo() {
        assertThat(weight(SequenceCheck.assess(proof("some id"), Sequences.COUNTED, Mode.ENFORCE)))
                .isEqualTo("COUNTS");
        assertThat(weight(SequenceCheck.assess(proof("r/7"), Sequences.COUNTED, Mode.ENFORCE)))
                .isEqualTo("none");
        assertThat(weight(SequenceCheck.assess(proof("some id"), Sequences.IGNORED, Mode.ENFORCE)))
                .isEqualTo("none");
    }

    @Test
    void whatHasNoGoodSignatureIsTheSignaturesMatter() {
        assertThat(SequenceCheck.assess(null, Sequences.COUNTED, Mode.ENFORCE)).isNull();
        assertThat(SequenceCheck.assess(Proof.UNSIGNED, Sequences.COUNTED, Mode.ENFORCE))
                .isNull();
        assertThat(SequenceCheck.assess(Proof.invalid("why"), Sequences.COUNTED, Mode.ENFORCE))
                .isNull();
    }

    @Test
    void itShipsInShadowAndNeverHolds() {
        assertThat(PolicyFile.defaults().on("ratings").sequence().mode()).isEqualTo(Mode.SHADOW);
        Finding finding = SequenceCheck.assess(proof("some id"), Sequences.COUNTED, Mode.ENFORCE);
        assertThat(new Verdicts("p@1", "").of(List.of(finding)).trust()).isBetween(0.9, 0.95);
    }

    private static String weight(@Nullable Finding finding) {
        return finding == null ? "none" : finding.weight().name();
    }

    private static Proof proof(String id) {
        return Proof.verified("k", "app", id, 7);
    }
}
