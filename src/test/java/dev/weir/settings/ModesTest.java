package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Kind;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModesTest {

    @ParameterizedTest
    @EnumSource
    void everyCheckOfAPolicyIsThereInItsOrder(Kind kind) {
        List<String> checks = Arrays.stream(CheckPolicies.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(Modes.of(PolicyFile.defaults().on("any"), kind).keySet()).containsExactlyElementsOf(checks);
    }

    @ParameterizedTest
    @EnumSource
    void inShadowNothingIsEnforced(Kind kind) {
        CheckPolicies checks = PolicyFile.defaults().on("any");

        assertThat(Modes.of(checks.inShadow(kind), kind).values()).doesNotContain(Mode.ENFORCE);
    }

    @Test
    void whatIsWrittenIsWhatTheCheckMayDo() {
        Policy policy = PolicyFile.parse(
                "name: shop\nchecks: {rate: {mode: shadow}, time: {mode: 'off'}}\n"
                        + "streams: {plays: {rate: {mode: enforce}}}\n",
                "policy.yaml");

        Map<String, Mode> ratings = Modes.of(policy.on("ratings"), Kind.RATING);
        assertThat(ratings).containsEntry("rate", Mode.SHADOW).containsEntry("time", Mode.OFF);
        assertThat(Modes.of(policy.on("plays"), Kind.RATING)).containsEntry("rate", Mode.ENFORCE);
    }
}
