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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalTest {

    private static final Signer ANA = Signer.of("ana", Role.LEAD);
    private static final Entity A = Entity.of("customer", "a");
    private static final Entity B = Entity.of("customer", "b");
    private static final Proposal.Effect EFFECT = new Proposal.Effect(2, 1, 3, 4, 5);
    private static final Payload RECORD = Payload.ofValue("{}".getBytes(UTF_8));

    @Test
    void whatIsKeptIsByteForByteWhatWasSigned() {
        // Given
        Proposal proposal = new Proposal(
                "p",
                EFFECT,
                List.of(
                        signed(Decisions.clear("p.1", A), ANA),
                        signed(Decisions.release("p.2", A, "in/0/1", RECORD), ANA),
                        signed(Decisions.clear("p.3", B), ANA)));

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
                                signed(Decisions.clear("p.1", A), ANA),
                                signed(Decisions.by("bob", Decisions.clear("p.2", B)), ANA))))
                .hasMessageContaining("'p.2' of 'bob'; allowed: 'p.2' of 'ana'");
        assertThatThrownBy(() -> new Proposal(
                        "p", EFFECT, List.of(signed(Decisions.clear("p", A), Signer.of("eve", Role.LEAD)))))
                .hasMessageContaining("is not signed by its reviewer");
        assertThatThrownBy(() -> ProposalJson.read("{\"v\":1,\"act\":\"p\",\"records\":[]}".getBytes(UTF_8)))
                .hasMessageContaining("has no decisions");
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
        return new Proposal("p", EFFECT, List.of(signed(decision, ANA)));
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
