package dev.weir.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.KnownObjects;
import dev.weir.MovieLens;
import dev.weir.TestSettings;
import dev.weir.actor.ActorMemory;
import dev.weir.actor.Judge;
import dev.weir.event.Entity;
import dev.weir.event.Finding;
import dev.weir.event.Opinion;
import dev.weir.lab.Aim;
import dev.weir.lab.Attack;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Attacked;
import dev.weir.lab.Injection;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import dev.weir.lab.TimeShape;
import dev.weir.model.RateBaselines;
import dev.weir.model.ReviewedModel;
import dev.weir.profile.ShownProfiles;
import dev.weir.reviewed.Called;
import dev.weir.reviewed.Lessons;
import dev.weir.reviewed.Shown;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.StreamSettings;
import dev.weir.support.ReviewedModels;
import dev.weir.verdict.Verdicts;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a model that one attack taught costs honest users about whom nobody decided, event by event in the job's own checks. All
 * fakes and the honest users with an even number were decided about. Every figure is printed.
 */
class ReviewedCostOnRealDataTest {

    private static final long SEED = 100;

    @Test
    void honestUsersAreRarelyCalledFakeAtAnyEvent() throws IOException {
        for (MovieLens data : MovieLens.values()) {
            for (AttackModel taught : List.of(AttackModel.AVERAGE, AttackModel.SEGMENT)) {
                // Given
                Ratings honest = data.read();
                Attacked attacked =
                        Injection.inject(honest, Attack.of(taught, Aim.PUSH, 0.1, 0.03, TimeShape.WEEK, SEED));
                Judge judge = judge(data, learned(attacked, honest));

                // When
                Cost cost = cost(judge, attacked, honest);

                // Then
                System.out.printf(Locale.ROOT, "%s, taught by %s: %s%n", data, taught, cost);
                assertThat(cost.ever).isLessThan(0.05);
            }
        }
    }

    /** Of honest users about whom nobody decided: the share called fake at the last and at any event, and of their events. */
    private record Cost(int users, double last, double ever, double events) {}

    private static Cost cost(Judge judge, Attacked attacked, Ratings honest) {
        KnownObjects objects = new KnownObjects();
        Map<Integer, ActorMemory> memories = new HashMap<>();
        Set<Integer> users = new HashSet<>(honest.users());
        users.removeIf(user -> user % 2 == 0);
        Set<Integer> last = new HashSet<>();
        Set<Integer> ever = new HashSet<>();
        int events = 0;
        int found = 0;
        for (Rating rating : attacked.all().list()) {
            KnownObjects.Met met = objects.meet(rating);
            ActorMemory before = memories.getOrDefault(rating.user(), ActorMemory.empty());
            Judge.Outcome outcome = judge.judge(met.event(), met.context(), before);
            memories.put(rating.user(), outcome.after());
            if (users.contains(rating.user())) {
                boolean called = outcome.passage().verdict().findings().stream()
                        .map(Finding::check)
                        .anyMatch(ReviewedModel.CHECK::equals);
                events++;
                found += called ? 1 : 0;
                last.remove(rating.user());
                if (called) {
                    last.add(rating.user());
                    ever.add(rating.user());
                }
            }
        }
        double all = users.size();
        return new Cost(users.size(), last.size() / all, ever.size() / all, (double) found / events);
    }

    private static ReviewedModel learned(Attacked attacked, Ratings honest) {
        List<Opinion> opinions = attacked.all().list().stream()
                .map(rating -> new Opinion(
                        0,
                        Entity.of("customer", "u" + rating.user()),
                        Entity.of("film", "m" + rating.item()),
                        rating.value(),
                        rating.time()))
                .toList();
        List<Shown> shown =
                ShownProfiles.of(opinions, honest.scale().min(), honest.scale().max());
        Map<Entity, Called> called = new LinkedHashMap<>();
        for (Shown one : shown) {
            int user = Integer.parseInt(one.actor().id().substring(1));
            if (attacked.fakes().contains(user)) {
                called.put(one.actor(), Called.FAKE);
            } else if (user % 2 == 0) {
                called.put(one.actor(), Called.HONEST);
            }
        }
        return ReviewedModels.of("ratings", 1, 1, ReviewedLearner.learn(new Lessons(called), shown));
    }

    private static Judge judge(MovieLens data, ReviewedModel model) throws IOException {
        double least = data.read().scale().min();
        StreamSettings stream =
                TestSettings.parse("""
                        streams:
                          ratings:
                            topic: shop.ratings
                            kind: rating
                            fields: {actor: /user, object: /movie, value: /stars, time: {at: /ts, unit: ms}}
                            scale: {min: %s, max: 5}
                        """.formatted(least)).streamList().get(0);
        return new Judge(
                stream,
                PolicyFile.defaults().on("ratings"),
                RateBaselines.shipped(),
                model,
                new Verdicts("default@1", ""));
    }
}
