package dev.weir.reviewed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LessonsTest {

    private static final Entity EVE = Entity.of("user", "eve");
    private static final Entity BOB = Entity.of("user", "bob");
    private static final String STREAM = "ratings";

    @ParameterizedTest
    @CsvSource({
        "EXCLUDE, FAKE, FAKE",
        "EXCLUDE, MANIPULATED, FAKE",
        "EXCLUDE, STOLEN_ACCOUNT, NEITHER",
        "EXCLUDE, FAULTY, NEITHER",
        "CLEAR, HONEST, HONEST",
        "CLEAR, CONFIRMED, HONEST",
        "CLEAR, MISTAKE, NEITHER",
        "ALLOW, HONEST, HONEST",
        "ALLOW, CONFIRMED, HONEST",
        "ALLOW, FAULTY, NEITHER",
        "RELEASE, HONEST, HONEST",
        "RELEASE, CONFIRMED, HONEST",
        "RELEASE, DEADLINE, NEITHER",
        "REJECT, FAKE, NEITHER"
    })
    void onlyConfirmedStatesTeach(Action action, Reason reason, Called called) {
        assertThat(taught(said("d1", action, reason, EVE, "ana")).of(EVE)).isEqualTo(called);
    }

    @Test
    void theLastWordAboutAContributorCounts() {
        Decision exclude = said("d1", Action.EXCLUDE, Reason.FAKE, EVE, "ana");
        Decision clear = said("d2", Action.CLEAR, Reason.HONEST, EVE, "ana");
        assertThat(taught(exclude, clear).of(EVE)).isEqualTo(Called.HONEST);
        assertThat(taught(clear, exclude).of(EVE)).isEqualTo(Called.FAKE);
    }

    @Test
    void aWordForAnotherReasonMakesTheOneBeforeVoid() {
        Decision exclude = said("d1", Action.EXCLUDE, Reason.FAKE, EVE, "ana");
        Decision clear = said("d2", Action.CLEAR, Reason.MISTAKE, EVE, "ana");
        assertThat(taught(exclude, clear).of(EVE)).isEqualTo(Called.NEITHER);
    }

    @Test
    void aReleasedEventSaysNothingAgainstAWordAboutItsContributor() {
        Decision exclude = said("d1", Action.EXCLUDE, Reason.FAKE, EVE, "ana");
        Decision release = said("d2", Action.RELEASE, Reason.HONEST, EVE, "ana");
        assertThat(taught(exclude, release).of(EVE)).isEqualTo(Called.FAKE);
        assertThat(taught(release, exclude).of(EVE)).isEqualTo(Called.FAKE);
    }

    @Test
    void aRejectedEventLeavesAReleasedOneAsItWas() {
        Decision release = said("d1", Action.RELEASE, Reason.HONEST, EVE, "ana");
        Decision reject = said("d2", Action.REJECT, Reason.FAULTY, EVE, "ana");
        assertThat(taught(release, reject).of(EVE)).isEqualTo(Called.HONEST);
    }

    @Test
    void whatWasTakenBackLeavesAndTheWordBeforeItReturns() {
        Decision clear = said("d1", Action.CLEAR, Reason.HONEST, EVE, "ana");
        Decision exclude = said("d2", Action.EXCLUDE, Reason.FAKE, EVE, "ana");
        Decision undo = undo("d3", "d2", EVE);
        Decision undoUndo = undo("d4", "d3", EVE);
        assertThat(taught(exclude, undo).of(EVE)).isEqualTo(Called.NEITHER);
        assertThat(taught(clear, exclude, undo).of(EVE)).isEqualTo(Called.HONEST);
        assertThat(taught(clear, exclude, undo, undoUndo).of(EVE)).isEqualTo(Called.FAKE);
    }

    @Test
    void theSameIdAgainIsTheFirstOne() {
        Decision exclude = said("d1", Action.EXCLUDE, Reason.FAKE, EVE, "ana");
        Decision same = said("d1", Action.CLEAR, Reason.HONEST, EVE, "ana");
        assertThat(taught(exclude, same).of(EVE)).isEqualTo(Called.FAKE);
    }

    @Test
    void whatIsAboutAnotherStreamTeachesNothingOfThisOne() {
        Decision elsewhere = said("d1", Action.EXCLUDE, Reason.FAKE, EVE, "ana", List.of("plays"));
        Decision here = said("d1", Action.EXCLUDE, Reason.FAKE, EVE, "ana", List.of("plays", STREAM));
        assertThat(taught(elsewhere).of(EVE)).isEqualTo(Called.NEITHER);
        assertThat(taught(here).of(EVE)).isEqualTo(Called.FAKE);
    }

    @Test
    void whoDecidesAloneTeachesNothing() {
        Decision alone = said("d1", Action.EXCLUDE, Reason.FAKE, EVE, "ana");
        assertThat(Lessons.of(List.of(alone), STREAM).of()).isEmpty();
    }

    @Test
    void ofTheBusiestReviewerTheLatestWordsCount() {
        // Given: ana has three words, the others two
        List<Decision> decisions = List.of(
                said("d1", Action.EXCLUDE, Reason.FAKE, Entity.of("user", "1"), "ana"),
                said("d2", Action.EXCLUDE, Reason.FAKE, Entity.of("user", "2"), "ana"),
                said("d3", Action.EXCLUDE, Reason.FAKE, Entity.of("user", "3"), "ana"),
                said("d4", Action.CLEAR, Reason.HONEST, EVE, "ben"),
                said("d5", Action.CLEAR, Reason.HONEST, BOB, "cleo"));
        // When
        Lessons lessons = Lessons.of(decisions, STREAM);
        // Then
        assertThat(lessons.of()).containsOnlyKeys(Entity.of("user", "3"), EVE, BOB);
        assertThat(lessons.count(Called.FAKE)).isEqualTo(1);
    }

    @Property
    void nobodyHasMoreWordsThanAllOthersTogether(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 3) Integer> reviewers) {
        // Given: a contributor for each decision
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < reviewers.size(); i++) {
            decisions.add(
                    said("d" + i, Action.EXCLUDE, Reason.FAKE, Entity.of("user", "" + i), "r" + reviewers.get(i)));
        }
        // When
        Lessons lessons = Lessons.of(decisions, STREAM);
        // Then
        int all = lessons.of().size();
        for (int reviewer = 0; reviewer < 4; reviewer++) {
            int words = 0;
            for (int i = 0; i < reviewers.size(); i++) {
                words +=
                        reviewers.get(i) == reviewer && lessons.of(Entity.of("user", "" + i)) != Called.NEITHER ? 1 : 0;
            }
            assertThat(2 * words).isLessThanOrEqualTo(all);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Thirds leave 36 of the 72 words that halves leave, then 33 of 71, then 39 of 73.
        "200, 24, 12, 12",
        "200, 24, 11, 35",
        "200, 24, 13, 13",
        // Who has a third is not cut down.
        "60, 60, 60, 60"
    })
    void nobodyHasMoreThanAThirdWhereThatLeavesHalfOfTheWords(int first, int second, int third, int ofTheFirst) {
        // Given
        List<Decision> said = new ArrayList<>();
        int[] words = {first, second, third};
        for (int reviewer = 0; reviewer < words.length; reviewer++) {
            for (int i = 0; i < words[reviewer]; i++) {
                int number = 1_000 * reviewer + i;
                Entity actor = Entity.of("user", "r" + reviewer + "-" + i);
                said.add(said("d" + number, Action.EXCLUDE, Reason.FAKE, actor, "r" + reviewer));
            }
        }
        // When
        Lessons lessons = Lessons.of(said, STREAM);
        // Then
        assertThat(lessons.of().keySet().stream()
                        .filter(actor -> actor.id().startsWith("r0-"))
                        .count())
                .isEqualTo(ofTheFirst);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAKE", "HONEST"})
    void onlySomeContributorsKeepTheirWords(Called called) {
        Lessons lessons = new Lessons(Map.of(EVE, called, BOB, called));
        assertThat(lessons.only(EVE::equals).of()).containsOnlyKeys(EVE).containsValue(called);
    }

    /** What is taught beside as many words of somebody else, about others. */
    private static Lessons taught(Decision... decisions) {
        List<Decision> all = new ArrayList<>(List.of(decisions));
        for (int i = 0; i < decisions.length; i++) {
            all.add(said("other" + i, Action.CLEAR, Reason.HONEST, Entity.of("user", "other" + i), "ben"));
        }
        return Lessons.of(all, STREAM);
    }

    private static Decision said(String id, Action action, Reason reason, Entity actor, String reviewer) {
        return said(id, action, reason, actor, reviewer, action.ofEvent() ? List.of(STREAM) : List.of());
    }

    private static Decision undo(String id, String undoes, Entity actor) {
        return decision(id, Action.UNDO, Reason.MISTAKE, actor, "ana", List.of(), undoes);
    }

    private static Decision said(
            String id, Action action, Reason reason, Entity actor, String reviewer, List<String> streams) {
        return decision(id, action, reason, actor, reviewer, streams, null);
    }

    private static Decision decision(
            String id,
            Action action,
            Reason reason,
            Entity actor,
            String reviewer,
            List<String> streams,
            String undoes) {
        byte[] body = id.getBytes(StandardCharsets.UTF_8);
        long time = 1_000 + Integer.parseInt(id.replaceAll("\\D", ""));
        return new Decision(
                id,
                action,
                actor,
                streams,
                action.ofEvent() ? "ratings/0/1" : null,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                undoes,
                null,
                reason,
                "",
                reviewer,
                time,
                time + 1,
                action == Action.RELEASE ? new Payload(body, body, List.of()) : null);
    }
}
