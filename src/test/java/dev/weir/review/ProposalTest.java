package dev.weir.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.decide.DecisionJson;
import dev.weir.decide.Decisions;
import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import dev.weir.settings.FourEyes;
import dev.weir.sign.Jws;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalTest {

    private static final Signer ANA = Signer.of("ana", Role.LEAD);
    private static final Entity A = Entity.of("customer", "a");
    private static final Entity B = Entity.of("customer", "b");
    private static final Proposal.Effect EFFECT = new Proposal.Effect(2, 1, 3, 4, 1);
    private static final Payload RECORD = Payload.ofValue("{}".getBytes(UTF_8));

    @Test
    void whatIsKeptIsByteForByteWhatWasSigned() {
        // Given
        Proposal proposal = new Proposal(
                "p",
                EFFECT,
                List.of(
                        signed(Decisions.honest(Decisions.clear("p.1", A)), ANA),
                        signed(Decisions.honest(Decisions.release("p.2", A, "in/0/1", RECORD)), ANA),
                        signed(Decisions.honest(Decisions.clear("p.3", B)), ANA)));

        // When
        Proposal back = ProposalJson.read(ProposalJson.of(proposal));

        // Then
        assertThat(back.records()).usingRecursiveComparison().isEqualTo(proposal.records());
        assertThat(back.effect()).isEqualTo(EFFECT);
        assertThat(back.id()).isEqualTo("p");
        assertThat(back.act().target()).isEqualTo(new Target.Contributors(List.of(A, B)));
    }

    @Test
    void anActIsReadFromItsDecisions() {
        assertThat(of(Decisions.release("p", A, "in/0/1", RECORD)).act().target())
                .isEqualTo(new Target.Events(List.of("in/0/1")));
        assertThat(of(Decisions.undo("p", A, "d0")).act().target()).isEqualTo(new Target.Decisions(List.of("d0")));
        assertThat(of(Decisions.allow("p", A, 77)).act().until()).isEqualTo(77);
    }

    @Test
    void whatIsNoActOfOneReviewerIsRefused() {
        assertThatThrownBy(() -> of(Decisions.clear("q", A)))
                .hasMessageContaining("decision 1 is 'q' of 'ana'; allowed: 'p'");
        assertThatThrownBy(() -> new Proposal(
                        "p",
                        EFFECT,
                        List.of(
                                signed(Decisions.honest(Decisions.clear("p.1", A)), ANA),
                                signed(Decisions.by("bob", Decisions.clear("p.2", B)), ANA))))
                .hasMessageContaining("'p.2' of 'bob'; allowed: 'p.2' of 'ana'");
        assertThatThrownBy(() -> new Proposal(
                        "p", EFFECT, List.of(signed(Decisions.clear("p", A), Signer.of("eve", Role.LEAD)))))
                .hasMessageContaining("is not signed by its reviewer");
        assertThatThrownBy(() -> ProposalJson.read("{\"v\":1,\"act\":\"p\",\"records\":[]}".getBytes(UTF_8)))
                .hasMessageContaining("has no decisions");
    }

    /** A second person is shown the act of the first decision, and signs all of them. */
    @Test
    void whatTheActDoesNotSayCannotStandAmongItsDecisions() {
        Decision clear = Decisions.honest(Decisions.clear("p.1", A));
        for (Decision smuggled : List.of(
                Decisions.honest(Decisions.allow("p.2", B, Long.MAX_VALUE)),
                Decisions.honest(Decisions.allow("p.2", A, Long.MAX_VALUE)),
                Decisions.honest(Decisions.exclude("p.2", B, 0)),
                Decisions.honest(Decisions.undo("p.2", B, "d0")),
                Decisions.honest(Decisions.release("p.2", B, "in/0/1", RECORD)),
                Decisions.honest(Decisions.release("p.2", null, "in/0/1", RECORD)),
                Decisions.ofCampaign("c@3", Decisions.honest(Decisions.clear("p.2", B))),
                Decisions.clear("p.2", B),
                Decisions.honest(Decisions.at(Decisions.TIME + 1, Decisions.clear("p.2", B))))) {
            assertThatThrownBy(() -> of(smuggled.action() == Action.RELEASE ? 1 : 0, clear, smuggled))
                    .as(smuggled.toString())
                    .hasMessageContaining("decision 2, ")
                    .hasMessageContaining("is not of the act that begins with clear of customer:a");
        }
        assertThatThrownBy(() ->
                        of(1, Decisions.release("p.1", A, "in/0/1", RECORD), Decisions.allow("p.2", A, Long.MAX_VALUE)))
                .hasMessageContaining("decision 2, allow of customer:a");
        assertThatThrownBy(() -> of(0, Decisions.allow("p.1", A, 77), Decisions.allow("p.2", B, Long.MAX_VALUE)))
                .hasMessageContaining("decision 2, allow of customer:b");
        assertThatThrownBy(() -> of(0, Decisions.exclude("p.1", A, 77), Decisions.exclude("p.2", B, 78)))
                .hasMessageContaining("decision 2, exclude of customer:b");
        assertThatThrownBy(() -> of(
                        0,
                        Decisions.relabel("p.1", "s", "in/0/1", "yes"),
                        Decisions.relabel("p.2", "s", "in/0/2", "no")))
                .hasMessageContaining("decision 2, relabel of in/0/2");
    }

    @Test
    void aContributorIsClearedBeforeItsEventsGoOutWithIt() {
        assertThatThrownBy(() -> of(
                        1,
                        Decisions.honest(Decisions.clear("p.1", A)),
                        Decisions.honest(Decisions.release("p.2", B, "in/0/1", RECORD)),
                        Decisions.honest(Decisions.clear("p.3", B))))
                .hasMessageContaining("decision 2, release of customer:b");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3})
    void whatGoesToTrainingIsWhatTheFirstSignerSaw(long said) {
        assertThatThrownBy(() -> of(
                        said,
                        Decisions.release("p.1", A, "in/0/1", RECORD),
                        Decisions.release("p.2", B, "in/0/2", RECORD)))
                .hasMessageContaining("says that " + said + " held events go to training, and its decisions release 2");
    }

    @ParameterizedTest
    @CsvSource({
        "CLEAR,   c@3, clear,    RELEASE_CAMPAIGN",
        "CLEAR,      , clear,",
        "CLEAR,      , excluded, UNDO_EXCLUDE",
        "UNDO,       , excluded, UNDO_EXCLUDE",
        "UNDO,       , clear,",
        "ALLOW,      , clear,    ALLOW",
        "EXCLUDE, c@3, excluded,",
    })
    void whatOfAnActTakesASecondPerson(Action action, String campaign, String standing, FourEyes expected) {
        Plan plan = new Plan(
                Act.of(
                        action,
                        action == Action.UNDO
                                ? new Target.Decisions(List.of("d0"))
                                : new Target.Contributors(List.of(A)),
                        Reason.MISTAKE,
                        ""),
                Facts.ofContributors(
                        List.of(new Facts.Contributor(A, standing, Tenure.NEW, 0, 0, List.of(), 0)), campaign),
                List.of());

        assertThat(Proposal.asked(EnumSet.allOf(FourEyes.class), plan)).isEqualTo(expected);
        assertThat(Proposal.asked(Set.of(), plan)).isNull();
    }

    private static Proposal of(Decision decision) {
        return of(decision.action() == Action.RELEASE ? 1 : 0, decision);
    }

    private static Proposal of(long releases, Decision... decisions) {
        return new Proposal(
                "p",
                new Proposal.Effect(1, 0, 0, 0, releases),
                Stream.of(decisions).map(one -> signed(one, ANA)).toList());
    }

    private static Desk.Signed signed(Decision decision, Signer signer) {
        byte[] value = DecisionJson.of(decision);
        return new Desk.Signed(
                decision.subject().getBytes(UTF_8),
                value,
                Jws.sign(value, signer.reviewer().name(), signer.key()).getBytes(UTF_8),
                null);
    }
}
