package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.metrics.Heard;
import dev.weir.model.Learned;
import dev.weir.model.RateBaselines;
import dev.weir.model.RateModel;
import dev.weir.settings.PolicyFile;
import dev.weir.support.RateModels;
import dev.weir.verdict.Verdicts;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedByTest {

    private static final RateModel THIRD = RateModels.of("ratings", 3);

    private final Heard heard = new Heard();
    private final JudgedBy judgedBy = new JudgedBy(List.of("ratings"), heard.told());

    @Test
    void onlyWhatJudgesNowIsOne() {
        // When
        judgedBy.judge(judges("rate=default@1"), Learned.none());
        judgedBy.judge(judges("rate=ratings@3"), Learned.none().with(THIRD));

        // Then
        assertThat(heard.now(info("rate=default@1"))).isZero();
        assertThat(heard.now(info("rate=ratings@3"))).isEqualTo(1);
    }

    @Test
    void whatJudgesAgainIsOneAgain() {
        // When
        judgedBy.judge(judges("rate=default@1"), Learned.none());
        judgedBy.judge(judges("rate=ratings@3"), Learned.none());
        judgedBy.judge(judges("rate=default@1"), Learned.none());

        // Then
        assertThat(heard.now(info("rate=default@1"))).isEqualTo(1);
        assertThat(heard.now(info("rate=ratings@3"))).isZero();
    }

    @Test
    void aLearnedModelHasAnAgeAndBaselinesHaveNone() {
        judgedBy.judge(judges("rate=default@1"), Learned.none());
        assertThat(published()).isZero();
        judgedBy.judge(judges("rate=ratings@3"), Learned.none().with(THIRD));
        assertThat(published()).isEqualTo(THIRD.published().getEpochSecond());
    }

    private double published() {
        return heard.now("weir_model_published_timestamp_seconds{stream=\"ratings\"}");
    }

    private static String info(String models) {
        return "weir_judged_by_info{models=\"" + models + "\",policy=\"default@1\",stream=\"ratings\"}";
    }

    private static List<Judge> judges(String models) {
        return List.of(new Judge(
                TestSettings.ratings().streamList().get(0),
                PolicyFile.defaults().on("ratings"),
                RateBaselines.shipped(),
                new Verdicts("default@1", models)));
    }
}
