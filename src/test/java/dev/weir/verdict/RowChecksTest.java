package dev.weir.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.settings.PolicyFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowChecksTest {

    @ParameterizedTest
    @ValueSource(strings = {"label", "feature", "outlier"})
    void thePolicySaysWhatANoticeWeighs(String check) {
        Finding noticed = noticed(check);
        ObjectContext context = ObjectContext.NONE.noticing(List.of(noticed));
        Finding other = noticed("rate");

        assertThat(checks(check, "enforce").with(List.of(other), context)).containsExactly(other, noticed);
        assertThat(checks(check, "shadow").with(List.of(other), context))
                .containsExactly(other, noticed.weighing(Finding.Weight.SHADOW));
        assertThat(checks(check, "off").with(List.of(other), context)).containsExactly(other);
    }

    @Test
    void withoutANoticeNothingChanges() {
        List<Finding> findings = List.of(noticed("rate"));
        assertThat(checks("label", "enforce").with(findings, ObjectContext.NONE))
                .isSameAs(findings);
    }

    @Test
    void aCheckThatIsNoneOfTheRowStagesIsAMistake() {
        ObjectContext context = ObjectContext.NONE.noticing(List.of(noticed("rate")));
        assertThatThrownBy(() -> checks("label", "enforce").with(List.of(), context))
                .hasMessageContaining("'rate'");
    }

    private static RowChecks checks(String check, String mode) {
        return new RowChecks(PolicyFile.parse("name: p\nchecks: {" + check + ": {mode: " + mode + "}}", "test")
                .on("rows"));
    }

    private static Finding noticed(String check) {
        return new Finding(
                check, Family.LABEL, 5, 0.1, 0.5, 1, "probability", "sentence", List.of(), Finding.Weight.HOLDS);
    }
}
