package dev.weir.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.Entity;
import dev.weir.learn.Training.Outcome;
import dev.weir.model.GateMeasure;
import dev.weir.model.ProfileFeature;
import dev.weir.model.Published.How;
import dev.weir.model.ReviewedModel;
import dev.weir.reviewed.Called;
import dev.weir.reviewed.Lessons;
import dev.weir.reviewed.Shown;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewedTrainerTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final int ENOUGH = ReviewedTrainer.LEAST_COMMUNITY;

    private final ReviewedTrainer trainer = new ReviewedTrainer(Clock.fixed(NOW, ZoneOffset.UTC));

    /** Objects of fakes are 0 to 9, of honest people 10 to 29, of both those between. */
    private final Map<Entity, Called> called = new LinkedHashMap<>();

    private final List<Shown> shown = new ArrayList<>();
    private final List<ReviewedModel> history = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"50, 50, 200, ACCEPTED", "49, 50, 200, LEARNING", "50, 49, 200, LEARNING", "50, 50, 199, LEARNING"})
    void itIsLearningUntilEnoughWereDecidedAboutAndEnoughWereNot(
            int fakes, int honest, int community, Outcome outcome) {
        decide(fakes, honest, 0);
        Taught taught = train(visitors("c", community, 10, 30), null);
        assertThat(taught.outcome()).isEqualTo(outcome);
        assertThat(taught.fakes()).isEqualTo(fakes);
        assertThat(taught.honest()).isEqualTo(honest);
        assertThat(taught.community()).isEqualTo(community);
    }

    @Test
    void theFirstOneIsItsOwnReferenceAndTheNextKeepsIt() {
        // Given
        decide(60, 60, 0);
        publish(train(visitors("c", ENOUGH, 10, 30), null));
        decide(3, 3, 1);
        // When
        Taught taught = train(visitors("c", ENOUGH, 10, 30), null);
        // Then
        assertThat(history.get(0).version()).isEqualTo(1);
        assertThat(history.get(0).reference()).isEqualTo(1);
        assertThat(history.get(0).published()).isEqualTo(NOW);
        assertThat(history.get(0).gate()).extracting(GateMeasure::name).containsExactly("held");
        assertThat(taught.outcome()).as(taught.gate().toString()).isEqualTo(Outcome.ACCEPTED);
        ReviewedModel second = Objects.requireNonNull(taught.model());
        assertThat(second.key()).isEqualTo("ratings/reviewed@2");
        assertThat(second.reference()).isEqualTo(1);
        assertThat(second.how()).isEqualTo(How.TRAINED);
        assertThat(second.gate()).extracting(GateMeasure::name).containsExactly("shift", "drift", "held", "agreement");
    }

    @Test
    void theSameDecisionsTeachNothingNew() {
        decide(60, 60, 0);
        publish(train(visitors("c", ENOUGH, 10, 30), null));
        assertThat(train(visitors("c", ENOUGH, 10, 30), null).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void aCommunityThatLooksFakeIsForAPersonToAccept() {
        // Given: one in ten of the undecided comes where fakes come
        decide(60, 60, 0);
        List<Shown> community = new ArrayList<>(visitors("c", ENOUGH, 10, 30));
        community.addAll(visitors("f", ENOUGH / 9, 0, 10));
        // When
        Taught refused = train(community, null);
        Taught accepted = train(community, "an attack is under way");
        // Then
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.model()).isNull();
        assertThat(refused.gate())
                .singleElement()
                .satisfies(held -> assertThat(held.value()).isGreaterThan(0.05));
        ReviewedModel model = Objects.requireNonNull(accepted.model());
        assertThat(model.how()).isEqualTo(How.ACCEPTED);
        assertThat(model.reason()).isEqualTo("an attack is under way");
        assertThat(model.reference()).isEqualTo(1);
    }

    @Test
    void whatAPersonAcceptsIsTheReferenceOfWhatFollows() {
        decide(60, 60, 0);
        publish(train(visitors("c", ENOUGH, 10, 30), null));
        publish(train(visitors("c", ENOUGH, 10, 30), "looked at"));
        assertThat(history.get(1).reference()).isEqualTo(2);
    }

    @Test
    void theWayBackIsALineOfItsOwn() {
        // Given
        decide(60, 60, 0);
        publish(train(visitors("c", ENOUGH, 10, 30), null));
        publish(train(visitors("c", ENOUGH, 10, 30), "looked at"));
        // When
        ReviewedModel back = trainer.rollback("ratings", history, 1);
        // Then
        assertThat(back.version()).isEqualTo(3);
        assertThat(back.reference()).isEqualTo(3);
        assertThat(back.how()).isEqualTo(How.ROLLED_BACK);
        assertThat(back.reason()).isEqualTo("to 1");
        assertThat(back.fit()).isEqualTo(history.get(0).fit());
        assertThatThrownBy(() -> trainer.rollback("ratings", history, 0))
                .hasMessageContaining("version 0 of ratings/reviewed is not there")
                .hasMessageContaining("reviewed: {mode: off}");
    }

    private void publish(Taught taught) {
        history.add(Objects.requireNonNull(taught.model(), taught.toString()));
    }

    private Taught train(List<Shown> community, @Nullable String reason) {
        return trainer.train("ratings", history, new Lessons(called), shown, community, reason);
    }

    private void decide(int fakes, int honest, int round) {
        List<Shown> bad = visitors("bad" + round + "-", fakes, 0, 12);
        List<Shown> good = visitors("good" + round + "-", honest, 8, 30);
        bad.forEach(one -> called.put(one.actor(), Called.FAKE));
        good.forEach(one -> called.put(one.actor(), Called.HONEST));
        shown.addAll(bad);
        shown.addAll(good);
    }

    private static List<Shown> visitors(String name, int count, int from, int to) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        List<Double> profile = Collections.nCopies(ProfileFeature.values().length, Double.NaN);
        List<Shown> visitors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> objects =
                    random.ints(4, from, to).mapToObj(each -> "film:" + each).toList();
            visitors.add(new Shown(Entity.of("user", name + i), profile, objects));
        }
        return visitors;
    }
}
