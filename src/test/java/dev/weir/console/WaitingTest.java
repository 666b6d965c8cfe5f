package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.index.Tape;
import dev.weir.review.SentActs;
import dev.weir.topics.ClusterFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private final ExecutorService reader = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        reader.shutdownNow();
    }

    @Test
    void anActHasNoAnswersUntilTheyCame() throws Exception {
        // Given
        CountDownLatch arrives = new CountDownLatch(1);
        List<Answer> answers = List.of(answer("act"));
        Waiting waiting = new Waiting(
                sent -> {
                    await(arrives);
                    return answers;
                },
                reader);

        // When
        waiting.add("ana", SentActs.of("act"));

        // Then
        assertThat(waiting.of("ana", "act").answers()).isNull();
        arrives.countDown();
        allRead();
        assertThat(waiting.of("ana", "act").answers()).isEqualTo(answers);
    }

    @Test
    void anActIsAppliedWhenThePagesShowIt() {
        AtomicInteger looks = new AtomicInteger();
        List<Answer> answers = List.of(answer("act"));

        List<Answer> shown = Waiting.shown(answers, one -> looks.incrementAndGet() > 2, Duration.ofMinutes(1));

        assertThat(shown).isEqualTo(answers);
        assertThat(looks).hasValue(3);
    }

    /** Of a thousand answers one may be late: the others are not asked for again with each look. */
    @Test
    void whatThePagesShowIsNotLookedForAgain() {
        List<String> looks = new ArrayList<>();
        List<Answer> answers = List.of(answer("first"), answer("late"));

        Waiting.shown(
                answers,
                one -> {
                    looks.add(one.decision());
                    return one == answers.get(0) || looks.size() > 3;
                },
                Duration.ofMinutes(1));

        assertThat(looks).filteredOn(answers.get(0).decision()::equals).hasSize(1);
        assertThat(looks).hasSize(4);
    }

    @Test
    void pagesThatAreFarBehindHoldNobodyUp() {
        List<Answer> answers = List.of(answer("act"));

        assertThat(Waiting.shown(answers, one -> false, Duration.ofMillis(1))).isEqualTo(answers);
    }

    @Test
    void whoDidNotSendItIsToldNothing() throws Exception {
        Waiting waiting = new Waiting(sent -> List.of(answer(sent.act())), reader);
        waiting.add("ana", SentActs.of("act"));
        allRead();

        assertThat(waiting.of("ana", "act").answers()).hasSize(1);
        assertThatThrownBy(() -> waiting.of("bob", "act")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> waiting.of("ana", "another"))
                .hasMessageContaining("not waited for any more")
                .extracting(refusal -> ((Refusal) refusal).status())
                .isEqualTo(404);
    }

    @Test
    void whereKafkaDoesNotAnswerNothingWasAnswered() throws Exception {
        Waiting waiting = new Waiting(
                sent -> {
                    throw ClusterFailures.noBroker();
                },
                reader);
        waiting.add("ana", SentActs.of("act"));
        allRead();

        assertThat(waiting.of("ana", "act").answers()).isEmpty();
    }

    @Test
    void whateverFailsNobodyWaitsForEver() throws Exception {
        Waiting waiting = new Waiting(
                sent -> {
                    throw new IllegalStateException("a record that is no answer");
                },
                reader);
        waiting.add("ana", SentActs.of("act"));
        allRead();

        assertThat(waiting.of("ana", "act").answers()).isEmpty();
    }

    @Test
    void theNewestTwoHundredAreKept() throws Exception {
        Waiting waiting = new Waiting(sent -> List.of(), reader);
        for (int i = 0; i < 200; i++) {
            waiting.add("ana", SentActs.of("act" + i));
        }
        allRead();
        assertThat(waiting.of("ana", "act0").answers()).isEmpty();

        waiting.add("ana", SentActs.of("one too many"));

        assertThatThrownBy(() -> waiting.of("ana", "act0")).isInstanceOf(Refusal.class);
        assertThat(waiting.of("ana", "act1").owner()).isEqualTo("ana");
    }

    /** What was asked before is done: the reader does one thing after the other. */
    private void allRead() throws Exception {
        reader.submit(() -> {}).get();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(String act) {
        Decision decision = Tape.ofActor(act, Decision.Action.CLEAR, "a", Long.MIN_VALUE, Tape.NOON);
        return new Answer(
                decision.id(),
                decision.action(),
                decision.subject(),
                Answer.Outcome.APPLIED,
                "cleared",
                0,
                0,
                decision.reviewer(),
                null,
                decision.time());
    }
}
