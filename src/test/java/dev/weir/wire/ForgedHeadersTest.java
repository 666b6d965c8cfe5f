package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Payload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgedHeadersTest {

    @ParameterizedTest
    @CsvSource({
        "weir-verdict, weir-from-producer-verdict",
        "WEIR-Verdict, weir-from-producer-Verdict",
        "weir-, weir-from-producer-",
        "weir-from-producer-x, weir-from-producer-from-producer-x",
        "weir, weir",
        "weird, weird",
        "ce_id, ce_id",
        "x-weir-verdict, x-weir-verdict"
    })
    void renamesWhatStandsInOurNamespace(String theirs, String renamed) {
        assertThat(ForgedHeaders.rename(theirs)).isEqualTo(renamed);
        assertThat(ForgedHeaders.restore(renamed)).isEqualToIgnoringCase(theirs);
        assertThat(ForgedHeaders.rename(ForgedHeaders.restore(renamed))).isEqualTo(renamed);
    }

    @Test
    void countsTheRenamedButNoSignature() {
        List<Payload.Header> headers = List.of(
                new Payload.Header(ForgedHeaders.rename("weir-verdict"), null),
                new Payload.Header(ForgedHeaders.rename("ce_id"), null),
                new Payload.Header(ForgedHeaders.rename("weir-signature"), null),
                new Payload.Header(ForgedHeaders.rename("weir-trust"), null));
        assertThat(ForgedHeaders.count(new Payload(null, null, headers))).isEqualTo(2);
    }
}
