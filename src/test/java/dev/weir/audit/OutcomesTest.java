package dev.weir.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Account;
import dev.weir.event.Alert;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Retraction;
import dev.weir.event.Verdict;
import dev.weir.metrics.Heard;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final List<String> STREAMS = List.of("plays", "ratings");
    private static final long NOW = Events.NOON;
    private static final Entity ACTOR = Entity.of("actor", "a");

    private final Heard heard = new Heard();
    private final Books books = new Books(Account.Point.VERDICT, 0, STREAMS);
    private final Outcomes outcomes = new Outcomes(STREAMS, heard.told(), books, () -> NOW);

    @Test
    void countersGoOnWhenTheBooksAreClosed() {
        // Given
        books.count(1, Account.Count.HELD);
        books.close(1);

        // When
        books.count(1, Account.Count.HELD);

        // Then
        assertThat(heard.now("weir_verdicts_total{stream=\"ratings\",verdict=\"held\"}"))
                .isEqualTo(2);
        assertThat(heard.now("weir_verdicts_total{stream=\"plays\",verdict=\"held\"}"))
                .isZero();
        Account second = books.close(2);
        assertThat(second).isNotNull();
        assertThat(second.tallies()).containsExactly(new Account.Tally("ratings", Account.Count.HELD, 1));
    }

    @Test
    void findingsAreCountedByCheckAndWeight() {
        // When
        outcomes.judged(
                event(),
                verdict(0.4, finding("rate", Finding.Weight.HOLDS), finding("profile", Finding.Weight.COUNTS)));
        outcomes.judged(event(), verdict(0.4, finding("rate", Finding.Weight.SHADOW)));

        // Then
        assertThat(heard.now(findings("rate", "holds"))).isEqualTo(1);
        assertThat(heard.now(findings("rate", "shadow"))).isEqualTo(1);
        assertThat(heard.now(findings("profile", "counts"))).isEqualTo(1);
        assertThat(heard.has(findings("company", "counts"))).isFalse();
        assertThat(heard.now("weir_trust_bucket{le=\"0.5\",stream=\"plays\"}")).isEqualTo(2);
    }

    @Test
    void theDelayOfEverySixteenthEventIsMeasuredFromItsArrival() {
        // When
        for (int i = 0; i <= Outcomes.EACH; i++) {
            outcomes.judged(arrived(NOW - 30_000), verdict(1));
        }
        outcomes.judged(event(), verdict(1));

        // Then
        assertThat(heard.now("weir_verdict_seconds_count{stream=\"plays\"}")).isEqualTo(2);
        assertThat(heard.now("weir_verdict_seconds_bucket{le=\"10.0\",stream=\"plays\"}"))
                .isZero();
        assertThat(heard.now("weir_verdict_seconds_bucket{le=\"30.0\",stream=\"plays\"}"))
                .isEqualTo(2);
    }

    @Test
    void aClockAheadOfThisOneDelaysNothing() {
        outcomes.judged(arrived(NOW + 60_000), verdict(1));
        assertThat(heard.now("weir_verdict_seconds_sum{stream=\"plays\"}")).isZero();
    }

    @Test
    void aLineOfAFileNeverArrived() {
        outcomes.judged(arrived(Origin.NO_ARRIVAL), verdict(1));
        assertThat(heard.now("weir_verdict_seconds_count{stream=\"plays\"}")).isZero();
    }

    @Test
    void aRetractionCountsOnTheStreamsItCoversAndOnAllWhereItNamesNone() {
        // When
        outcomes.retracted(retraction(List.of("ratings")));
        outcomes.retracted(retraction(List.of()));

        // Then
        assertThat(heard.now("weir_retractions_total{op=\"retract\",stream=\"ratings\"}"))
                .isEqualTo(2);
        assertThat(heard.now("weir_retractions_total{op=\"retract\",stream=\"plays\"}"))
                .isEqualTo(1);
        assertThat(heard.now("weir_retractions_total{op=\"reinstate\",stream=\"plays\"}"))
                .isZero();
    }

    @Test
    void deadLettersAndAlertsAreCountedByWhatTheySay() {
        // When
        outcomes.dead(
                new DeadLetter(0, Events.at(0).origin(), DeadReason.DUPLICATE, "again", Payload.ofValue(new byte[0])));
        outcomes.alerted(new Alert(1, Alert.Type.BRAKE, "ratings", "the budget is spent", 0));

        // Then
        assertThat(heard.now("weir_dead_letters_total{reason=\"duplicate\",stream=\"plays\"}"))
                .isEqualTo(1);
        assertThat(heard.now("weir_alerts_total{stream=\"ratings\",type=\"brake\"}"))
                .isEqualTo(1);
    }

    private static String findings(String check, String weight) {
        return "weir_findings_total{check=\"" + check + "\",stream=\"plays\",weight=\"" + weight + "\"}";
    }

    private static Event event() {
        return Events.at(Events.NOON);
    }

    private static Event arrived(long arrival) {
        Event event = event();
        return new Event(
                event.stream(),
                new Origin("in", 0, 1, arrival),
                event.eventId(),
                event.actor(),
                event.identity(),
                event.object(),
                event.value(),
                event.action(),
                event.time(),
                event.timing(),
                event.offBy(),
                event.payload());
    }

    private static Verdict verdict(double trust, Finding... findings) {
        return new Verdict(Verdict.Ruling.ADMIT, trust, List.of(findings), "default@1", "");
    }

    private static Finding finding(String check, Finding.Weight weight) {
        return new Finding(check, Family.RATE, 5, 1, 1, 1, "events", "sentence", List.of(), weight);
    }

    private static Retraction retraction(List<String> streams) {
        return new Retraction(
                "r1", Retraction.Op.RETRACT, ACTOR, streams, Long.MIN_VALUE, List.of(), null, "reason", null, 0);
    }
}
